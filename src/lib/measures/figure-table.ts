import { aimAt } from '#lib/measures/aims.ts';
import type { Cell, Figure, Released, SeriesPoint } from '#lib/measures/figure.ts';
import type { Kind } from '#lib/measures/measure.ts';

export type TableValue = string | number | boolean | null;

/** The series of a figure as rows of plain values, unrounded: for tables, CSV, workbooks and the shell. */
export type FigureTable = { headers: string[]; rows: TableValue[][] };

type Column = [header: string, read: (cell: Released) => number | null | undefined];

const interval: Column[] = [
	['lo', ({ lo }) => lo],
	['hi', ({ hi }) => hi]
];
const n: Column = ['n', (cell) => cell.n];
const k: Column = ['k', (cell) => cell.k];
const value = (header: string): Column => [header, (cell) => cell.value];
const spread = (key: keyof NonNullable<Released['spread']>): Column => [
	key,
	(cell) => cell.spread?.[key]
];

const columns: Record<Kind, Column[]> = {
	proportion: [k, n, value('rate'), ...interval],
	mean_change: [n, value('mean_change'), spread('sd'), ...interval],
	duration: [
		n,
		value('median'),
		...interval,
		...(['mean', 'sd', 'min', 'p25', 'p75', 'p90', 'max'] as const).map(spread)
	],
	survival: [n, k, value('share'), ...interval],
	trajectory: [n, value('mean'), ...interval, ['baseline', (cell) => cell.baseline]],
	amount_ratio: [
		k,
		n,
		['part', ({ amount }) => amount?.part],
		['whole', ({ amount }) => amount?.whole],
		value('rate')
	],
	breakdown: [k, n, value('share'), ...interval],
	mean: [n, value('mean'), spread('sd'), ...interval]
};

function cellValues(kind: Kind, cell: Cell): TableValue[] {
	const read = columns[kind];
	if (cell.state !== 'released') return [...read.map(() => null), cell.reason];
	return [...read.map(([, get]) => get(cell) ?? null), ''];
}

/** A whole that is of the same nature as its parts stands in the first row; a median is no point of its curve. */
function wholeRow({ value: cell, measure, asked, series }: Figure): SeriesPoint[] {
	const hasAxis = ['survival', 'trajectory', 'breakdown'].includes(measure.kind);
	if (series.length > 0 && (hasAxis || asked.by === undefined)) return [];
	return [
		{ by: asked.by === undefined ? {} : { [asked.by]: 'all' }, provisional: false, value: cell }
	];
}

/** What is usual of each row, in the columns after all others, where the series says so. */
const usualColumns = ['centre', 'usual_lo', 'usual_hi', 'mark'];

function usualValues({ signal, series }: Figure, point: SeriesPoint): TableValue[] {
	if (!signal) return [];
	const usual = signal.points[series.indexOf(point)];
	return [usual?.centre ?? null, usual?.lo ?? null, usual?.hi ?? null, usual?.mark ?? ''];
}

/** Our aim in each period, where there is one. */
function aimValues(figure: Figure, point: SeriesPoint): TableValue[] {
	if (!figure.aims) return [];
	return [aimAt(figure, String(point.by[figure.asked.by ?? ''] ?? ''))?.value ?? null];
}

/** The series with its coordinates first; "why" says why a number is not there. */
export function figureTable(figure: Figure): FigureTable {
	const { kind } = figure.measure;
	const points = [...wholeRow(figure), ...figure.series];
	const axes = [...new Set(points.flatMap(({ by }) => Object.keys(by)))];
	return {
		headers: [
			...axes,
			...columns[kind].map(([header]) => header),
			'why',
			'provisional',
			...(figure.signal ? usualColumns : []),
			...(figure.aims ? ['aim'] : [])
		],
		rows: points.map((point) => [
			...axes.map((axis) => point.by[axis] ?? null),
			...cellValues(kind, point.value),
			point.provisional,
			...usualValues(figure, point),
			...aimValues(figure, point)
		])
	};
}
