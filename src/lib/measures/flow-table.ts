import type { Cell, Figure, SeriesPoint } from '#lib/measures/figure.ts';

/** Where one band at the start meets one at the end: how many, or the words for what is not shown. */
export type FlowCell = { end: string; isSame: boolean } & (
	{ state: 'counted'; k: number; share: number } | { state: 'words'; words: string }
);

/** A band at the start: how many began in it (null where a part is not shown), and where they ended. */
export type FlowRow = { start: string; began: number | null; cells: FlowCell[] };

/** How many ended lower, in the same band and higher; undefined where a cell is not shown. */
export type FlowTable = {
	bands: string[];
	rows: FlowRow[];
	ended: (number | null)[];
	moves?: { lower: number; same: number; higher: number; n: number };
};

type At = Map<string, Cell>;

const nobody: Cell = { state: 'released', k: 0, n: 0, value: null };

const cellAt = (cells: At, start: string, end: string): Cell =>
	cells.get(`${start} to ${end}`) ?? nobody;

const countOf = (cell: Cell): number | null =>
	cell.state === 'released' ? (cell.k ?? 0) : cell.state === 'none' ? 0 : null;

const sum = (counts: readonly (number | null)[]): number | null =>
	counts.reduce<number | null>(
		(total, count) => (total === null || count === null ? null : total + count),
		0
	);

function flowCell(cell: Cell, start: string, end: string, most: number): FlowCell {
	const about = { end, isSame: start === end };
	const k = countOf(cell);
	if (k !== null) return { ...about, state: 'counted', k, share: most === 0 ? 0 : k / most };
	return { ...about, state: 'words', words: cell.state === 'withheld' ? cell.reason : '' };
}

function movesOf(bands: readonly string[], cells: At): FlowTable['moves'] {
	const moved = (isMeant: (from: number, to: number) => boolean) =>
		sum(
			bands.flatMap((start, from) =>
				bands.flatMap((end, to) => (isMeant(from, to) ? countOf(cellAt(cells, start, end)) : []))
			)
		);
	const lower = moved((from, to) => to < from);
	const same = moved((from, to) => to === from);
	const higher = moved((from, to) => to > from);
	if (lower === null || same === null || higher === null) return undefined;
	return { lower, same, higher, n: lower + same + higher };
}

const cellsOf = (series: readonly SeriesPoint[]): At =>
	new Map(series.map(({ by, value }) => [`${by.category}`, value]));

/**
 * A breakdown whose categories are "START to END" as a table of start by end, in the order of its bands; undefined
 * for any other figure, and where groups share it. Everybody counted stands in one cell.
 */
export function flowTable({ measure, asked, series }: Figure): FlowTable | undefined {
	const { flow: bands } = measure;
	if (!bands || asked.by !== undefined || series.length === 0) return undefined;
	const cells = cellsOf(series);
	const most = Math.max(...series.map(({ value }) => countOf(value) ?? 0));
	const moves = movesOf(bands, cells);
	return {
		bands,
		rows: bands.map((start) => ({
			start,
			began: sum(bands.map((end) => countOf(cellAt(cells, start, end)))),
			cells: bands.map((end) => flowCell(cellAt(cells, start, end), start, end, most))
		})),
		ended: bands.map((end) => sum(bands.map((start) => countOf(cellAt(cells, start, end))))),
		...(moves && { moves })
	};
}
