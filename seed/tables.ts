import type { Cell } from '#seed/csv.ts';

const numbered = <Prefix extends string>(prefix: Prefix, from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}` as const);

const asiItems = [
	...numbered('m', 6, 8),
	...(['e4', 'e5', 'e11', 'e12', 'e17'] as const),
	...numbered('d', 1, 11),
	...(['d13', 'd23'] as const),
	...numbered('d', 26, 31),
	...(['l24', 'l27', 'l28', 'l29', 'f3'] as const),
	...numbered('f', 18, 26),
	...(['f30', 'f32', 'f34'] as const),
	...numbered('p', 4, 14)
];

const assessment = ['episode_id', 'instrument', 'assessed_on', 'mode'] as const;

/** The files of the seed and their columns, in order: the names are those of queries/contract/. */
export const tables = {
	episodes: [
		'episode_id',
		'person_id',
		'program',
		'site',
		'level_of_care',
		'track',
		'referral_source',
		'payer',
		'payer_class',
		'referred_on',
		'first_contact_on',
		'admitted_on',
		'discharged_on',
		'last_attended_on',
		'discharge_reason',
		'primary_diagnosis',
		'age_group',
		'sex',
		'race_ethnicity',
		'language',
		'zip3'
	],
	attendance: [
		'episode_id',
		'service_on',
		'service_type',
		'scheduled_minutes',
		'attended_minutes',
		'status',
		'modality',
		'procedure_code',
		'revenue_code'
	],
	assessments_phq9: [...assessment, ...numbered('item_', 1, 9)],
	assessments_gad7: [...assessment, ...numbered('item_', 1, 7)],
	assessments_asi: [...assessment, ...asiItems],
	claims: [
		'claim_id',
		'line_no',
		'episode_id',
		'payer',
		'submitted_on',
		'service_from',
		'service_to',
		'procedure_code',
		'revenue_code',
		'units',
		'charge'
	],
	remittances: [
		'claim_id',
		'line_no',
		'payer',
		'payer_sequence',
		'claim_status',
		'remitted_on',
		'charge',
		'allowed',
		'paid',
		'adjustments',
		'remarks'
	],
	appeals: ['claim_id', 'line_no', 'appealed_on', 'level', 'decided_on', 'outcome'],
	authorizations: [
		'authorization_id',
		'episode_id',
		'payer',
		'review_type',
		'requested_on',
		'decided_on',
		'days_requested',
		'days_approved'
	],
	surveys: [
		'survey_id',
		'episode_id',
		'instrument',
		'stakeholder',
		'offered_on',
		'returned_on',
		...numbered('item_', 1, 5)
	],
	follow_ups: ['episode_id', 'due_day', 'attempted_on', 'reached'],
	referrals: [
		'referral_id',
		'episode_id',
		'program',
		'site',
		'level_of_care',
		'referral_source',
		'payer',
		'payer_class',
		'referred_on',
		'outcome'
	]
} as const;

export type TableName = keyof typeof tables;
export type Row<Name extends TableName> = Partial<Record<(typeof tables)[Name][number], Cell>>;

/** Rows of every file that belong together: those of one stay. */
export type Rows = { [Name in TableName]: Row<Name>[] };

export const tableNames = Object.keys(tables) as TableName[];
