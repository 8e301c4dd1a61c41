import type { Cell, Figure } from '#lib/measures/figure.ts';
import { fewestForPercent, formatCount, formatGroup, formatPercent } from '#lib/measures/format.ts';

/** A column of a cohort table: a rate asked by month, and what its column is called. */
export type CohortColumn = { title: string; figure: Figure };

/** "31 of 47", and from 20 on the percentage and the share it is shaded by; or words in the place of a number. */
export type CohortCell =
	| { state: 'counted'; counts: string; percent: string; share: number | null }
	| { state: 'not_yet' | 'words'; words: string };

/** A month of admission, as a reader says it and as an address does (2025-08), and its cells. */
export type CohortRow = { month: string; key: string; cells: CohortCell[] };
/** `measures`: the id of the measure of each column. */
export type CohortTable = { columns: string[]; measures: string[]; rows: CohortRow[] };

const nobody: CohortCell = { state: 'words', words: 'nobody' };
const notYet: CohortCell = { state: 'not_yet', words: 'not yet' };

function cellOf(cell: Cell): CohortCell {
	if (cell.state === 'withheld') return { state: 'words', words: cell.reason };
	if (cell.state === 'none') return nobody;
	const { k = 0, n, value } = cell;
	const counts = `${formatCount(k)} of ${formatCount(n)}`;
	if (n < fewestForPercent || value === null)
		return { state: 'counted', counts, percent: '', share: null };
	return { state: 'counted', counts, percent: formatPercent(value), share: value };
}

function monthOf({ series }: Figure, month: string): CohortCell {
	const point = series.find(({ by }) => by.month === month);
	if (!point) return nobody;
	// A part of the month may have come so far already. That part is no cohort: those admitted last are missing.
	return point.provisional ? notYet : cellOf(point.value);
}

/** The months that had begun when the data end, and had admissions as far as any column can tell. */
function monthsOf(figures: readonly Figure[]): string[] {
	const last = figures[0]?.asOf.dataThrough?.slice(0, 7);
	const points = figures.flatMap(({ series }) =>
		series.flatMap(({ by: { month }, ...point }) =>
			typeof month === 'string' && (last === undefined || month <= last)
				? { month, isEmpty: !point.provisional && point.value.state === 'none' }
				: []
		)
	);
	const empty = new Set(points.flatMap(({ month, isEmpty }) => (isEmpty ? month : [])));
	return [...new Set(points.map(({ month }) => month))].filter((month) => !empty.has(month)).sort();
}

/**
 * Rates by month of admission side by side: what became of each month's admissions by day 7, 14 and so on. A cell is
 * "not yet" until everybody admitted in the month can have come so far. Months without admissions are left out.
 */
export function cohortTable(columns: readonly CohortColumn[]): CohortTable {
	return {
		columns: columns.map(({ title }) => title),
		measures: columns.map(({ figure }) => figure.measure.id),
		rows: monthsOf(columns.map(({ figure }) => figure)).map((month) => ({
			month: formatGroup('month', month),
			key: month,
			cells: columns.map(({ figure }) => monthOf(figure, month))
		}))
	};
}
