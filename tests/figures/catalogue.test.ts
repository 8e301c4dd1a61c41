import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { kindCells } from '#lib/measures/cells/kinds.ts';
import type { Figure, Released } from '#lib/measures/figure.ts';
import { kindColumns, unitKeys } from '#lib/measures/measure.ts';
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
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

describe.each(measures)('%s', (id, measure) => {
	test('the header and the columns of the select say the same', async () => {
		const columns = await columnsOf(measure);
		const needed = [
			...unitKeys[measure.unit],
			measure.date,
			...kindColumns[measure.kind],
			...measure.dimensions,
			...(measure.competing === undefined ? [] : ['competing'])
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

	test.each(['month', 'program', 'payer', 'baseline_band'])('groups by %s add up', async (by) => {
		if (kindCells[measure.kind].axis && measure.kind !== 'breakdown') return;
		const whole = await ask(db, id);
		const grouped = await ask(db, id, { by });
		expect(grouped.value).toEqual(whole.value);
		const share = (cell: Released) => (measure.kind === 'breakdown' ? cell.k : cell.n) ?? NaN;
		const total = whole.value.state === 'released' ? whole.value.n : 0;
		expect(sum(cells(grouped).map(share))).toBe(total);
	});

	test('outside there is no count from 1 to 10 in it', async () => {
		const { value, series, ledger } = await ask(db, id, { by: 'program', audience: 'outside' });
		const released = [{ by: {}, provisional: false, value }, ...series].flatMap((point) =>
			point.value.state === 'released' ? [point.value] : []
		);
		const counts = released.flatMap(({ k = 0, n }) => [k, n, k === 0 ? 0 : n - k]);
		const all = [...counts, ...ledger.flatMap(({ n }) => n ?? [])];
		expect(all.filter((count) => count >= 1 && count <= 10)).toEqual([]);
	});
});

test('every measure says where its definition comes from', () => {
	for (const measure of catalogue.list()) expect(measure.source).not.toBe('');
});

test('a breakdown adds up to the whole', async () => {
	for (const measure of catalogue.list().filter(({ kind }) => kind === 'breakdown')) {
		const figure = await ask(db, measure.id);
		const n = figure.value.state === 'released' ? figure.value.n : 0;
		expect(sum(cells(figure).map(({ k }) => k ?? 0))).toBe(n);
	}
});
