import { z } from 'zod';
import { routes } from '#lib/profiles/date-routes.ts';

/** How one column of the contract comes from the source: a header, or one of the longer forms. */
const columnSchema = z.union([
	z.string(),
	z.strictObject({
		from: z.string().optional(),
		/** The same for every row. */
		constant: z.union([z.string(), z.number()]).optional(),
		/** A SQL expression over the source row: every source column is text. */
		sql: z.string().optional(),
		/** What stands in the source -> what the contract says. A value not listed is a fault of the row. */
		values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
		/** How dates are written, in strptime's letters. ISO without it. */
		date: z.string().optional(),
		/** For an empty cell. */
		default: z.union([z.string(), z.number()]).optional()
	})
]);

const columnsSchema = z.record(z.string(), columnSchema);

/** Item code -> source header, or one pattern for all: `Item{n}_num`. */
const itemsSchema = z.union([z.string().includes('{n}'), z.record(z.string(), z.string())]);

const outputSchema = z.strictObject({
	table: z.string(),
	columns: columnsSchema.default({}),
	items: itemsSchema.optional(),
	/** Long to wide: rows that share `by` become one; each value of `name` becomes a column holding `value`. */
	spread: z
		.strictObject({
			by: z.string(),
			name: z.string(),
			value: z.string(),
			names: z.array(z.string())
		})
		.optional(),
	/** Wide to long: each entry makes a row of its own from the same source row, where it has any score. */
	repeat: z
		.array(z.strictObject({ columns: columnsSchema.default({}), items: itemsSchema.optional() }))
		.optional()
});

export const profileSchema = z.strictObject({
	name: z.string(),
	version: z.number().int().positive(),
	about: z.string().optional(),
	source: z.string().optional(),
	/** Headers that tell this export from others: all must be there. */
	recognise: z.array(z.string()).min(1),
	route: z.enum(routes).optional(),
	/** How the file is written, where that is not to be found out. `skip_rows` counts lines above the header. */
	file: z
		.strictObject({
			delimiter: z.string().optional(),
			quote: z.string().optional(),
			skip_rows: z.number().int().nonnegative().optional(),
			encoding: z.string().optional(),
			sheet: z.string().optional()
		})
		.default({}),
	/** Columns that are never read, not even to be looked at. */
	drop: z.array(z.string()).default([]),
	tables: z.array(outputSchema).min(1),
	/** All headers of the export that the profile was made from: what is new in a later one can be told by them. */
	seen: z.array(z.string()).optional(),
	/** Who saved this version, and when. */
	saved: z.strictObject({ by: z.string().optional(), at: z.iso.datetime() }).optional()
});

/** How one source's export becomes tables of the contract. */
export type Profile = z.infer<typeof profileSchema>;
export type Output = Profile['tables'][number];
export type ColumnSource = Exclude<z.infer<typeof columnSchema>, string>;
export type ColumnSources = Record<string, z.infer<typeof columnSchema>>;
export type ItemSource = z.infer<typeof itemsSchema>;

/** The long form of a column's source. */
export const asSource = (source: z.infer<typeof columnSchema>): ColumnSource =>
	typeof source === 'string' ? { from: source } : source;
