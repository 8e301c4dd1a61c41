import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrozenFigure } from '#lib/measures/closed-figures.ts';
import { readFrozenDefinitions } from '#lib/server/closing/frozen-definitions.ts';
import type { FrozenDefinitions } from '#lib/server/closing/frozen-definitions.ts';
import { readFrozenFigures } from '#lib/server/closing/frozen-figures.ts';
import { readFrozenLake } from '#lib/server/closing/package-manifest.ts';
import type { FrozenLake } from '#lib/server/closing/package-manifest.ts';
import { sourceTables } from '#lib/server/closing/source-tables.ts';

/** An export file that was in force when a month was closed; `at` is its place in the receipt of its load. */
export type FrozenFile = {
	file: string;
	table: string;
	sha256: string;
	batch: string;
	loadedAt: string;
	at: number;
};

/** What a closed month keeps behind the figures of one measure: all of them, its definition, and the files they came from. */
export type FrozenLedger = {
	figures: FrozenFigure[];
	definition: FrozenDefinitions['definitions'][number];
	files: FrozenFile[];
};

/** The files that hold rows of these tables, in the order they were loaded. */
const filesOf = ({ batches }: FrozenLake, tables: ReadonlySet<string>): FrozenFile[] =>
	batches.flatMap(({ id, loaded_at: loadedAt, files }) =>
		files.flatMap(({ file, table, sha256 }, at) =>
			table !== null && tables.has(table) ? [{ file, table, sha256, batch: id, loadedAt, at }] : []
		)
	);

/** Reads what the package at `path` keeps of a measure; undefined where it keeps nothing. Throws where it is damaged. */
export async function readFrozenLedger(
	path: string,
	measure: string
): Promise<FrozenLedger | undefined> {
	const read = (name: string) => readFile(join(path, name), 'utf8');
	const { definitions } = readFrozenDefinitions(await read('definitions.json'));
	const definition = definitions.find(({ id }) => id === measure);
	const all = readFrozenFigures(await read('figures.json'));
	const figures = all.filter((figure) => figure.measure.id === measure);
	if (!definition || figures.length === 0) return undefined;
	const files = filesOf(await readFrozenLake(path), sourceTables(definition));
	return { figures, definition, files };
}
