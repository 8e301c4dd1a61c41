import { rm, mkdir } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { kindColumns } from '#lib/measures/measure.ts';
import type { Measure, Unit } from '#lib/measures/measure.ts';
import { daysOf } from '#lib/server/closing/month.ts';
import { filterParameters, placedSql } from '#lib/server/figures/kind-queries.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { openBesideFiles } from '#lib/server/warehouse/open-duckdb.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

/** The column that names a unit's record for good, and what tells its parts apart; a number of a snapshot does not. */
const records: Record<Unit, [record: string, part?: string]> = {
	episode: ['episode_id'],
	journey: ['episode_id'],
	session: ['episode_id'],
	week: ['episode_id', 'week'],
	claim_line: ['claim_id', 'line_no'],
	claim: ['claim_id'],
	answer: ['claim_id', 'line_no'],
	appeal: ['claim_id', 'line_no'],
	authorization: ['authorization_id'],
	survey: ['survey_id'],
	survey_answer: ['survey_id', 'survey_item'],
	referral: ['referral_id']
};

/** The column of the contract's tables by which the records of a unit are found in the lake. */
export const linkColumnOf = (unit: Unit): string => records[unit][0];

/** The text of queries/closing/<name>.sql, filled. */
export const closingSql = (name: string, fragments: Record<string, string> = {}): string =>
	fillSql(readSqlFile(`closing/${name}.sql`).sql, fragments);

const asText = (column: string): string => `coalesce(${identifier(column)}::varchar, '')`;

function standingQuery(measure: Measure, month: string) {
	const question = {
		measure: measure.id,
		...daysOf(month),
		where: {},
		audience: 'inside' as const
	};
	const [record, part] = records[measure.unit];
	const competing = measure.competing === undefined ? [] : ['competing'];
	const counted = [...kindColumns[measure.kind], ...competing];
	const own = [record, ...(part === undefined ? [] : [part])];
	const placed = placedSql(measure, question, { more: own });
	const parameters = { ...measure.parameters, ...filterParameters(question) };
	const steps = ['step_0', ...Object.keys(measure.ledger).map((_, at) => `step_${at + 1}`)];
	return {
		sql: closingSql('standing', {
			placed,
			record: asText(record),
			part: part === undefined ? "''" : asText(part),
			steps: steps.map((step) => `${step}::integer`).join(' + '),
			counted_as: `concat_ws(' ', ${counted.map(asText).join(', ')})`
		}),
		parameters: { ...parameters, standing_measure: measure.id }
	};
}

/** Fills the temporary table `standing` of `db` with the records that the measures count in a month. */
export async function standRecords(
	db: DuckDBConnection,
	measures: readonly Measure[],
	month: string
): Promise<void> {
	await runStatements(db, 'closing/standing_table', closingSql('standing_table'));
	for (const measure of measures) {
		const { sql, parameters } = standingQuery(measure, month);
		await runQuery(db, { name: `${measure.id} standing`, sql, row: z.unknown() }, parameters);
	}
}

/** Runs `work` on a snapshot that may be held beside files; what does not fit in memory goes to `spillFolder`. */
export async function besideFiles<T>(
	snapshot: string,
	spillFolder: string,
	work: (db: DuckDBConnection) => Promise<T>
): Promise<T> {
	await mkdir(spillFolder, { recursive: true });
	const instance = await openBesideFiles(snapshot, spillFolder);
	const db = await instance.connect();
	try {
		return await work(db);
	} finally {
		db.closeSync();
		instance.closeSync();
		await rm(spillFolder, { recursive: true, force: true });
	}
}

/** Writes the records that the measures count in a month as Parquet, in one order. Throws QueryFailed. */
export const writeStanding = async (
	db: DuckDBConnection,
	measures: readonly Measure[],
	month: string,
	path: string
): Promise<void> => {
	await standRecords(db, measures, month);
	const sql = closingSql('write_standing', { path: literal(path) });
	await runStatements(db, 'closing/write_standing', sql);
};
