import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { kindCells } from '#lib/measures/cells/kinds.ts';
import type { Figure, Released } from '#lib/measures/figure.ts';
import { dimensionsOf } from '#lib/measures/dimensions.ts';
import { kindColumns, unitKeys, unitsOfOnePerson } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { ask, catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { smallNetwork } from './small-network.ts';

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith(smallNetwork, '2025-08-15');
});

const measures = catalogue.list().map((measure): [string, Measure] => [measure.id, measure]);

async function columnsOf({ sql, parameters }: Measure): Promise<Map<string, string>> {
	const reader = await db.runAndReadAll(`select * from (${sql}) limit 0`, parameters);
	const types = reader.columnTypes();
	return new Map(reader.columnNames().map((name, index) => [name, `${types[index]}`]));
}

async function countOf({ sql, parameters }: Measure, counted: string): Promise<number> {
	const reader = await db.runAndReadAll(`select ${counted} from (${sql})`, parameters);
	return Number(reader.getRows()[0]?.[0]);
}

const cells = ({ series }: Figure): Released[] =>
	series.flatMap(({ value }) => (value.state === 'released' ? [value] : []));
/** The same sums added in another order differ in the last digit: nine decimals are more than any reader sees. */
const settled = (cell: Figure['value']): unknown =>
	JSON.parse(
		JSON.stringify(cell, (_, value: unknown) =>
			typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value
		)
	);
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

describe.each(measures)('%s', (id, measure) => {
	test('the header and the columns of the select say the same', async () => {
		const columns = await columnsOf(measure);
		const needed = [
			...unitKeys[measure.unit],
			measure.date,
			...kindColumns[measure.kind],
			...measure.dimensions,
			...(measure.competing === undefined ? [] : ['competing']),
			...(unitsOfOnePerson.includes(measure.unit) ? ['person'] : [])
		];
		expect([...columns.keys()]).toEqual(expect.arrayContaining(needed));
		for (const step of Object.keys(measure.ledger))
			expect([step, columns.get(step)]).toEqual([step, 'BOOLEAN']);
		expect(columns.get(measure.date)).toBe('DATE');
	});

	test('the select needs the parameters of the measure and no others', () => {
		const named = new Set([...measure.sql.matchAll(/\$([a-z_]+)/g)].map((match) => match[1]));
		expect([...named].sort()).toEqual(Object.keys(measure.parameters).sort());
	});

	test('DuckDB prepares it with as many parameters as the header gives', async () => {
		const prepared = await db.prepare(measure.sql);
		expect(prepared.parameterCount).toBe(Object.keys(measure.parameters).length);
	});

	test('one row is one unit', async () => {
		const key = unitKeys[measure.unit].join(', ');
		const once = measure.kind === 'trajectory' ? `${key}, week` : key;
		const rows = await countOf(measure, 'count(*)');
		expect(await countOf(measure, `count(distinct (${once}))`)).toBe(rows);
	});

	test('the ledger never grows, and ends with who is in the number', async () => {
		const { ledger, value } = await ask(db, id);
		const counts = ledger.map(({ n }) => n ?? NaN);
		expect(counts).toEqual([...counts].sort((a, b) => b - a));
		if (value.state !== 'released') return;
		if (measure.kind !== 'trajectory') expect(value.n).toBe(counts.at(-1));
		expect(value.k ?? 0).toBeLessThanOrEqual(value.n);
	});
});

/** The network has totals of the PHQ-9 and item 9, but not all the items that the algorithm needs. */
const isKnown = ({ scale }: Measure): boolean =>
	scale?.instrument === 'phq-9' && scale.scale !== 'depression_algorithm';
/** Of a template one measure stands for all, one that has rows: they are one text with other numbers. */
const files = new Map<string, Measure>();
for (const [, measure] of measures)
	if (!files.has(measure.file) || isKnown(measure)) files.set(measure.file, measure);

/** What adds up over groups: how many, how many with success, and the amounts of an amount ratio. */
function addable(points: Released[]): number[] {
	const of = (read: (cell: Released) => number | undefined) =>
		sum(points.map((cell) => read(cell) ?? 0));
	return [
		of(({ n }) => n),
		of(({ k }) => k),
		Math.round(100 * of(({ amount }) => amount?.part)),
		Math.round(100 * of(({ amount }) => amount?.whole))
	];
}

describe.each([...files])('%s', (_, measure) => {
	test('the figure by any dimension recombines to the figure without', async () => {
		const whole = await ask(db, measure.id);
		for (const by of dimensionsOf(measure)) {
			const grouped = await ask(db, measure.id, { by });
			expect([by, settled(grouped.value)]).toEqual([by, settled(whole.value)]);
			for (const { k, n } of cells(grouped)) expect(k ?? 0).toBeLessThanOrEqual(n);
			if (whole.value.state !== 'released' || kindCells[measure.kind].axis) continue;
			expect([by, addable(cells(grouped))]).toEqual([by, addable([whole.value])]);
		}
	});

	test.each(['month', 'quarter'])('groups by %s add up', async (by) => {
		if (kindCells[measure.kind].axis && measure.kind !== 'breakdown') return;
		const whole = await ask(db, measure.id);
		const grouped = await ask(db, measure.id, { by });
		expect(settled(grouped.value)).toEqual(settled(whole.value));
		const share = (cell: Released) => (measure.kind === 'breakdown' ? cell.k : cell.n) ?? NaN;
		const total = whole.value.state === 'released' ? whole.value.n : 0;
		expect(sum(cells(grouped).map(share))).toBe(total);
	});

	test('outside there is no count from 1 to 10 in it', async () => {
		const { value, series, ledger } = await ask(db, measure.id, {
			by: 'program',
			audience: 'outside'
		});
		const released = [{ by: {}, provisional: false, value }, ...series].flatMap((point) =>
			point.value.state === 'released' ? [point.value] : []
		);
		const counts = released.flatMap(({ k = 0, n }) => [k, n, k === 0 ? 0 : n - k]);
		const all = [...counts, ...ledger.flatMap(({ n }) => n ?? [])];
		expect(all.filter((count) => count >= 1 && count <= 10)).toEqual([]);
	});

	test('a filter on each value of a dimension gives the group of that value', async () => {
		const { series } = await ask(db, measure.id, { by: 'program' });
		const groups = new Map(series.map((point) => [`${point.by.program}`, point]));
		for (const [program, point] of groups) {
			if (kindCells[measure.kind].axis) continue;
			const alone = await ask(db, measure.id, { where: { program: [program] } });
			expect(settled(alone.value)).toEqual(settled(point.value));
		}
	});
});

test('the small network has rows for every definition', async () => {
	const empty: string[] = [];
	for (const [file, measure] of files)
		if ((await ask(db, measure.id)).value.state === 'none') empty.push(file);
	expect(empty).toEqual([]);
});

test('every measure says where its definition comes from', () => {
	for (const measure of catalogue.list()) expect(measure.source).not.toBe('');
});

test('a breakdown adds up to the whole, and its shares to 100%', async () => {
	for (const measure of catalogue.list().filter(({ kind }) => kind === 'breakdown')) {
		const figure = await ask(db, measure.id);
		const n = figure.value.state === 'released' ? figure.value.n : 0;
		expect(sum(cells(figure).map(({ k }) => k ?? 0))).toBe(n);
		if (n > 0) expect(sum(cells(figure).map(({ value }) => value ?? 0))).toBeCloseTo(1, 12);
	}
});
