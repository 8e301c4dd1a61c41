import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * A number of others to hold a measure against. `value` is in the measure's unit; where the source gives counts they
 * are `k` of `n`. One that was reviewed or taken back stays here: its successor has its own row.
 */
export const benchmark = sqliteTable('benchmark', {
	id: text().primaryKey(),
	measure: text().notNull(),
	population: text().notNull(),
	year: text().notNull(),
	definition: text().notNull(),
	source: text().notNull(),
	grade: text({ enum: ['A', 'B', 'C', 'D'] }).notNull(),
	gradeWhy: text('grade_why').notNull(),
	value: real().notNull(),
	k: integer(),
	n: integer(),
	reviewOn: text('review_on').notNull(),
	author: text().notNull(),
	recordedAt: text('recorded_at').notNull(),
	withdrawnAt: text('withdrawn_at'),
	withdrawnBy: text('withdrawn_by'),
	withdrawnWhy: text('withdrawn_why')
});
