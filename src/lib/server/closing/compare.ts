import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { compareFrozen } from '#lib/measures/closed-figures.ts';
import type { ComparedNumber, FrozenFigure } from '#lib/measures/closed-figures.ts';
import { causeOf } from '#lib/measures/late-records.ts';
import type { LateRecord } from '#lib/measures/late-records.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { changedRows } from '#lib/server/closing/changed-rows.ts';
import type { ClosingPorts } from '#lib/server/closing/freeze.ts';
import {
	changedDefinitions,
	freezeDefinitions,
	readFrozenDefinitions
} from '#lib/server/closing/frozen-definitions.ts';
import type { ChangedDefinitions } from '#lib/server/closing/frozen-definitions.ts';
import { askAgain, readFrozenFigures } from '#lib/server/closing/frozen-figures.ts';
import { readFrozenLake } from '#lib/server/closing/package-manifest.ts';
import { sourceTables } from '#lib/server/closing/source-tables.ts';
import {
	besideFiles,
	closingSql,
	linkColumnOf,
	standRecords
} from '#lib/server/closing/standing.ts';
import { literal } from '#lib/server/sql-file.ts';
import { currentManifest, snapshotPath } from '#lib/server/warehouse/manifest.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

/** A closed month held against what is known now. */
export type MonthCompared = {
	/** Every frozen number beside the same number now. */
	numbers: ComparedNumber[];
	/** For each measure whose figure of the month moved by the data: the records it counts otherwise. */
	records: Map<string, LateRecord[]>;
	definitions: ChangedDefinitions;
};

const movedSchema = z.object({
	measure: z.string(),
	record: z.string(),
	part: z.string(),
	change: z.string()
});
type MovedRecord = z.infer<typeof movedSchema>;

async function findMoved(
	db: DuckDBConnection,
	measures: readonly Measure[],
	month: string,
	frozen: string
): Promise<MovedRecord[]> {
	await standRecords(db, measures, month);
	const sql = closingSql('moved_records', { frozen: literal(frozen) });
	const query = { name: 'closing/moved_records', sql, row: movedSchema };
	return runQuery(db, query, { measures: measures.map(({ id }) => id) });
}

/** Tables that join the stays of one person: a record may move because of another stay. */
const ofPeople = 'journey_stay';

async function linkRecords(
	db: DuckDBConnection,
	measures: readonly Measure[],
	moved: MovedRecord[]
) {
	await runStatements(db, 'closing/linked_table', closingSql('linked_table'));
	const link = async (name: string, records: string[], parameters = {}) => {
		if (records.length === 0) return;
		const query = { name: `closing/${name}`, sql: closingSql(name), row: z.unknown() };
		await runQuery(db, query, { records: [...new Set(records)], ...parameters });
	};
	const of = (chosen: readonly Measure[]) => {
		const ids = new Set(chosen.map(({ id }) => id));
		return moved.filter(({ measure }) => ids.has(measure)).map(({ record }) => record);
	};
	const columns = [...new Set(measures.map(({ unit }) => linkColumnOf(unit)))];
	for (const column of columns) {
		const own = measures.filter(({ unit }) => linkColumnOf(unit) === column);
		await link('link_records', of(own), { link_column: column });
	}
	await link('link_people', of(measures.filter((each) => sourceTables(each).has(ofPeople))));
	return columns;
}

const partWords = ({ unit }: Measure, { record, part }: MovedRecord): string => {
	if (part === '') return record;
	return `${record} ${unit === 'week' ? 'week' : unit === 'survey_answer' ? 'item' : 'line'} ${part}`;
};

async function lateRecords(
	{ folder, catalogue }: ClosingPorts,
	month: string,
	path: string,
	measures: readonly Measure[]
): Promise<Map<string, LateRecord[]>> {
	const { snapshot, batches } = await currentManifest(folder);
	const then = new Set((await readFrozenLake(path)).batches.map(({ id }) => id));
	const states = {
		was: batches.filter(({ id }) => then.has(id)).map((batch) => ({ ...batch, isUndone: false })),
		now: batches.filter(({ isUndone }) => !isUndone)
	};
	const spill = join(folder.staging, `compare-${month}-${process.pid}-${performance.now()}`);
	return besideFiles(snapshotPath(folder, snapshot), spill, async (db) => {
		const moved = await findMoved(db, measures, month, join(path, 'records.parquet'));
		const columns = await linkRecords(db, measures, moved);
		const rows = await changedRows(db, folder, states, columns);
		const found = new Map<string, LateRecord[]>(measures.map(({ id }) => [id, []]));
		for (const each of moved) {
			const measure = catalogue.get(each.measure);
			const sources = sourceTables(measure);
			const own = (rows.get(linkColumnOf(measure.unit))?.get(each.record) ?? []).filter(
				({ table }) => sources.has(table)
			);
			found.get(measure.id)?.push({
				record: partWords(measure, each),
				change: each.change,
				cause: causeOf(own),
				rows: own
			});
		}
		return found;
	});
}

/** The measures whose figure of the month moved, and not by their own definition. */
function movedByData(
	{ catalogue }: ClosingPorts,
	numbers: readonly ComparedNumber[],
	{ measures: redefined }: ChangedDefinitions
): Measure[] {
	const moved = numbers.filter(
		({ scope, isMoved, measure }) => scope === 'month' && isMoved && !redefined.includes(measure)
	);
	const ids = new Set(moved.map(({ measure }) => measure));
	return catalogue.list().filter(({ id }) => ids.has(id));
}

async function readPackage({ folder, catalogue }: ClosingPorts, path: string) {
	const read = (name: string) => readFile(join(path, name), 'utf8');
	const was = readFrozenDefinitions(await read('definitions.json'));
	const ids = new Set(was.definitions.map(({ id }) => id));
	return {
		before: readFrozenFigures(await read('figures.json')),
		definitions: changedDefinitions(was, await freezeDefinitions(folder, catalogue, ids)),
		snapshot: (await readFrozenLake(path)).snapshot
	};
}

type Package = Awaited<ReturnType<typeof readPackage>>;

async function compare(
	ports: ClosingPorts,
	at: { month: string; path: string },
	{ before, definitions }: Package,
	now: readonly FrozenFigure[]
): Promise<MonthCompared> {
	const numbers = compareFrozen(before, now);
	const measures = movedByData(ports, numbers, definitions);
	const records =
		measures.length === 0
			? new Map<string, LateRecord[]>()
			: await lateRecords(ports, at.month, at.path, measures);
	return { numbers, records, definitions };
}

/** Holds a closed month's package against the figures that its next version keeps. Throws QueryFailed. */
export const compareWith = async (
	ports: ClosingPorts,
	month: string,
	path: string,
	now: readonly FrozenFigure[]
): Promise<MonthCompared> => compare(ports, { month, path }, await readPackage(ports, path), now);

/**
 * Holds a closed month's package against what is known now. Where nothing was loaded or redefined since, nothing is
 * asked. Throws QueryFailed.
 */
export async function compareMonth(
	ports: ClosingPorts,
	month: string,
	path: string
): Promise<MonthCompared> {
	const found = await readPackage(ports, path);
	const { measures, words } = found.definitions;
	const { snapshot } = await currentManifest(ports.folder);
	const isSame = found.snapshot === snapshot && measures.length + words.length === 0;
	const now = isSame ? found.before : await askAgain(ports, found.before);
	return compare(ports, { month, path }, found, now);
}
