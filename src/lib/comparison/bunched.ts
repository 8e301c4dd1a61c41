import type { Unit } from '#lib/measures/vocabulary.ts';

/** Units that come in bunches: one claim has several lines, one person several weeks. */
const bunched: ReadonlySet<string> = new Set<Unit>([
	'claim_line',
	'claim',
	'answer',
	'appeal',
	'session',
	'week',
	'authorization',
	'survey',
	'survey_answer'
]);

/** What narrows the intervals of a comparison more than it should, where its units come in bunches. */
export const bunchedCaution = (unit: string): string | undefined =>
	bunched.has(unit)
		? 'Several of these belong to one person or one claim and are alike: by chance alone groups lie further apart than these limits say.'
		: undefined;
