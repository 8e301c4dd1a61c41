import { z } from 'zod';
import {
	claimDimensions,
	episodeDimensions,
	kinds,
	ownDimensions,
	units,
	valueUnits
} from '#lib/measures/vocabulary.ts';
import type { ValueUnit } from '#lib/measures/vocabulary.ts';

export * from '#lib/measures/vocabulary.ts';

const name = z
	.string()
	.regex(/^[a-z][a-z0-9_]*$/, 'a name is lower case letters, digits and underscores');
const words = z.string().min(1);

/** What `each` may ask of an instrument's scale: a threshold, or a property. */
const scaleNeeds = [
	'caseness',
	'response',
	'response_from',
	'remission_below',
	'mcid',
	'reliable_change',
	'reliability',
	'averaged',
	'bands',
	'total',
	'single_item',
	'screen',
	'levels',
	'composite'
] as const;

/** A measure file gives one measure per scale that has what `each` names, and per value of each list in `for`. */
export const templateSchema = z.object({
	each: z.array(z.enum(scaleNeeds)).optional(),
	for: z.record(name, z.array(z.union([z.int(), words])).min(1)).optional()
});

const exampleCell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const exampleValue = z.union([exampleCell, z.record(z.string(), z.number())]);
const counted = z.union([z.number(), z.tuple([z.number(), z.number()])]);

/**
 * A worked example, executed by a test and printed in the definition book: a few rows of the contract's tables (the
 * first line of each names the columns), and the figure they must give.
 */
const exampleSchema = z.strictObject({
	/** Of a template: the one of its measures that the example is about. */
	of: name.optional(),
	as_of: z.string().optional(),
	tables: z.record(name, z.array(z.array(exampleValue)).min(2)),
	/** Rows of the contract's tables are seldom told apart by more than one thing: the grouping of `groups`. */
	by: name.optional(),
	expect: z.strictObject({
		k: z.int().optional(),
		n: z.int(),
		/** To four decimals; null where the kind has no one number. */
		value: z.number().nullable().optional(),
		/** How many are left after each step. */
		ledger: z.array(z.int()).optional(),
		bounds: z.tuple([z.number(), z.number()]).optional(),
		/** Part and whole of an amount ratio. */
		amount: z.tuple([z.number(), z.number()]).optional(),
		/** By group, category, day or week: [k, n], or the value. */
		groups: z.record(z.string(), counted).optional()
	}),
	/** How the answer comes about, worked by hand. */
	reading: words
});

export type Example = z.infer<typeof exampleSchema>;

/** The header of a measure file, as it stands once its template is filled. */
export const headerSchema = z
	.strictObject({
		id: name,
		version: z.int().min(1),
		title: words,
		question: words,
		kind: z.enum(kinds),
		unit: z.enum(units),
		/** The column a question's period applies to. */
		date: name,
		/** Step and label, in order: a row counts in a step only if it passed all before. */
		ledger: z.record(name, words),
		/** What success, or the event, is in words. */
		success: words.default(''),
		better: z.enum(['higher', 'lower', 'neutral']),
		/** Who says so. Where nobody does, `ours: true`. */
		source: words.optional(),
		ours: z.boolean().default(false),
		/** The names in queries/settings.yaml that the definition rests on. */
		settings: z.array(name).default([]),
		/** The step over which people not measured are bounded. */
		bounds_over: name.optional(),
		/** What those between that step and the last are: "without a known reason". */
		missing: words.default('not measured'),
		window: words.optional(),
		counts: words.optional(),
		not_counts: words.optional(),
		value_unit: z.enum(valueUnits).optional(),
		/** Days after its date before a row can be judged: months younger than that are provisional. */
		settles_days: z.int().min(0).default(0),
		/** Survival: the rows have a column `competing`, exits of another sort, in words. */
		competing: words.optional(),
		/** Breakdown: the categories in order, shown even where nobody is in them. */
		categories: z.array(words).optional(),
		/** Breakdown: the categories are "START to END", both of these bands in this order. */
		flow: z.array(words).optional(),
		/** Dimensions that are columns of the select itself. */
		dimensions: z
			.array(z.enum([...episodeDimensions, ...claimDimensions, ...ownDimensions]))
			.default([]),
		/** Amount ratios: what the amounts are in. */
		amount: z.enum(['dollars', 'days']).default('dollars'),
		/** Numbers of the data that the definition rests on: columns that are the same in every row, and their words. */
		tells: z.record(name, words).default({}),
		/** What a reader must know before acting on the figure: it goes with its sentence. */
		caution: words.optional(),
		example: exampleSchema.optional(),
		/** It shows change from start to end: the note on no comparison group goes with it. */
		change: z.boolean().optional()
	})
	.superRefine((header, context) => {
		const steps = Object.keys(header.ledger);
		const problem = (key: string, message: string) =>
			context.addIssue({ code: 'custom', path: [key], message });
		if (steps.length === 0) problem('ledger', 'a ledger has one step or more');
		if (header.bounds_over !== undefined && !steps.includes(header.bounds_over))
			problem('bounds_over', `${header.bounds_over} is no step of the ledger`);
		if (header.source === undefined && !header.ours)
			problem('source', 'name the source, or say ours: true');
		if (header.kind === 'proportion' && header.success === '')
			problem('success', 'a proportion says what success is');
	});

export type MeasureHeader = z.infer<typeof headerSchema>;

/** A number of an instrument that a definition rests on, and whose it is. */
export type MeasureThreshold = { name: string; value: number; source: string; ours: boolean };

/** The scale of an instrument that a measure is about. */
export type MeasureScale = {
	instrument: string;
	scale: string;
	prefix: string;
	title: string;
	better: 'lower' | 'higher';
	range: { min: number; max: number };
	thresholds: MeasureThreshold[];
};

export type Measure = Omit<MeasureHeader, 'source' | 'value_unit' | 'change'> & {
	source: string;
	valueUnit: ValueUnit;
	change: boolean;
	/** The folder the file is in. */
	family: string;
	/** The file, from the project's root, for the definition and for messages. */
	file: string;
	/** Whether the clinic wrote it, in its data folder. */
	isOwn: boolean;
	/** One row per unit; its own parameters are in `parameters`. */
	sql: string;
	parameters: Record<string, string | number | boolean>;
	scale?: MeasureScale;
	/** The bands of the baseline in clinical order: of its own scale, or of the PHQ-9. */
	bandOrder: string[];
};

/** Every measure by its id. `get` throws where there is none, naming near ones. */
export type Catalogue = {
	list: () => Measure[];
	get: (id: string) => Measure;
};
