import { z } from 'zod';

/** Each kind has one result shape, one chart family, one table and one sentence. */
export const kinds = [
	'proportion',
	'mean_change',
	'duration',
	'survival',
	'trajectory',
	'amount_ratio',
	'breakdown'
] as const;
export type Kind = (typeof kinds)[number];

export const valueUnits = ['rate', 'points', 'score', 'days', 'dollars', 'count'] as const;
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
export const periods = ['month', 'quarter', 'year'] as const;
