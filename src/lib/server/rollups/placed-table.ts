import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Measure } from '#lib/measures/measure.ts';
import { countPlacedRows, fillTables } from '#lib/server/rollups/count-placed.ts';
import type { Counted } from '#lib/server/rollups/count-placed.ts';
import type { PlacedRows, Shape } from '#lib/server/rollups/placed-rows.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { fillSql } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

/** The days that rows are dated from and to; null where none is dated. */
export type Span = { first_on: string | null; last_on: string | null };

const rowsRow = z.object({ rows: z.number() });
const spanRow = z.object({
	shared: z.number(),
	first_on: z.string().nullable(),
	last_on: z.string().nullable()
});

// At most some hundred megabytes: enough for a clinic's measures to be counted together.
const enough = 3_000_000;
const table = 'rollup_placed';

const filled = (template: string, fragments: Record<string, string> = {}): string =>
	fillSql(rollupTemplate(template), { table, ...fragments });

/** Where the placed rows of a measure are kept, and how they are read: see Placed. */
export type KeptRows = { table: string } & Pick<Counted, 'shared' | 'shift' | 'sums'>;

/**
 * The table of placed rows. Those of one shape are counted together, as to plan a statement costs as much as to count
 * the rows of one measure; they are counted where the next are of another shape, or `mostWaiting` wait. So the table stays
 * short however many measures there are. What was counted is kept, for questions about several dimensions together.
 */
export function openPlacedTable(
	db: DuckDBConnection,
	measures: readonly Measure[],
	mostWaiting = enough
) {
	const numbers = new Map(measures.map(({ id }, at) => [id, at]));
	const numberOf = ({ id }: Measure): number => numbers.get(id) ?? -1;
	const spans = new Map<number, Span>();
	const shapes: string[] = [];
	const kept = new Map<string, KeptRows>();
	let waiting: { shape: Shape; counted: Counted[] } | undefined;
	let next = 0;

	/** The table in which rows of a shape are kept. */
	function keptIn(shape: Shape): string {
		const looks = JSON.stringify(shape);
		if (!shapes.includes(looks)) shapes.push(looks);
		return `rolled.placed_${shapes.indexOf(looks)}`;
	}

	function noteKept({ shape, counted }: { shape: Shape; counted: readonly Counted[] }): void {
		for (const { measure, shared, shift, sums } of counted)
			kept.set(measure.id, { table: keptIn(shape), shared, shift, sums });
	}

	async function count(): Promise<void> {
		const [first] = waiting?.counted ?? [];
		if (!waiting || !first) return;
		const query = { name: 'roll-ups', sql: filled('spans'), row: spanRow };
		for (const { shared, ...span } of await runQuery(db, query)) spans.set(shared, span);
		const rows = { kept: keptIn(waiting.shape) };
		const statements = [
			filled('make_kept', rows),
			filled('keep_placed', rows),
			...countPlacedRows(table, waiting.shape, first),
			filled('drop_placed'),
			...fillTables(waiting.counted)
		];
		for (const sql of statements) await runStatements(db, 'roll-ups', sql);
		noteKept(waiting);
		waiting = undefined;
	}

	async function isLong(): Promise<boolean> {
		const query = { name: 'roll-ups', sql: filled('count_placed'), row: rowsRow };
		return ((await runQuery(db, query))[0]?.rows ?? 0) >= mostWaiting;
	}

	return {
		/** The number of a measure in the tables of roll-ups. */
		numberOf,
		/** The days that rows are dated by; known once they are counted. */
		spanOf: (shared: number): Span => spans.get(shared) ?? { first_on: null, last_on: null },
		/** Where the rows of a measure are kept; known once they are counted. */
		keptOf: ({ id }: Measure): KeptRows | null => kept.get(id) ?? null,
		/** Counts what waits where it is of another shape than what comes next, or has become much. */
		makeRoom: async (shape: Shape): Promise<void> => {
			if (!waiting) return;
			const isOther = JSON.stringify(waiting.shape) !== JSON.stringify(shape);
			if (isOther || (await isLong())) await count();
		},
		/** Places rows beside those of the same shape that wait; gives the number of these rows. */
		add: async (rowsAs: (number: number) => PlacedRows): Promise<number> => {
			const shared = next++;
			const { shape, sql, parameters, placed } = rowsAs(shared);
			const statement = filled(waiting ? 'add_placed' : 'start_placed', { placed: sql });
			await runStatements(db, 'roll-ups', statement, parameters);
			waiting ??= { shape, counted: [] };
			waiting.counted.push(
				...placed.map((each) => ({ ...each, shared, number: numberOf(each.measure) }))
			);
			return shared;
		},
		/** Counts what is not counted yet. */
		finish: count
	};
}

export type PlacedTable = ReturnType<typeof openPlacedTable>;
