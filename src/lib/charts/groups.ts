import { withheldWords } from '#lib/measures/words.ts';
import { formatGroup } from '#lib/measures/format.ts';
import type { Cell, Figure, SeriesPoint } from '#lib/measures/figure.ts';
import type { Row } from '#lib/charts/rows.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import { cellWords, type ValueFormat } from '#lib/charts/words.ts';

/** A row that stands for one group of a figure. */
export type GroupRow = Row & { cell: Cell; by?: SeriesPoint['by'] };

/** The name of a group as people write it: left_early is "left early". */
export const groupName = (value: string | number): string => String(value).replaceAll('_', ' ');

/** The name of a point by all its coordinates. */
const pointName = (point: SeriesPoint): string =>
	Object.entries(point.by)
		.map(([key, value]) => groupName(isPeriod(key) ? formatGroup(key, value) : value))
		.join(': ');

/** A reason longer than this would run over the plot and is left to the table. */
const reasonLimit = 32;

function absentWords(cell: Cell): string | undefined {
	if (cell.state === 'withheld') return withheldWords;
	if (cell.state === 'none') return cell.reason.length <= reasonLimit ? cell.reason : 'no data';
	return cell.value === null && cell.k === undefined ? 'no data' : undefined;
}

const rank = (cell: Cell): number =>
	cell.state === 'released' ? 0 : cell.state === 'none' ? 1 : 2;

/** The number that orders and places a row: its value, or its count where it has no value. */
export const valueOf = (cell: Cell): number =>
	cell.state === 'released' ? (cell.value ?? cell.k ?? 0) : 0;

function compareRows(one: GroupRow, other: GroupRow): number {
	return (
		rank(one.cell) - rank(other.cell) ||
		valueOf(other.cell) - valueOf(one.cell) ||
		one.label.localeCompare(other.label, 'en')
	);
}

/** Groups that have an order of their own. */
const orderedGroups = ['baseline_band', 'age_group', 'last_scored_week', 'week_of_stay'];

/** Periods and bands keep their order, and so do the groups of a grouped breakdown. */
function isOrdered({ asked: { by }, measure, series }: Figure): boolean {
	if (measure.id.endsWith('_bands')) return true;
	if (by === undefined) return false;
	const isGrouped = measure.kind === 'breakdown' && series.some((point) => by in point.by);
	return isPeriod(by) || orderedGroups.includes(by) || isGrouped;
}

/** The groups of a figure from the greatest value to the least, then those without a number. */
export function groupRows(figure: Figure, format: ValueFormat): GroupRow[] {
	const rows = figure.series.map((point) => {
		const absent = absentWords(point.value);
		const words = absent ? '' : cellWords(point.value, format);
		return { label: pointName(point), words, cell: point.value, absent, by: point.by };
	});
	return isOrdered(figure) ? rows : rows.toSorted(compareRows);
}
