import { upperFirst } from '#lib/measures/letters.ts';

const dimensions: Record<string, string> = {
	level_of_care: 'Level of care',
	payer_class: 'Payer class',
	referral_source: 'Referral source',
	primary_diagnosis: 'Primary diagnosis',
	age_group: 'Age group',
	race_ethnicity: 'Race and ethnicity',
	baseline_band: 'Severity at the start',
	procedure_code: 'Procedure code',
	revenue_code: 'Revenue code',
	carc: 'Adjustment reason (CARC)',
	denial_class: 'Denial class',
	discharge_reason: 'Discharge reason',
	last_scored_week: 'Week of the last score',
	week_of_stay: 'Week of stay'
};

/** A dimension, a period or a table by its column's name, as a reader knows it. */
export const titleOf = (name: string): string =>
	dimensions[name] ?? upperFirst(name.replaceAll('_', ' '));
