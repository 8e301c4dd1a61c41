import type { Cell, Figure, Released, SeriesPoint, Step, Withheld } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { isSmall, withheldParts } from '#lib/measures/small-cells.ts';
import type { Part } from '#lib/measures/small-cells.ts';
import { coarsenCurve } from '#lib/measures/coarsen-curve.ts';
import { withheldWords } from '#lib/measures/words.ts';

type Bare = Omit<Figure, 'sentence'>;

const withheld: Withheld = { state: 'withheld', reason: withheldWords };

/** What of a cell may not be 1 to 10: how many, how many with success, how many without. */
function countsOf({ k, n }: Released): number[] {
	return k === undefined ? [n] : [k, n, n - k];
}

const isTooSmall = (cell: Cell): boolean =>
	cell.state === 'released' && countsOf(cell).some(isSmall);

/** Groups add up to the whole in all their counts; the categories of a breakdown share one n and add up in k. */
function partOf(cell: Cell, isBreakdown: boolean): Part {
	if (cell.state !== 'released') return { counts: [], adds: [], size: 0 };
	const counts = countsOf(cell);
	if (!isBreakdown) return { counts, adds: counts, size: cell.n };
	return { counts, adds: [cell.k ?? 0], size: cell.k ?? 0 };
}

/** The points that share their other coordinates: a row or a column of the table that the series is. */
function linesOf(series: readonly SeriesPoint[], axis: string): number[][] {
	const lines = new Map<string, number[]>();
	series.forEach(({ by }, index) => {
		const rest = Object.entries(by).filter(([key]) => key !== axis);
		const key = JSON.stringify(rest);
		lines.set(key, [...(lines.get(key) ?? []), index]);
	});
	return [...lines.values()];
}

/** Withholds small cells, then along each line of the table whatever would give one of them away; until nothing changes. */
function hiddenIn(
	series: readonly SeriesPoint[],
	lines: readonly number[][],
	isBreakdown: boolean
): Set<number> {
	const parts = series.map(({ value }) => partOf(value, isBreakdown));
	const hidden = new Set<number>();
	let before = -1;
	while (hidden.size > before) {
		before = hidden.size;
		for (const line of lines) {
			const given = new Set(line.flatMap((index, place) => (hidden.has(index) ? [place] : [])));
			const found = withheldParts(
				line.map((index) => parts[index] ?? partOf(withheld, false)),
				given
			);
			for (const place of found) hidden.add(line[place] ?? -1);
		}
	}
	return hidden;
}

const hide = (series: readonly SeriesPoint[], hidden: Set<number>): SeriesPoint[] =>
	series.map((point, index) => (hidden.has(index) ? { ...point, value: withheld } : point));

/** Groups whose n must not be known lose all their categories: the n stands in every one of them. */
function hideGroups(series: readonly SeriesPoint[], by: string): Set<number> {
	const groups = linesOf(series, 'category');
	const parts = groups.map((group): Part => {
		const cell = series[group[0] ?? -1]?.value;
		const n = cell?.state === 'released' ? cell.n : 0;
		return { counts: [n], adds: [n], size: n };
	});
	const found = by === '' ? new Set<number>() : withheldParts(parts);
	return new Set([...found].flatMap((group) => groups[group] ?? []));
}

function suppressBreakdown(series: SeriesPoint[], by: string | undefined): SeriesPoint[] {
	const rows = hide(series, hideGroups(series, by ?? ''));
	const lines = [...linesOf(rows, 'category'), ...(by === undefined ? [] : linesOf(rows, by))];
	return hide(rows, hiddenIn(rows, lines, true));
}

/** A week whose n is 1 to 10, or leaves out 1 to 10 of those who were there at the start. */
function suppressWeeks(series: SeriesPoint[]): SeriesPoint[] {
	return linesOf(series, 'week').flatMap((line) => {
		const points = line.flatMap((index) => series[index] ?? []);
		const released = points.flatMap(({ value }) => (value.state === 'released' ? [value.n] : []));
		const all = Math.max(0, ...released);
		return points.map((point) =>
			point.value.state === 'released' && (isSmall(point.value.n) || isSmall(all - point.value.n))
				? { ...point, value: withheld }
				: point
		);
	});
}

function suppressSeries({ series, measure, asked }: Bare): SeriesPoint[] {
	if (measure.kind === 'survival')
		return linesOf(series, 'day').flatMap((line) =>
			coarsenCurve(
				line.flatMap((index) => series[index] ?? []),
				withheld
			)
		);
	if (measure.kind === 'breakdown') return suppressBreakdown(series, asked.by);
	if (measure.kind === 'trajectory') return suppressWeeks(series);
	return hide(series, hiddenIn(series, [series.map((_, index) => index)], false));
}

/** A count goes where it, or how many the next steps leave out, is 1 to 10: also against the next count that is shown. */
function suppressLedger(ledger: readonly Step[]): Step[] {
	let shown: number | undefined;
	return ledger.reduceRight<Step[]>((rest, step, index) => {
		const next = ledger[index + 1]?.n ?? step.n;
		const n = step.n;
		const gaps = n === null ? [1] : [n, n - (next ?? n), n - (shown ?? n)];
		if (gaps.some(isSmall)) return [{ ...step, n: null }, ...rest];
		shown = n ?? shown;
		return [step, ...rest];
	}, []);
}

/** Trajectories: those not scored again must not be few either, for their number is the ledger's last less n. */
function suppressValue({ value, measure, ledger }: Bare): Cell {
	if (value.state !== 'released') return value;
	const start = ledger.at(-1)?.n ?? value.n;
	const leftOut = measure.kind === 'trajectory' ? start - value.n : 0;
	return isTooSmall(value) || isSmall(leftOut) ? withheld : value;
}

/**
 * What of a figure may leave the house: inside everything; outside nothing that shows 1 to 10 people, themselves
 * or by subtraction (CMS cell size policy; which further cells go is our setting). A withheld cell has no number in it.
 */
export function suppressFigure(figure: Bare, measure: Measure): Bare {
	if (figure.asked.audience === 'inside') return figure;
	const ledger = suppressLedger(figure.ledger);
	const value = suppressValue(figure);
	const all = ledger.find(({ step }) => step === measure.bounds_over)?.n ?? null;
	return {
		...figure,
		ledger,
		value,
		// The bounds are fractions of the step they are over: shown, they would give its count away.
		bounds: value.state === 'released' && all !== null ? figure.bounds : null,
		series: suppressSeries(figure)
	};
}
