import { z } from 'zod';
import type { Measure } from '#lib/measures/measure.ts';

/** What of a stay expectations allow for, besides severity at its start. */
export const allowedFor = [
	'level_of_care',
	'primary_diagnosis',
	'payer_class',
	'age_group'
] as const;

const text = z.string().nullable();

/** People alike as queries of compare/ give them. */
export const patternSchema = z.object({
	group: z.string(),
	score: z.number().nullable(),
	band: text,
	level_of_care: text,
	primary_diagnosis: text,
	payer_class: text,
	age_group: text,
	n: z.number(),
	k: z.number(),
	total: z.number(),
	squares: z.number()
});

/** The scale whose first score says how ill people were: that of the measure, or the PHQ-9. */
export const severityOf = ({ scale }: Measure): { instrument: string; scale: string } => ({
	instrument: scale?.instrument ?? 'phq-9',
	scale: scale?.scale ?? 'total'
});

/** What makes a change of the measure's scale one for the better where it is above 0. */
export const directionOf = ({ scale }: Measure): 1 | -1 => (scale?.better === 'higher' ? -1 : 1);

/** Where people alike would be too many even by band. */
export const tooManyKinds = {
	reason: 'Too many kinds of people to allow for: choose a shorter period, or filter.'
};
