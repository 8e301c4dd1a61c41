import type { Judged } from '#lib/statistics/spc/reading.ts';

export type Direction = 'up' | 'down' | 'none';

export type Rule =
	| 'outside'
	| 'trend'
	| 'near_limit'
	| 'shift'
	| 'beyond_1s'
	| 'alternating'
	| 'hugging'
	| 'avoiding'
	| 'few_crossings';

/** What a rule found: the places of the points it rests on, in order. */
export type Finding = { rule: Rule; direction: Direction; at: number[] };

export type FindBy = (points: readonly Judged[]) => Finding[];

/** Rounding must put no point off its centre or limit: a hair in comparison with either. */
const isAbove = (a: number, b: number): boolean =>
	a - b > 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

/** 1 above the centre, -1 below it, 0 on it. */
export const sideOf = ({ value, centre }: Judged): 1 | 0 | -1 =>
	isAbove(value, centre) ? 1 : isAbove(centre, value) ? -1 : 0;

const directions = { 1: 'up', 0: 'none', [-1]: 'down' } as const;

const range = (from: number, to: number): number[] =>
	Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** 1 beyond the upper limit, -1 beyond the lower, 0 inside or where there are none. */
function beyond({ value, lo, hi }: Judged): 1 | 0 | -1 {
	if (hi !== undefined && isAbove(value, hi)) return 1;
	return lo !== undefined && isAbove(lo, value) ? -1 : 0;
}

/** Points beyond their limits. Shewhart's rule; a point on a limit is inside. */
export const outside: FindBy = (points) =>
	points.flatMap((point, index) => {
		const side = beyond(point);
		return side === 0 ? [] : [{ rule: 'outside', direction: directions[side], at: [index] }];
	});

/** The longest stretches of points that have the same sign, as places. Zero ends one. */
function stretches(signs: readonly number[]): { sign: 1 | -1; from: number; to: number }[] {
	const found: { sign: 1 | -1; from: number; to: number }[] = [];
	signs.forEach((sign, index) => {
		const last = found.at(-1);
		if (last && last.to === index - 1 && last.sign === sign) last.to = index;
		else if (sign === 1 || sign === -1) found.push({ sign, from: index, to: index });
	});
	return found;
}

/** So many points in a row on one side of the centre; all of them are marked. */
export const shiftOf =
	(fewest: number): FindBy =>
	(points) =>
		stretches(points.map(sideOf))
			.filter(({ from, to }) => to - from + 1 >= fewest)
			.map(({ sign, from, to }) => ({
				rule: 'shift',
				direction: directions[sign],
				at: range(from, to)
			}));

const stepsOf = (points: readonly Judged[]): number[] =>
	points.slice(1).map(({ value }, index) => {
		const before = points[index]?.value ?? value;
		return isAbove(value, before) ? 1 : isAbove(before, value) ? -1 : 0;
	});

/** So many points in a row, each higher than the one before, or each lower; equal ones end it. */
export const trendOf =
	(fewest: number): FindBy =>
	(points) =>
		stretches(stepsOf(points))
			.filter(({ from, to }) => to - from + 2 >= fewest)
			.map(({ sign, from, to }) => ({
				rule: 'trend',
				direction: directions[sign],
				at: range(from, to + 1)
			}));

/** On which side a point is more than so many sigma from its centre; 0 where it is nearer, or has no sigma. */
function farSide(point: Judged, sigmas: number): 1 | 0 | -1 {
	const { value, centre, sigma } = point;
	if (sigma === undefined) return 0;
	if (isAbove(value, centre + sigmas * sigma)) return 1;
	return isAbove(centre - sigmas * sigma, value) ? -1 : 0;
}

type Cluster = { rule: Rule; fewest: number; of: number; sigmas: number };

/** So many of so many points in a row far from the centre on one side; the far ones are marked. Western Electric 1956. */
export const clusterOf =
	({ rule, fewest, of, sigmas }: Cluster): FindBy =>
	(points) => {
		const sides = points.map((point) => farSide(point, sigmas));
		return ([1, -1] as const).flatMap((side) => {
			const marked = new Set<number>();
			for (let end = of - 1; end < points.length; end++) {
				const far = range(end - of + 1, end).filter((place) => sides[place] === side);
				if (far.length >= fewest) far.forEach((place) => marked.add(place));
			}
			return joined(rule, directions[side], [...marked], of);
		});
	};

/** Places that lie within one window of each other belong together. */
function joined(rule: Rule, direction: Direction, places: number[], of: number): Finding[] {
	const found: Finding[] = [];
	for (const place of places.sort((a, b) => a - b)) {
		const last = found.at(-1);
		if (last && place - (last.at.at(-1) ?? place) < of) last.at.push(place);
		else found.push({ rule, direction, at: [place] });
	}
	return found;
}

/**
 * Two or more of three points in a row beyond two thirds of the way to a limit but not beyond the limit, and all
 * three on that side of the centre; all three are marked. NHS England, Making Data Count; NHSRplotthedots.
 */
export const twoInThree: FindBy = (points) => {
	const near = points.map((point) => (beyond(point) === 0 ? farSide(point, 2) : 0));
	const sides = points.map(sideOf);
	return ([1, -1] as const).flatMap((side) => {
		const marked = new Set<number>();
		for (let end = 2; end < points.length; end++) {
			const window = range(end - 2, end);
			const isOneSide = window.every((place) => sides[place] === side);
			const isNear = window.filter((place) => near[place] === side).length >= 2;
			if (isOneSide && isNear) window.forEach((place) => marked.add(place));
		}
		return joined('near_limit', directions[side], [...marked], 2);
	});
};

/** So many points in a row, up and down in turn. Nelson 1984, rule 4. */
export const alternatingOf =
	(fewest: number): FindBy =>
	(points) => {
		const turns = stepsOf(points).map((step, index) => (index % 2 === 0 ? step : -step));
		return stretches(turns)
			.filter(({ from, to }) => to - from + 2 >= fewest)
			.map(({ from, to }) => ({ rule: 'alternating', direction: 'none', at: range(from, to + 1) }));
	};

/** So many points in a row all within one sigma of the centre, or all beyond it. Nelson 1984, rules 7 and 8. */
export const oneSigmaOf =
	(rule: 'hugging' | 'avoiding', fewest: number): FindBy =>
	(points) => {
		const signs = points.map((point) => {
			if (!point.sigma) return 0;
			return (farSide(point, 1) === 0) === (rule === 'hugging') ? 1 : 0;
		});
		return stretches(signs)
			.filter(({ from, to }) => to - from + 1 >= fewest)
			.map(({ from, to }) => ({ rule, direction: 'none', at: range(from, to) }));
	};
