import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { dimensionsOf } from '#lib/measures/dimensions.ts';
import type { Figure, Question, SeriesPoint } from '#lib/measures/figure.ts';
import { periods } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { ledgerCounts, standingsOf } from '#lib/measures/standing.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { askStandings, rowHead } from '#lib/server/figures/ask-rows.ts';
import { rowsQuery } from '#lib/server/figures/row-queries.ts';
import type { RowValue } from '#lib/server/figures/ask-rows.ts';
import type { RowChoice } from '#lib/server/figures/row-queries.ts';
import { arrowOf } from '#lib/server/figures/rows-arrow.ts';
import { csvOf } from '#lib/server/figures/rows-csv.ts';
import { openChunks } from '#lib/server/warehouse/run-query.ts';
import { catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { readAll, rowsIn, valuesOf } from './read-all.ts';
import { smallNetwork } from './small-network.ts';

const asked = (measure: string, more: Partial<Question> = {}): Question => ({
	measure,
	where: {},
	audience: 'inside',
	...more
});

async function rowsOf(db: DuckDBConnection, question: Question, choice: RowChoice = {}) {
	return valuesOf(db, { question, choice });
}

async function standOf(db: DuckDBConnection, question: Question, choice: RowChoice = {}) {
	const found = await askStandings(db, catalogue, question, choice);
	return Object.fromEntries(found.map(({ stands, units }) => [stands, units]));
}

describe('three stays', () => {
	const stay = (episode_id: string, discharged_on: string, discharge_reason: string) => ({
		episode_id,
		site: 'North, upper floor',
		admitted_on: '2025-01-02',
		discharged_on,
		discharge_reason
	});
	const episode = [
		stay('e1', '2025-01-30', 'completed'),
		stay('e2', '2025-02-03', 'left_early'),
		stay('=e3', '2025-02-01', 'unknown')
	];
	let db: DuckDBConnection;
	beforeAll(async () => {
		db = await warehouseWith({ episode }, '2025-12-31');
	});

	test('each row says where it stands, when it was, and which steps it passed', async () => {
		const rows = await rowsOf(db, asked('completion'));
		expect(rows.map((row) => row.slice(0, 6))).toEqual([
			['success', 'e1', '2025-01-30', true, true, true],
			['left:known', '=e3', '2025-02-01', true, false, false],
			['without', 'e2', '2025-02-03', true, true, false]
		]);
	});

	test('rows can be of one point, at one place, and in the order of a column', async () => {
		const months = asked('completion', { by: 'month' });
		const keys = async (choice: RowChoice) =>
			(await rowsOf(db, months, choice)).map(([, key]) => key);
		expect(await keys({ bucket: '2025-02' })).toEqual(['=e3', 'e2']);
		expect(await keys({ bucket: '2025-02', stands: 'counted' })).toEqual(['e2']);
		expect(await keys({ stands: 'left:known' })).toEqual(['=e3']);
		expect(await keys({ sort: 'date', isDescending: true })).toEqual(['e2', '=e3', 'e1']);
		expect(await keys({ sort: 'episode_id' })).toEqual(['=e3', 'e1', 'e2']);
	});

	test('a column, a place, a day or a group there is not is refused, and so is the audience outside', async () => {
		const refused: [RowChoice, RegExp, Partial<Question>?][] = [
			[{ sort: 'name' }, /no column name/],
			[{ stands: 'left:gone' }, /no place left:gone/],
			[{ at: '3' }, /neither days nor weeks/],
			[{ bucket: '2025-02' }, /ask with by/],
			[{}, /inside only/, { audience: 'outside' }]
		];
		for (const [choice, message, more] of refused)
			await expect(rowsOf(db, asked('completion', more), choice)).rejects.toThrow(message);
		await expect(rowsOf(db, asked('retention_curve'), { at: 'x' })).rejects.toThrow(/number/);
		const outside = asked('completion', { audience: 'outside' });
		await expect(standOf(db, outside)).rejects.toThrow(/inside only/);
	});

	test('the CSV and the Arrow file hold the same rows, and a spreadsheet runs none of them', async () => {
		const question = asked('completion');
		const head = rowHead(catalogue.get('completion'));
		const [csv, arrow] = [csvOf(head), arrowOf(head, new Map())];
		for (const gatherer of [csv, arrow]) await readAll(db, { question, choice: {} }, gatherer.take);
		const lines: string[][] = parse(Buffer.from(csv.finish()));
		expect(lines[0]).toEqual(head.map(({ name }) => name));
		expect(lines.map(([, key]) => key)).toEqual(['episode_id', 'e1', "'=e3", 'e2']);
		expect(lines[1]).toContain('North, upper floor');
		const table = tableFromIPC(arrow.finish());
		const rows = await rowsOf(db, question);
		expect(head.map(({ name }) => table.getChild(name)?.get(1) as RowValue)).toEqual(rows[1]);
		expect(table.numRows).toBe(3);
	});
});

/** Days with an event, and with what follows; a curve's point is of those still followed on its day. */
const pointChoice = ({ asked: { by } }: Figure, point: SeriesPoint): RowChoice => {
	const axis = Object.keys(point.by).find((name) => name !== by);
	return {
		...(by !== undefined && { bucket: `${point.by[by]}` }),
		...(axis !== undefined && { at: `${point.by[axis]}` })
	};
};

describe('whatever is asked of the small network', () => {
	let db: DuckDBConnection;
	beforeAll(async () => {
		db = await warehouseWith(smallNetwork, '2025-09-30');
	});

	const question = (measure: Measure) =>
		fc.record(
			{
				measure: fc.constant(measure.id),
				audience: fc.constant('inside' as const),
				where: fc.constantFrom<Record<string, string[]>>(
					{},
					{ program: ['North'] },
					{ payer: ['Payer 0', 'Payer 1'], sex: ['F'] }
				),
				from: fc.constantFrom('2025-03-01', '2025-05-15'),
				to: fc.constantFrom('2025-06-30', '2025-08-01'),
				by: fc.constantFrom<string>(...periods, ...dimensionsOf(measure))
			},
			{ requiredKeys: ['measure', 'audience', 'where'] }
		);

	/** The counts of the rows against those of the figure: of its ledger, and of each point of its series. */
	async function compare(measure: Measure, asking: Question) {
		const figure = await askFigure(db, catalogue, asking);
		const stood = (await askStandings(db, catalogue, asking, {})).map(({ stands, units: n }) => ({
			stands,
			n
		}));
		const told = figure.ledger.filter(({ step }) => step in measure.ledger).map(({ n }) => n);
		expect([asking, ledgerCounts(measure, stood)]).toEqual([asking, told]);
		const rows = await rowsOf(db, asking, { stands: 'counted' });
		const counted = await askStandings(db, catalogue, asking, {});
		const all = counted.filter(({ stands }) => !stands.startsWith('left:'));
		expect(rows).toHaveLength(all.reduce((sum, each) => sum + each.rows, 0));
		for (const point of figure.series) await comparePoint(figure, point);
	}

	async function comparePoint(figure: Figure, point: SeriesPoint) {
		if (point.value.state !== 'released') return;
		const { k, n } = point.value;
		const choice = pointChoice(figure, point);
		const { success = 0, without = 0, counted = 0 } = await standOf(db, figure.asked, choice);
		const where = [figure.asked, choice];
		// A category is k of the n counted; elsewhere n is everybody at the point.
		if (figure.measure.kind === 'breakdown') expect([where, counted]).toEqual([where, k]);
		else if (figure.measure.kind === 'trajectory') {
			if ('week' in point.by) expect([where, counted]).toEqual([where, n]);
		} else {
			expect([where, success + without + counted]).toEqual([where, n]);
			if (k !== undefined) expect([where, success]).toEqual([where, k]);
		}
	}

	const kinds = [...new Set(catalogue.list().map(({ kind }) => kind))];

	test.each(kinds)(
		'%s: the counts of the rows are those of the ledger and of every point',
		{ timeout: 300_000 },
		async (kind) => {
			const measures = catalogue.list().filter((measure) => measure.kind === kind);
			const choice = fc
				.constantFrom(...measures)
				.chain((measure) => question(measure).map((asking) => ({ measure, asking })));
			for (const { measure, asking } of fc.sample(choice, { numRuns: 20, seed: 20260901 }))
				await compare(measure, asking);
		}
	);

	test(
		'every measure has rows, and every place of its ledger a name',
		{ timeout: 300_000 },
		async () => {
			for (const measure of catalogue.list()) {
				const named = standingsOf(measure).map(({ stands }) => stands);
				const rows = await rowsOf(db, asked(measure.id));
				expect([measure.id, rows.length > 0]).toEqual([measure.id, true]);
				expect(rows.filter(([stands]) => !named.includes(`${stands}`))).toEqual([]);
				expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rowHead(measure).length]));
			}
		}
	);

	/** The rows as one query gives them, with every text as it is. */
	async function plainRows(asking: Question, choice: RowChoice): Promise<RowValue[][]> {
		const query = rowsQuery(catalogue.get(asking.measure), asking, choice, false);
		const chunks = await openChunks(db, { name: 'plain', sql: query.sql }, query.parameters);
		const rows: RowValue[][] = [];
		for (;;) {
			const chunk = await chunks.next();
			if (!chunk) return rows;
			rows.push(...rowsIn(chunk));
		}
	}

	test(
		'read a few days at a time, with texts by their numbers, the rows and their order are those of one query',
		{ timeout: 300_000 },
		async () => {
			const sizes = { portion: 12, batch: 5, many: 0 };
			const choices = fc.record(
				{
					sort: fc.constantFrom('date', 'program', 'stands'),
					isDescending: fc.boolean(),
					stands: fc.constantFrom('left:dated', 'counted')
				},
				{ requiredKeys: [] }
			);
			const asking = fc
				.constantFrom(...catalogue.list())
				.chain((measure) => fc.record({ asking: question(measure), choice: choices }));
			const portions: number[] = [];
			const completed = asked('completion');
			const known = [{ asking: completed, choice: { sort: 'date', isDescending: true } }];
			const sampled = fc.sample(asking, { numRuns: 60, seed: 20261128 });
			for (const { asking: each, choice } of [...known, ...sampled]) {
				const plain = await plainRows(each, choice);
				const found: RowValue[][] = [];
				const take = (chunk: DuckDBDataChunk) => void found.push(...rowsIn(chunk));
				const { plan } = await readAll(db, { question: each, choice }, take, sizes);
				expect([each, choice, found]).toEqual([each, choice, plain]);
				expect(plan.rows).toBe(plain.length);
				portions.push(plan.queries.length);
				const stretch = { offset: 7, limit: 20 };
				const part = await valuesOf(db, { question: each, choice, stretch }, sizes);
				expect([each, choice, part]).toEqual([each, choice, plain.slice(7, 27)]);
			}
			expect(Math.max(...portions)).toBeGreaterThan(3);
		}
	);
});
