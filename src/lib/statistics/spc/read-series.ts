import { chooseChart, isRare, limitsOf } from '#lib/statistics/spc/choose-chart.ts';
import type { Chart, DataKind } from '#lib/statistics/spc/choose-chart.ts';
import { placePhases } from '#lib/statistics/spc/phases.ts';
import type { PhasePlaces, Phases } from '#lib/statistics/spc/phases.ts';
import { filled, valueOf } from '#lib/statistics/spc/reading.ts';
import type { Judged, Limits, Reading } from '#lib/statistics/spc/reading.ts';
import { applyRules } from '#lib/statistics/spc/rule-sets.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import type { Direction, Rule } from '#lib/statistics/spc/rules.ts';

/** One period of a series. A provisional one is drawn and never judged, and says nothing of what is usual. */
export type Period = { key: string; reading: Reading; provisional: boolean };

/** What marks a point: the first rule of the set that rests on it, and the places of all the points it rests on. */
export type Mark = { rule: Rule; direction: Direction; at: number[] };

export type ReadPoint = { limits: Limits | null; mark: Mark | null };

/**
 * A phase as it was read. `based`: how many periods its usual range rests on; `rare`: its shares are too rare for
 * limits by month, and are not judged.
 */
export type ReadPhase = PhasePlaces & {
	chart: Chart;
	rare: boolean;
	based: number;
	judged: number;
};

export type ReadSeries = { points: ReadPoint[]; phases: ReadPhase[] };

export type ReadOptions = {
	kind: DataKind;
	rules: RuleSet;
	/** What a value can be: a usual range does not go beyond. */
	bounds?: { lo?: number; hi?: number };
	phases?: Phases;
};

function clip(limits: Limits, bounds: ReadOptions['bounds']): Limits {
	const { lo, hi } = limits;
	if (lo === undefined || hi === undefined) return limits;
	return {
		...limits,
		lo: Math.max(lo, bounds?.lo ?? -Infinity),
		hi: Math.min(hi, bounds?.hi ?? Infinity)
	};
}

/** The places of a phase that are judged: neither a gap nor provisional. */
const firmPlaces = (periods: readonly Period[], { from, to }: PhasePlaces): number[] =>
	periods.flatMap(({ reading, provisional }, place) =>
		place < from || place > to || provisional || !reading || reading.n <= 0 ? [] : [place]
	);

/** Gaps and provisional periods say nothing of what is usual; the moving range does not reach across them. */
const baseOf = (periods: readonly Period[], { from, baseTo }: PhasePlaces): Reading[] =>
	periods
		.slice(from, baseTo + 1)
		.map(({ reading, provisional }) =>
			provisional || !reading || reading.n <= 0 ? null : reading
		);

function readPhase(
	periods: readonly Period[],
	places: PhasePlaces,
	options: ReadOptions,
	points: ReadPoint[]
): ReadPhase {
	const base = baseOf(periods, places);
	const firm = firmPlaces(periods, places);
	const chart = chooseChart(options.kind, base);
	const rare = options.kind === 'share' && chart !== 'run' && isRare(base);
	const based = filled(base).length;
	const phase = { ...places, chart, rare, based, judged: firm.length };
	if (based === 0 || rare) return phase;
	const limitsFor = limitsOf(chart, base);
	const judged: Judged[] = [];
	for (let place = places.from; place <= places.to; place++) {
		const reading = periods[place]?.reading;
		if (!reading || reading.n <= 0) continue;
		const limits = clip(limitsFor(reading.n), options.bounds);
		points[place] = { limits, mark: null };
		if (firm.includes(place)) judged.push({ ...limits, value: valueOf(reading) });
	}
	for (const { rule, direction, at } of applyRules(options.rules, judged)) {
		const found = at.flatMap((index) => firm[index] ?? []);
		for (const place of found) {
			const point = points[place];
			if (point && !point.mark) point.mark = { rule, direction, at: found };
		}
	}
	return phase;
}

/**
 * Reads a series of periods in rising order, phase by phase: the chart its data ask for, the usual range of each
 * point, and which points a rule marks. A rule never reaches from one phase into the next; gaps neither add to a run
 * nor end it (as in qicharts2).
 */
export function readSeries(periods: readonly Period[], options: ReadOptions): ReadSeries {
	const points = periods.map((): ReadPoint => ({ limits: null, mark: null }));
	const keys = periods.map(({ key }) => key);
	const phases = placePhases(keys, options.phases ?? {}).map((places) =>
		readPhase(periods, places, options, points)
	);
	return { points, phases };
}
