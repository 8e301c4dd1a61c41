import { units } from '#lib/measures/vocabulary.ts';
import type { Unit } from '#lib/measures/vocabulary.ts';

const nouns: Record<Unit, [one: string, many: string]> = {
	episode: ['person', 'people'],
	claim_line: ['line', 'lines'],
	claim: ['claim', 'claims'],
	answer: ['answer', 'answers'],
	appeal: ['appeal', 'appeals'],
	journey: ['journey', 'journeys'],
	session: ['session', 'sessions'],
	week: ['week', 'weeks'],
	authorization: ['request', 'requests'],
	survey: ['survey', 'surveys'],
	survey_answer: ['answer', 'answers'],
	referral: ['referral', 'referrals']
};

/** What a measure counts, as a reader says it: "1 person", "47 people", "12 lines". */
export const nounOf = (unit: Unit, n: number): string => nouns[unit][n === 1 ? 0 : 1];

/** The same of a unit that may be none of these, as one of a closed month: "counted". */
export function unitNoun(unit: string, n: number): string {
	const known = units.find((each) => each === unit);
	return known ? nounOf(known, n) : 'counted';
}

/** The words for a cell that must not be shown: pages, files and screen readers say the same. */
export const withheldWords = 'not shown (fewer than 11 people)';
