import type { SignalBaseline } from '#lib/measures/figure.ts';
import { formatGroup } from '#lib/measures/format.ts';
import type { Phases } from '#lib/statistics/spc/phases.ts';

/**
 * Somebody's decision from which period on a series has a usual range of its own. `starts` and `frozenAfter` are
 * periods as a series names them (2026-01, 2026-Q1); frozen, the range rests on what lies from one to the other.
 */
export type Baseline = {
	starts: string;
	frozenAfter: string | null;
	/** Why: it is printed with every figure that it touches. */
	reason: string;
	author: string;
	/** The day it was decided on. */
	decidedOn: string;
};

/** Whether a period is a month or a quarter, by how it is written; undefined where it is neither. */
export function periodKind(text: string): 'month' | 'quarter' | undefined {
	if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return 'month';
	return /^\d{4}-Q[1-4]$/.test(text) ? 'quarter' : undefined;
}

/** The phases that a series is read in. */
export const phasesFor = (baselines: readonly Baseline[]): Phases => ({
	rebased: baselines.map(({ starts, frozenAfter, reason, author, decidedOn }) => ({
		from: starts,
		...(frozenAfter !== null && { frozenAfter }),
		reason,
		author,
		on: decidedOn
	}))
});

/** The baselines that hold for the points from `first` on, each that begins among them with a number. */
export function baselinesShown(
	baselines: readonly Baseline[],
	keys: readonly string[],
	first: number
): SignalBaseline[] {
	const [firstKey = '', lastKey = ''] = [keys[first], keys.at(-1)];
	const rising = [...baselines].sort((a, b) => (a.starts < b.starts ? -1 : 1));
	const reaching = rising.filter(({ starts }, index) => {
		const next = rising[index + 1]?.starts;
		return starts <= lastKey && (next === undefined || next > firstKey);
	});
	let number = 0;
	return reaching.map(({ starts, frozenAfter, reason }) => {
		const place = keys.findIndex((key) => key >= starts) - first;
		const marked = place > 0 ? { number: ++number, place } : {};
		return { starts, frozenAfter, reason, ...marked };
	});
}

const withoutStop = (text: string): string => text.trim().replace(/[.\s]+$/, '');

/** "since the new baseline of January 2026 (a new program director)"; frozen, what it rests on. */
export function baselineWords(by: string | undefined, baseline: SignalBaseline): string {
	const { starts, frozenAfter, reason } = baseline;
	const why = withoutStop(reason);
	const from = formatGroup(by, starts);
	if (frozenAfter === null) return `since the new baseline of ${from} (${why})`;
	return `by the baseline of ${from} to ${formatGroup(by, frozenAfter)}, held since (${why})`;
}

/** The notes under a chart and a table: "1: new baseline from January 2026: a new program director." */
export function baselineNotes(by: string | undefined, baselines: readonly SignalBaseline[]) {
	return baselines.map(({ starts, frozenAfter, reason, number }) => {
		const from = formatGroup(by, starts);
		const what =
			frozenAfter === null
				? `New baseline from ${from}`
				: `Baseline of ${from} to ${formatGroup(by, frozenAfter)}, held since`;
		return `${number === undefined ? '' : `${number}: `}${what}: ${withoutStop(reason)}.`;
	});
}
