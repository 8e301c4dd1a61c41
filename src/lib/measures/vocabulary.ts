// Apart from the schemas, which pages must not have to load: a browser needs the words and no validator.

/** Each kind has one result shape, one chart family, one table and one sentence. */
export const kinds = [
	'proportion',
	'mean_change',
	'duration',
	'survival',
	'trajectory',
	'amount_ratio',
	'breakdown',
	'mean'
] as const;
export type Kind = (typeof kinds)[number];

export const valueUnits = ['rate', 'points', 'score', 'days', 'hours', 'dollars', 'count'] as const;
export type ValueUnit = (typeof valueUnits)[number];

/** The dimensions a question may group or filter by. */
export const episodeDimensions = [
	'program',
	'site',
	'level_of_care',
	'track',
	'payer',
	'payer_class',
	'referral_source',
	'primary_diagnosis',
	'age_group',
	'sex',
	'race_ethnicity',
	'language',
	'baseline_band'
] as const;
export const claimDimensions = ['procedure_code', 'revenue_code', 'carc', 'denial_class'] as const;
/** Dimensions that only a measure can have whose rows carry them. */
export const ownDimensions = [
	'denial_age',
	'review_type',
	'service_type',
	'modality',
	'stakeholder',
	'survey_item',
	'discharge_reason',
	'last_scored_week',
	'week_of_stay'
] as const;
export const periods = ['month', 'quarter', 'year'] as const;

export type Period = (typeof periods)[number];
export type Dimension = (
	typeof episodeDimensions | typeof claimDimensions | typeof ownDimensions
)[number];

/** What a measure counts, and the columns that tell one from another. */
export const unitKeys = {
	episode: ['episode_id'],
	claim_line: ['claim_id', 'line_no'],
	claim: ['claim_id'],
	answer: ['remittance_id'],
	appeal: ['claim_id', 'line_no'],
	journey: ['episode_id'],
	session: ['session_no'],
	week: ['episode_id', 'week'],
	authorization: ['authorization_id'],
	survey: ['survey_id'],
	survey_answer: ['survey_id', 'survey_item'],
	referral: ['referral_id']
} as const;
export type Unit = keyof typeof unitKeys;
export const units = Object.keys(unitKeys) as Unit[];

/**
 * Units of which one person has many. Their rows have a column `person`: outside, no number stands on fewer than 11
 * people, however many units they have.
 */
export const unitsOfOnePerson: readonly Unit[] = [
	'session',
	'week',
	'authorization',
	'survey_answer'
];

/** The columns a kind reads, besides the key, the date and one boolean per step of the ledger. */
export const kindColumns: Record<Kind, readonly string[]> = {
	proportion: ['success'],
	mean_change: ['baseline', 'last'],
	duration: ['days'],
	survival: ['time', 'event'],
	trajectory: ['week', 'value', 'baseline'],
	amount_ratio: ['part', 'whole'],
	breakdown: ['category'],
	mean: ['value']
};
