import { coarsenCurve } from '#lib/measures/coarsen-curve.ts';
import type { Cell, Figure, Released, SeriesPoint, Withheld } from '#lib/measures/figure.ts';
import { isSmall, withheldParts } from '#lib/measures/small-cells.ts';
import type { Part } from '#lib/measures/small-cells.ts';
import { withheldWords } from '#lib/measures/words.ts';

export const withheld: Withheld = { state: 'withheld', reason: withheldWords };

const empty: Part = { counts: [], adds: [], size: 0 };

/** What of a cell may not be 1 to 10: how many, how many with success, how many without. */
const countsOf = ({ k, n }: Pick<Released, 'k' | 'n'>): number[] =>
	k === undefined ? [n] : [k, n, n - k];

/** What must not be small in a cell: its counts, and where one person has several units, the people behind each. */
export const guardedOf = (cell: Released): number[] => [...countsOf(cell), ...peopleBehind(cell)];

/** People behind the units; of a number without k only those behind n. */
const peopleBehind = ({ k, people }: Released): number[] =>
	people === undefined ? [] : k === undefined ? [people[0]] : people;

/** Groups add up to the whole in all their counts. */
function groupPart(cell: Cell): Part {
	if (cell.state !== 'released') return empty;
	return { counts: guardedOf(cell), adds: countsOf(cell), size: cell.n };
}

/** The categories of a breakdown share one n, and add up to it. */
function categoryPart(cell: Cell): Part {
	if (cell.state !== 'released') return empty;
	return { counts: guardedOf(cell), adds: [cell.k ?? 0], size: cell.k ?? 0 };
}

/** The places of the points that differ in one coordinate alone: a row or a column of the table that a series is. */
function linesAlong(series: readonly SeriesPoint[], axis: string): number[][] {
	const lines = new Map<string, number[]>();
	series.forEach(({ by }, place) => {
		const key = JSON.stringify(Object.entries(by).filter(([name]) => name !== axis));
		lines.set(key, [...(lines.get(key) ?? []), place]);
	});
	return [...lines.values()];
}

const pick = <Item>(items: readonly Item[], places: readonly number[]): Item[] =>
	places.flatMap((place) => items[place] ?? []);

/** Hides small cells, and along each line whatever would give a hidden one away, until nothing changes. */
function hideAlong(
	series: readonly SeriesPoint[],
	lines: readonly number[][],
	partOf: (cell: Cell) => Part
): SeriesPoint[] {
	const parts = series.map(({ value }) => partOf(value));
	const hidden = new Set(series.flatMap(({ value }, place) => (value === withheld ? place : [])));
	for (let before = -1; hidden.size > before;) {
		before = hidden.size;
		for (const line of lines) {
			const given = line.flatMap((place, index) => (hidden.has(place) ? index : []));
			const found = withheldParts(pick(parts, line), new Set(given));
			for (const place of pick(line, [...found])) hidden.add(place);
		}
	}
	return series.map((point, place) => (hidden.has(place) ? { ...point, value: withheld } : point));
}

/** Hides whole groups whose number of people must not be known: it stands beside every point of theirs. */
function hideGroups(
	series: readonly SeriesPoint[],
	axis: string,
	partOf: (points: SeriesPoint[]) => Part
): SeriesPoint[] {
	const groups = linesAlong(series, axis);
	if (groups.length < 2) return [...series];
	const found = withheldParts(groups.map((group) => partOf(pick(series, group))));
	const hidden = new Set(pick(groups, [...found]).flat());
	return series.map((point, place) => (hidden.has(place) ? { ...point, value: withheld } : point));
}

const firstReleased = (points: readonly SeriesPoint[]): Released | undefined =>
	points.flatMap(({ value }) => (value.state === 'released' ? value : []))[0];

/** Everybody in a group: the n of its first point, which a breakdown, a curve and a trajectory all start with. */
function everybody(points: readonly SeriesPoint[]): Part {
	const n = firstReleased(points)?.n ?? 0;
	return { counts: [n], adds: [n], size: n };
}

function everybodyAndEvents(points: readonly SeriesPoint[]): Part {
	const n = firstReleased(points)?.n ?? 0;
	const events = points.map(({ value }) => (value.state === 'released' ? (value.k ?? 0) : 0));
	const counts = countsOf({ n, k: events.reduce((sum, k) => sum + k, 0) });
	return { counts, adds: counts, size: n };
}

function suppressBreakdown(series: readonly SeriesPoint[], by: string | undefined): SeriesPoint[] {
	const rows = hideGroups(series, 'category', everybody);
	const columns = by === undefined ? [] : linesAlong(rows, by);
	return hideAlong(rows, [...linesAlong(rows, 'category'), ...columns], categoryPart);
}

function suppressCurves(series: readonly SeriesPoint[]): SeriesPoint[] {
	const groups = hideGroups(series, 'day', everybodyAndEvents);
	return linesAlong(groups, 'day').flatMap((line) => coarsenCurve(pick(groups, line), withheld));
}

/** A week whose n is 1 to 10, or leaves out 1 to 10 of those who were there at the start. */
function suppressWeeks(series: readonly SeriesPoint[], by: string | undefined): SeriesPoint[] {
	const groups = hideGroups(series, 'week', everybody);
	const weeks = linesAlong(groups, 'week').flatMap((line) => {
		const points = pick(groups, line);
		const start = firstReleased(points)?.n ?? 0;
		return points.map((point) => {
			const n = point.value.state === 'released' ? point.value.n : 0;
			return isSmall(n) || (n > 0 && isSmall(start - n)) ? { ...point, value: withheld } : point;
		});
	});
	return by === undefined ? weeks : hideAlong(weeks, linesAlong(weeks, by), groupPart);
}

/** The series for outside: no cell in it shows 1 to 10 people, itself or by subtraction from the others. */
export function suppressSeries({
	series,
	measure,
	asked
}: Pick<Figure, 'series' | 'measure' | 'asked'>): SeriesPoint[] {
	if (measure.kind === 'survival') return suppressCurves(series);
	if (measure.kind === 'breakdown') return suppressBreakdown(series, asked.by);
	if (measure.kind === 'trajectory') return suppressWeeks(series, asked.by);
	return hideAlong(series, [series.map((_, place) => place)], groupPart).map((point) => ({
		...point,
		value: withoutExtremes(point.value)
	}));
}

/** The shortest and the longest are each one person's own number. */
export function withoutExtremes(cell: Cell): Cell {
	if (cell.state !== 'released' || cell.spread === undefined) return cell;
	const { min, max, ...spread } = cell.spread;
	return min === undefined && max === undefined ? cell : { ...cell, spread };
}
