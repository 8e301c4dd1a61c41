import { aimCell, hasAimCells } from '#lib/measures/aims.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { Cell, Figure, Released, SeriesPoint } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatAmountPart,
	formatCount,
	formatGroup,
	formatInterval,
	formatValue,
	seriesUnit
} from '#lib/measures/format.ts';
import { isShownProvisional } from '#lib/measures/mark-closed.ts';
import { notesIn, type SeriesNote } from '#lib/measures/notes.ts';
import { hasUsualCells, usualCell } from '#lib/measures/signal-words.ts';
import type { Kind } from '#lib/measures/measure.ts';
import { curveRows, curveShares } from '#lib/server/reports/curve-rows.ts';
import { upperFirst } from '#lib/measures/letters.ts';

/** A row of a table of a report: its cells, or words in the place of all but the first. */
export type TableRow = { head: string; cells: string[]; instead?: string; isWhole: boolean };

/** `shares` are the widths of the columns against each other: words in the place of numbers must not widen one. */
export type ReportTable = { heads: string[]; rows: TableRow[]; shares: number[] };

type Unit = Parameters<typeof formatValue>[1];
type Column = { head: string; text: (cell: Released, unit: Unit) => string };

/** Under 20 people no percentage stands anywhere, nor its interval. */
const carries = ({ k, n, amount }: Released): boolean =>
	(k === undefined && amount === undefined) || n >= fewestForPercent;

const n = (head: string): Column => ({ head, text: (cell) => formatCount(cell.n) });

const counts: Column = {
	head: 'Count',
	text: ({ k, n: all }) =>
		k === undefined ? formatCount(all) : `${formatCount(k)} of ${formatCount(all)}`
};

const value = (head: string): Column => ({
	head,
	text: (cell, unit) => (cell.value !== null && carries(cell) ? formatValue(cell.value, unit) : '')
});

const interval: Column = {
	head: '95% interval',
	text: (cell, unit) => {
		const { lo, hi } = cell;
		if (lo === undefined || hi === undefined || !carries(cell)) return '';
		return formatInterval({ lo, hi }, unit);
	}
};

const middleHalf: Column = {
	head: 'Middle half',
	text: ({ spread }, unit) =>
		spread?.p25 === undefined || spread.p75 === undefined
			? ''
			: formatInterval({ lo: spread.p25, hi: spread.p75 }, unit)
};

const baseline: Column = {
	head: 'Their mean at the start',
	text: (cell, unit) => (cell.baseline === undefined ? '' : formatValue(cell.baseline, unit))
};

const amount = (head: string, part: 'part' | 'whole'): Column => ({
	head,
	text: ({ amount: amounts }) => (amounts ? formatAmountPart(amounts, part) : '')
});

const columns: Record<Kind, Column[]> = {
	proportion: [counts, value('Rate'), interval],
	mean_change: [n('n'), value('Points better'), interval],
	duration: [n('n'), value('Median'), interval, middleHalf],
	survival: [n('n'), value('Share'), interval],
	trajectory: [n('n'), value('Mean'), interval, baseline],
	amount_ratio: [amount('Part', 'part'), amount('Whole', 'whole'), value('Rate')],
	breakdown: [counts, value('Share'), interval],
	mean: [n('n'), value('Mean'), interval]
};

const shares: Record<Kind, number[]> = {
	proportion: [1.6, 1.35, 0.85, 1.4],
	mean_change: [1.6, 0.8, 1, 1.4],
	duration: [1.5, 0.7, 0.85, 1.1, 1.2],
	survival: curveShares,
	trajectory: [1, 0.8, 0.8, 1.3, 1.3],
	amount_ratio: [1.4, 1.35, 1.45, 0.75],
	breakdown: [1.6, 1.35, 0.85, 1.4],
	mean: [1.6, 0.8, 1, 1.4]
};

/** A coordinate as a reader says it: "August 2025", "Week 4", "Left early". */
function coordinate(key: string, at: string | number): string {
	if (typeof at === 'number') return `${upperFirst(key)} ${at}`;
	return upperFirst(isPeriod(key) ? formatGroup(key, at) : at.replaceAll('_', ' '));
}

function headOf(point: SeriesPoint): string {
	const words = Object.entries(point.by).map(([key, at]) => coordinate(key, at));
	return words.join(': ') + (isShownProvisional(point) ? ' (provisional)' : '');
}

function rowOf(head: string, cell: Cell, figure: Figure, isWhole = false): TableRow {
	if (cell.state === 'none') return { head, cells: [], instead: 'none counted', isWhole };
	if (cell.state === 'withheld') return { head, cells: [], instead: cell.reason, isWhole };
	const { measure } = figure;
	const unit = { valueUnit: seriesUnit(measure), digits: measure.digits };
	return { head, cells: columns[measure.kind].map(({ text }) => text(cell, unit)), isWhole };
}

/** The whole in the last row, where it is of the same nature as the rows above it. */
function wholeRow(figure: Figure): TableRow[] {
	const { kind } = figure.measure;
	if (kind === 'survival' || kind === 'trajectory' || kind === 'breakdown') return [];
	const head = isPeriod(figure.asked.by) ? 'Whole period' : 'All together';
	return [rowOf(head, figure.value, figure, true)];
}

const firstHead = (figure: Figure): string => {
	const keys = Object.keys(figure.series[0]?.by ?? {});
	return keys.length === 1 ? upperFirst((keys[0] ?? '').replaceAll('_', ' ')) : 'Group';
};

/** A further column that says something of each period; the whole has none. */
export function withColumn(
	table: ReportTable,
	{ head, share, text }: { head: string; share: number; text: (place: number) => string }
): ReportTable {
	const rows = table.rows.map((row, place) =>
		row.instead === undefined
			? { ...row, cells: [...row.cells, row.isWhole ? '' : text(place)] }
			: row
	);
	return { heads: [...table.heads, head], rows, shares: [...table.shares, share] };
}

/** Last columns with the usual range of each period and with our aim, where the series has them. */
function withSignal(figure: Figure, table: ReportTable): ReportTable {
	const aimed = hasAimCells(figure)
		? withColumn(table, { head: 'Our aim', share: 1.3, text: (place) => aimCell(figure, place) })
		: table;
	const text = (place: number) => usualCell(figure, place);
	return hasUsualCells(figure)
		? withColumn(aimed, { head: 'Usual range', share: 1.6, text })
		: aimed;
}

/** A table without the columns of some heads. */
export function withoutColumns(
	{ heads, rows, shares: widths }: ReportTable,
	left: readonly string[]
): ReportTable {
	const isKept = (_: unknown, place: number): boolean => !left.includes(heads[place] ?? '');
	return {
		heads: heads.filter(isKept),
		shares: widths.filter(isKept),
		rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, at) => isKept(_, at + 1)) }))
	};
}

/** Rows that follow each other with the same words in the place of numbers as one: "Week 9 to Week 19". */
export function withoutRuns(table: ReportTable): ReportTable {
	const rows: TableRow[] = [];
	let first = '';
	for (const row of table.rows) {
		const last = rows.at(-1);
		const isRun = row.instead !== undefined && last?.instead === row.instead;
		if (isRun) rows.splice(-1, 1, { ...row, head: `${first} to ${row.head}` });
		else {
			first = row.head;
			rows.push(row);
		}
	}
	return { ...table, rows };
}

/** The head of a row, with the labels of the notes in its period: "March 2026 [1, A3]". */
function markedHead(point: SeriesPoint, figure: Figure, notes: SeriesNote[]): string {
	const labels = notesIn(notes, String(point.by[figure.asked.by ?? ''] ?? ''));
	return labels ? `${headOf(point)} [${labels}]` : headOf(point);
}

/**
 * The series of a figure as a table in words; undefined where it has none. A curve has a row a milestone. Rows name the
 * notes of their period.
 */
export function seriesTable(figure: Figure, notes: SeriesNote[] = []): ReportTable | undefined {
	if (figure.series.length === 0) return undefined;
	const { kind } = figure.measure;
	if (kind === 'survival') return curveRows(figure);
	const rows = figure.series.map((point) =>
		rowOf(markedHead(point, figure, notes), point.value, figure)
	);
	return withSignal(figure, {
		heads: [firstHead(figure), ...columns[kind].map(({ head }) => head)],
		rows: [...rows, ...wholeRow(figure)],
		shares: shares[kind]
	});
}
