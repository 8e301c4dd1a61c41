import type { Stay } from '#seed/course.ts';
import { isoOf, isoUntil } from '#seed/days.ts';
import type { Period } from '#seed/days.ts';
import type { Person } from '#seed/person.ts';
import { clamp } from '#seed/random.ts';
import type { Random } from '#seed/random.ts';
import type { Row } from '#seed/tables.ts';

/** How each question of the survey is answered, relative to the mean of the others. */
const questions = [0.25, 0.1, -0.05, -0.25, 0.05];

function answers(person: Person, random: Random): Record<string, number | undefined> {
	const content = random.normal(4.1 + person.site.welcome + 0.5 * (person.response - 0.54), 0.6);
	const given = questions.map((offset, index) => {
		const answer = clamp(Math.round(content + offset + random.normal(0, 0.5)), 1, 5);
		return [`item_${index + 1}`, random.chance(0.02) ? undefined : answer] as const;
	});
	return Object.fromEntries(given);
}

/** Rows of surveys.csv: offered to most at the end of a stay, returned by fewer than half, seldom by a relative. */
export function surveyRows(
	stay: Stay,
	person: Person,
	period: Period,
	random: Random
): Row<'surveys'>[] {
	const isPlanned = stay.reason === 'completed' || stay.reason === 'transferred';
	const isOffered = random.chance(isPlanned ? 0.86 : 0.55) && stay.reason !== 'died';
	const offeredOn = stay.dischargedOn + (isPlanned ? 0 : random.between(1, 5));
	const returnedOn = offeredOn + random.between(0, isPlanned ? 6 : 20);
	const isReturned = random.chance(isPlanned ? 0.56 : 0.17) && returnedOn <= period.through;
	const stakeholder = random.chance(0.08) ? 'family' : 'person_served';
	const given = answers(person, random);
	if (!isOffered || offeredOn > period.through) return [];
	return [
		{
			survey_id: `${stay.code}-s`,
			episode_id: stay.code,
			instrument: 'satisfaction',
			stakeholder,
			offered_on: isoOf(offeredOn),
			...(isReturned ? { returned_on: isoOf(returnedOn), ...given } : {})
		}
	];
}

const dueDays = [30, 90];

/** Rows of follow_ups.csv: a call 30 and 90 days after discharge, where that day has come. */
export function followUpRows(stay: Stay, period: Period, random: Random): Row<'follow_ups'>[] {
	const isPlanned = stay.reason === 'completed' || stay.reason === 'transferred';
	const rows = dueDays.map((due) => {
		const isAttempted = random.chance(0.93);
		const isReached = isAttempted && random.chance((isPlanned ? 0.68 : 0.38) - due / 600);
		const attemptedOn = stay.dischargedOn + due + random.between(-2, 6);
		return { due, attemptedOn: isAttempted ? attemptedOn : undefined, isReached };
	});
	return rows
		.filter(({ due }) => stay.dischargedOn + due <= period.through && stay.reason !== 'died')
		.map(({ due, attemptedOn, isReached }) => ({
			episode_id: stay.code,
			due_day: due,
			attempted_on: isoUntil(attemptedOn, period),
			reached: isReached && (attemptedOn ?? 0) <= period.through ? 'true' : 'false'
		}));
}
