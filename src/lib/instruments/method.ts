import { z } from 'zod';

const code = z.string().min(1);
const codes = z.array(code).min(1);
const divide = z.number().positive();

const termSchema = z.union(
	[
		/** The sum of the items. */
		z.strictObject({ items: codes, divide }),
		/** The natural logarithm of the item; nothing where the item is 0. */
		z.strictObject({ log_of: code, divide }),
		/** `from` less the item. */
		z.strictObject({ reversed: z.strictObject({ item: code, from: z.number() }), divide }),
		/** Yes answers out of those that apply; nothing where none applies. */
		z.strictObject({ share_of: codes, divide })
	],
	{
		error:
			'a term is {items, divide}, {log_of, divide}, {reversed: {item, from}, divide} or {share_of, divide}'
	}
);

/** How the answers become a value. */
export const methodSchema = z.discriminatedUnion(
	'kind',
	[
		/** Sum of the answers, prorated (mean of the answered times all items), times `times` (2 for DASS-21). */
		z.strictObject({ kind: z.literal('sum'), times: z.number().positive().default(1) }),
		/** Mean of the answered items. */
		z.strictObject({ kind: z.literal('mean') }),
		/** One item as it is. */
		z.strictObject({ kind: z.literal('item') }),
		/** constant + sign x the sum of the terms. Every item must be answered. */
		z.strictObject({
			kind: z.literal('weighted'),
			constant: z.number().default(0),
			sign: z.union([z.literal(1), z.literal(-1)]).default(1),
			terms: z.array(termSchema).min(1)
		}),
		/**
		 * Counts the symptoms present: an item counts from `present_from`, or from its own number in `present_from_for`.
		 * The first of `values` whose `at_least` is reached gives the value, if one of `one_of` is present; otherwise 0.
		 * Every item must be answered.
		 */
		z.strictObject({
			kind: z.literal('criteria'),
			present_from: z.number(),
			present_from_for: z.record(code, z.number()).default({}),
			one_of: codes,
			values: z.array(z.strictObject({ at_least: z.int().min(1), value: z.number() })).min(1)
		}),
		/**
		 * A level of risk: of the items answered above 0, the highest of their `levels`; 0 where there is none.
		 * Every item must be answered.
		 */
		z.strictObject({ kind: z.literal('highest'), levels: z.record(code, z.number().positive()) }),
		/**
		 * 1 where the sum is at or above the cut-off for the person's sex, else 0; no score where the sex is neither.
		 * Every item must be answered.
		 */
		z.strictObject({
			kind: z.literal('cut_by_sex'),
			at: z.strictObject({ female: z.number(), male: z.number() })
		}),
		/** No items: the total that the export gives, as it is. For questionnaires whose items may not be kept. */
		z.strictObject({ kind: z.literal('supplied') })
	],
	{
		error:
			'a method has a kind: sum, mean, item, weighted, criteria, highest, cut_by_sex or supplied'
	}
);

export type Term = z.infer<typeof termSchema>;
export type Method = z.infer<typeof methodSchema>;
export type MethodOf<Kind extends Method['kind']> = Extract<Method, { kind: Kind }>;

/** The items a term reads. */
export function termItems(term: Term): string[] {
	if ('items' in term) return term.items;
	if ('log_of' in term) return [term.log_of];
	if ('reversed' in term) return [term.reversed.item];
	return term.share_of;
}
