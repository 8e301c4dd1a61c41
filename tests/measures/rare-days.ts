import { addDays } from '#lib/measures/calendar.ts';
import type { Figure, MeasureRef } from '#lib/measures/figure.ts';
import type { Behind } from '#lib/measures/read-figure.ts';
import { signalOf } from '#lib/measures/signal.ts';
import type { DayCount } from '#lib/measures/waits.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import { makeFigure, point, rateCell } from '../charts/figures.ts';

export const readmission: Partial<MeasureRef> = {
	title: 'Readmission',
	success: 'back within 30 days',
	better: 'lower'
};

/** A person a day from 1 January 2024 on, for two years; `gaps` are how many lie between one event and the next. */
export function daysWith(gaps: readonly number[], isSuccess = true): DayCount[] {
	const events = new Set<number>();
	let next = 5;
	for (const gap of gaps) {
		events.add(next);
		next += gap + 1;
	}
	events.add(next);
	return Array.from({ length: 731 }, (_, at) => {
		const k = events.has(at) ? 1 : 0;
		return { day: addDays('2024-01-01', at), n: 1, k: isSuccess ? k : 1 - k };
	});
}

/** The figure of some days by month, all of them final, and read as it is where months are too rare. */
export function rareFigure(
	days: readonly DayCount[],
	measure: Partial<MeasureRef> = readmission,
	behind: Behind = {},
	rules: RuleSet = 'nhs',
	unit: 'cases' | 'days' = 'cases'
): Figure {
	const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))];
	const series = months.map((month) => {
		const of = days.filter(({ day }) => day.startsWith(month));
		const total = (key: 'k' | 'n') => of.reduce((sum, day) => sum + day[key], 0);
		return point({ month }, rateCell(total('k'), total('n')));
	});
	const bare = makeFigure({ measure, by: 'month', series });
	return { ...bare, signal: signalOf(bare, rules, { ...behind, rare: { days, unit } }) };
}
