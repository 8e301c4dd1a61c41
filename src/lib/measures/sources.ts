import { unitKeys } from '#lib/measures/measure.ts';
import type { Measure, Unit } from '#lib/measures/measure.ts';

/**
 * A table of the contract behind a number: which of its columns are the same as which of the measure's rows, and what
 * its rows are to the units counted. `rowid` is the place of a row in its table.
 */
export type SourceLink = {
	table: string;
	on: Record<string, string>;
	words: string;
	/** Only the rows of this instrument. */
	instrument?: string;
};

const same = (...columns: string[]): Record<string, string> =>
	Object.fromEntries(columns.map((column) => [column, column]));

const claims = (...columns: string[]): SourceLink[] => [
	{ table: 'claim_line', on: same(...columns), words: 'what was billed' },
	{ table: 'remit_line', on: same(...columns), words: 'what payers answered, first and later' }
];

/** Where the units themselves come from. */
const unitLinks: Record<Unit, SourceLink[]> = {
	episode: [{ table: 'episode', on: same('episode_id'), words: 'the stays' }],
	journey: [
		{ table: 'episode', on: same('episode_id'), words: 'the stays these journeys began with' }
	],
	week: [{ table: 'episode', on: same('episode_id'), words: 'the stays these weeks belong to' }],
	session: [{ table: 'attendance', on: { rowid: 'session_no' }, words: 'the sessions' }],
	claim_line: claims('claim_id', 'line_no'),
	claim: claims('claim_id'),
	answer: [{ table: 'remit_line', on: { rowid: 'remittance_id' }, words: 'the answers' }],
	appeal: [{ table: 'appeal', on: same('claim_id', 'line_no'), words: 'the appeals' }],
	authorization: [{ table: 'authorization', on: same('authorization_id'), words: 'the requests' }],
	survey: [{ table: 'survey', on: same('survey_id'), words: 'the surveys' }],
	survey_answer: [{ table: 'survey', on: same('survey_id'), words: 'the surveys answered' }],
	referral: [{ table: 'referral', on: same('referral_id'), words: 'the referrals' }]
};

const ofStays = (table: string, words: string): SourceLink => ({
	table,
	on: same('episode_id'),
	words
});

const assessments = ofStays(
	'assessment',
	'the assessments of these stays, first, last and between'
);
const attendance = ofStays('attendance', 'the sessions of these stays');
const followUps = ofStays('follow_up', 'the contacts after these stays');

/** What else a measure of stays rests on, by the tables that its SQL reads. */
const readLinks: Record<string, SourceLink> = {
	score: assessments,
	score_pair: assessments,
	score_week: assessments,
	week_score: assessments,
	long_follow_up: assessments,
	talking_therapies: assessments,
	session: attendance,
	attended_day: attendance,
	attendance_day: attendance,
	stay_week: attendance,
	follow_up: followUps
};

/** The tables a query reads, by the names after `from` and `join`. */
const tablesRead = (sql: string): string[] => [
	...new Set([...sql.matchAll(/\b(?:from|join)\s+"?(\w+)"?/gi)].map(([, name = '']) => name))
];

function furtherLinks({ unit, sql, scale }: Measure): SourceLink[] {
	if (!unitKeys[unit].some((column) => column === 'episode_id')) return [];
	const links = tablesRead(sql).flatMap((name) => readLinks[name] ?? []);
	return [...new Set(links)].map((link) =>
		link === assessments && scale ? { ...link, instrument: scale.instrument } : link
	);
}

/**
 * The tables of the contract whose exports stand behind a measure's rows: those its units come from, and for stays
 * also the assessments, sessions and contacts that its SQL looks at.
 */
export const sourcesOf = (measure: Measure): SourceLink[] => [
	...unitLinks[measure.unit],
	...furtherLinks(measure)
];
