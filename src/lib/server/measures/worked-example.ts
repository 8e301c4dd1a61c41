import type { DuckDBConnection } from '@duckdb/node-api';
import type { Figure, Released, SeriesPoint } from '#lib/measures/figure.ts';
import type { Catalogue, Example, Measure } from '#lib/measures/measure.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import type { MadeUpRow, MadeUpTables } from '#lib/server/warehouse/made-up-rows.ts';

type Expected = Example['expect'];

/** A measure whose file has a worked example of it: of a template, only the one that the example names. */
export type Worked = Measure & { example: Example };

/** Is the example of its file about this measure? */
export const isWorked = (measure: Measure): measure is Worked =>
	measure.example !== undefined && (measure.example.of ?? measure.id) === measure.id;

/** The first line names the columns, the others are rows. */
function rowsOf([columns = [], ...lines]: Example['tables'][string]): MadeUpRow[] {
	return lines.map((line) =>
		Object.fromEntries(line.map((value, place) => [`${columns[place]}`, value ?? null]))
	);
}

/** The rows of an example by table. */
export const exampleTables = ({ tables }: Example): MadeUpTables =>
	Object.fromEntries(Object.entries(tables).map(([name, lines]) => [name, rowsOf(lines)]));

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function released({ value }: Figure): Released {
	return value.state === 'released' ? value : { state: 'released', n: 0, value: null };
}

function pointOf({ by, value }: SeriesPoint, groups: Expected['groups']) {
	const at = `${Object.values(by).at(-1) ?? ''}`;
	if (value.state !== 'released') return [at, null] as const;
	const isCounted = Array.isArray(groups?.[at]);
	return [at, isCounted ? [value.k ?? null, value.n] : round(value.value ?? NaN)] as const;
}

/** A breakdown shows every category of its list: those the example leaves out are empty. */
function toldGroups({ series }: Figure, groups: NonNullable<Expected['groups']>) {
	const points = series.map((point) => pointOf(point, groups));
	return Object.fromEntries(points.filter(([at, value]) => at in groups || value !== 0));
}

/** What a figure says, in the form of what the example expects: no key that it does not ask for. */
function toldBy(figure: Figure, expected: Expected): Record<string, unknown> {
	const { k, n, value, amount } = released(figure);
	const told: Record<string, unknown> = {
		k,
		n,
		value: value === null ? null : round(value),
		ledger: figure.ledger.map((step) => step.n),
		bounds: figure.bounds && [round(figure.bounds.lo), round(figure.bounds.hi)],
		amount: amount && [amount.part, amount.whole],
		groups: toldGroups(figure, expected.groups ?? {})
	};
	return Object.fromEntries(Object.entries(told).filter(([name]) => name in expected));
}

const alone = (measure: Measure): Catalogue => ({ list: () => [measure], get: () => measure });

/** Asks a measure of `db`, for inside. */
export const askAlone = (db: DuckDBConnection, measure: Measure, by?: string): Promise<Figure> =>
	askFigure(db, alone(measure), { measure: measure.id, where: {}, audience: 'inside', by });

/** What a worked example comes to in `db`, which holds its rows: the same keys as `expect`, to four decimals. */
export async function executeExample(
	db: DuckDBConnection,
	measure: Worked
): Promise<Record<string, unknown>> {
	const { by, expect } = measure.example;
	return toldBy(await askAlone(db, measure, by), expect);
}
