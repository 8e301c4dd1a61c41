/** The tables of the contract that rules look at. */
export const checkedTables = [
	'episode',
	'attendance',
	'assessment',
	'claim_line',
	'remit_line',
	'appeal',
	'authorization',
	'survey',
	'follow_up',
	'referral'
] as const;

export type CheckedTable = (typeof checkedTables)[number];

/** The codes by which a reader finds a row again. Nothing else of a row is ever shown. */
export const codesOf: Record<CheckedTable, string[]> = {
	episode: ['episode_id'],
	attendance: ['episode_id'],
	assessment: ['episode_id'],
	claim_line: ['claim_id', 'line_no'],
	remit_line: ['claim_id', 'line_no'],
	appeal: ['claim_id', 'line_no'],
	authorization: ['authorization_id'],
	survey: ['survey_id'],
	follow_up: ['episode_id', 'due_day'],
	referral: ['referral_id']
};
