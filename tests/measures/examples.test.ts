import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import type { Figure, Released, SeriesPoint } from '#lib/measures/figure.ts';
import type { Example, Measure } from '#lib/measures/measure.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import type { Row } from '../support/warehouse-with.ts';
import { ask, catalogue, released } from './ask.ts';

type Worked = Measure & { example: Example };

const isWorked = (measure: Measure): measure is Worked => measure.example !== undefined;

/** The measures an example is about: of a template only the one it names. */
const worked = catalogue
	.list()
	.filter(isWorked)
	.filter(({ id, example }) => (example.of ?? id) === id);

/** The first line names the columns, the others are rows. */
function rowsOf([columns = [], ...lines]: Example['tables'][string]): Row[] {
	return lines.map((line) =>
		Object.fromEntries(line.map((value, place) => [`${columns[place]}`, value ?? null]))
	);
}

const tablesOf = ({ tables }: Example): Record<string, Row[]> =>
	Object.fromEntries(Object.entries(tables).map(([name, lines]) => [name, rowsOf(lines)]));

/** Definitions of one family share their rows: built once. */
const warehouses = new Map<string, Promise<DuckDBConnection>>();

function warehouseOf(example: Example): Promise<DuckDBConnection> {
	const key = JSON.stringify([example.tables, example.as_of]);
	const built = warehouses.get(key) ?? warehouseWith(tablesOf(example), example.as_of ?? null);
	warehouses.set(key, built);
	return built;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function pointOf({ by, value }: SeriesPoint): [string, number | number[]] {
	const at = Object.values(by).at(-1) ?? '';
	if (value.state !== 'released') return [`${at}`, NaN];
	return [`${at}`, round(value.value ?? NaN)];
}

function countsOf(cell: Released): number[] {
	return [cell.k ?? NaN, cell.n];
}

/** What the figure says, in the form of what the example expects. */
function toldBy(figure: Figure, expected: Example['expect']): Example['expect'] {
	const cell = released(figure);
	const { lo, hi } = figure.bounds ?? { lo: NaN, hi: NaN };
	const { part, whole } = cell.amount ?? { part: NaN, whole: NaN };
	const points = figure.series.map((point) => {
		const [at, value] = pointOf(point);
		const isCounted = Array.isArray(expected.groups?.[at]);
		const counts = point.value.state === 'released' ? countsOf(point.value) : [NaN, NaN];
		return [at, isCounted ? counts : value];
	});
	const told = {
		k: cell.k,
		n: cell.n,
		value: cell.value === null ? null : round(cell.value),
		ledger: figure.ledger.map(({ n }) => n ?? NaN),
		bounds: [round(lo), round(hi)],
		amount: [part, whole],
		groups: Object.fromEntries(points)
	};
	const asked = Object.entries(told).filter(([name]) => name in expected);
	return Object.fromEntries(asked) as Example['expect'];
}

describe('the worked example of each definition gives its figure', () => {
	test.each(worked.map((measure): [string, Worked] => [measure.id, measure]))(
		'%s',
		async (id, { example }) => {
			const db = await warehouseOf(example);
			const figure = await ask(db, id, example.by === undefined ? {} : { by: example.by });
			// A breakdown shows every category of its list: those the example leaves out are empty.
			const { groups } = example.expect;
			const told = toldBy(figure, example.expect);
			const empty = Object.entries(told.groups ?? {}).filter(([at]) => groups && !(at in groups));
			expect(empty.filter(([, value]) => value !== 0)).toEqual([]);
			for (const [at] of empty) delete told.groups?.[at];
			expect(told).toEqual(example.expect);
		}
	);
});

test('every file of the catalogue has a worked example, in words too', () => {
	const files = new Set(worked.map(({ file }) => file));
	const without = catalogue.list().filter(({ file }) => !files.has(file));
	expect([...new Set(without.map(({ file }) => file))]).toEqual([]);
});
