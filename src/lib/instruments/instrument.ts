import { z } from 'zod';
import { methodSchema } from '#lib/instruments/method.ts';
import { checkInstrument } from '#lib/instruments/check-instrument.ts';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower case letters, digits and hyphens');
const name = z
	.string()
	.regex(/^[a-z][a-z0-9_]*$/, 'a name is lower case letters, digits and underscores');

/** Where a number comes from. `ours`: no authority settles it, so pages call it "our setting" and never cite it. */
const sourced = { source: text, ours: z.boolean().default(false) };

/** One question: the answers it allows, and how an answer left out or not applicable is read. */
const itemSchema = z.strictObject({
	code: name,
	min: z.number(),
	max: z.number(),
	text: text.optional(),
	loinc: text.optional(),
	/** Answers are whole numbers; false for money. */
	whole: z.boolean().default(true),
	/** Scored as min + max - answer. */
	reverse: z.boolean().default(false),
	/** What each answer counts as, where it is not the answer itself: {0: 0, 1: 8}. Any other answer is a missing answer. */
	scores: z
		.record(z.string().regex(/^-?\d+$/, 'an answer is a whole number'), z.number())
		.optional(),
	/** "Not applicable" (-8) is an answer to this question. */
	not_applicable: z.boolean().default(false),
	/** Not asked when another item has this answer: then a missing answer is read as `as`. */
	skipped: z.strictObject({ when: name, is: z.number(), as: z.number(), ...sourced }).optional()
});

/** A form of the instrument. `renumbered` leads from its own item codes to those of the registry. */
const editionSchema = z.strictObject({
	id,
	title: text,
	source: text.optional(),
	renumbered: z.record(name, name).default({})
});

const bandSchema = z.strictObject({ label: text, from: z.number(), to: z.number() });
const thresholdSchema = z.strictObject({ value: z.number(), ...sourced });

/**
 * Numbers that a definition may rest on. `caseness`: a case at or above; `response`: share of the baseline that must
 * go; `response_from`: baseline at which response and remission are asked; `remission_below`: strictly below;
 * `mcid`, `reliable_change`: points, at or above; `reliability`: from 0 to 1, for reliable change by a program's own
 * spread of scores.
 */
const thresholdsSchema = z.strictObject({
	caseness: thresholdSchema.optional(),
	response: thresholdSchema.optional(),
	response_from: thresholdSchema.optional(),
	remission_below: thresholdSchema.optional(),
	mcid: thresholdSchema.optional(),
	reliable_change: thresholdSchema.optional(),
	reliability: thresholdSchema.optional()
});

const scaleSchema = z.strictObject({
	id: name,
	/** The start of the ids of its measures: phq_9 gives phq_9_response. */
	prefix: name,
	title: text,
	items: z.array(name),
	method: methodSchema,
	/** How many items must be answered for a score; without it, all. Fewer than all are prorated. */
	missing: z.strictObject({ min_answered: z.int().min(1), ...sourced }).optional(),
	range: z.strictObject({ min: z.number(), max: z.number() }),
	better: z.enum(['lower', 'higher']),
	loinc: text.optional(),
	/** On the value rounded half up. */
	bands: z.array(bandSchema).default([]),
	thresholds: thresholdsSchema.default({}),
	/** The scale that a `total` in the export stands for. */
	total: z.boolean().default(false),
	/** A mean of it means something: mean change and trajectories are offered. False for yes/no and categories. */
	averaged: z.boolean().default(true),
	...sourced
});

/** A worked example: answers by item code, and the value of each scale (null: no score). */
const caseSchema = z.strictObject({
	id: text,
	edition: id.optional(),
	/** Of the person, for a cut-off that depends on it. */
	sex: text.optional(),
	items: z.record(name, z.number()),
	total: z.number().optional(),
	expect: z.record(name, z.number().nullable()),
	bands: z.record(name, text.nullable()).default({}),
	methods: z.record(name, z.enum(['complete', 'prorated', 'supplied', 'unscorable'])).default({})
});

/** Column names of exports that hold an item: a regular expression (case ignored) and the code it means, `item_$1`. */
const aliasSchema = z.strictObject({
	pattern: z.string().refine(isPattern, 'this is not a regular expression'),
	code: z
		.string()
		.regex(/^[a-z0-9_$]+$/, 'a code is an item code, where $1 stands for the first group')
});

function isPattern(pattern: string): boolean {
	try {
		return new RegExp(pattern) instanceof RegExp;
	} catch {
		return false;
	}
}

/** An instrument as the YAML files of the registry, and a clinic's own, describe it. */
export const instrumentSchema = z
	.strictObject({
		id,
		title: text,
		name: text,
		/** Other names that exports give it, beside its id. */
		also: z.array(text).default([]),
		better: z.enum(['lower', 'higher']),
		/** The first is meant where the export names no edition. */
		editions: z.array(editionSchema).default([]),
		/** None where only totals are kept. */
		items: z.array(itemSchema).default([]),
		licence: text,
		source: text,
		aliases: z.array(aliasSchema).default([]),
		scales: z.array(scaleSchema).min(1),
		cases: z.array(caseSchema).default([])
	})
	.superRefine((instrument, context) => {
		for (const { path, message, fix } of checkInstrument(instrument))
			context.addIssue({ code: 'custom', path, message, params: { fix } });
	});

export type Item = z.infer<typeof itemSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type Scale = z.infer<typeof scaleSchema>;
export type Instrument = z.infer<typeof instrumentSchema>;
/** Every instrument the house knows. */
export type Registry = Instrument[];
