import { interview } from '#seed/asi-items.ts';
import type { Stay } from '#seed/course.ts';
import { isoOf } from '#seed/days.ts';
import type { Day, Period } from '#seed/days.ts';
import type { Person } from '#seed/person.ts';
import type { Random } from '#seed/random.ts';
import type { Row } from '#seed/tables.ts';

/** Days of the interviews: the first days for nearly all, the last day mostly for those whose end was planned. */
function interviewDays(stay: Stay, came: Day[], period: Period, random: Random): Day[] {
	const first = came[random.between(0, Math.min(2, came.length - 1))];
	const last = came.at(-1);
	const hasFirst = random.chance(0.92);
	const hasLast = random.chance(stay.reason === 'completed' ? 0.84 : 0.25);
	const isOver = stay.dischargedOn <= period.through;
	const days: Day[] = [];
	if (hasFirst && first !== undefined) days.push(first);
	if (hasLast && isOver && last !== undefined && last !== first && last - stay.admittedOn > 10)
		days.push(last);
	return days;
}

/**
 * Rows of assessments_asi.csv: people in treatment for substance use, at the start and at the end of a stay.
 * `came`: the days attended, in order.
 */
export function asiRows(
	stay: Stay,
	person: Person,
	came: Day[],
	period: Period,
	random: Random
): Row<'assessments_asi'>[] {
	if (person.track === 'MH') return [];
	return interviewDays(stay, came, period, random).map((on) => ({
		episode_id: stay.code,
		instrument: 'asi',
		assessed_on: isoOf(on),
		mode: 'interview',
		...interview(person, stay.weeksBefore + (on - stay.admittedOn) / 7, random)
	}));
}
