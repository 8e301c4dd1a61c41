import { real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What we aim at, version by version: rows are only ever added. `value` is in the measure's unit (rates from 0 to 1);
 * null says that there is no aim from `starts` (a month) on. A later version holds from its start on, whatever earlier
 * ones said of the time after it.
 */
export const target = sqliteTable('target', {
	id: text().primaryKey(),
	measure: text().notNull(),
	place: text().notNull(),
	value: real(),
	starts: text().notNull(),
	basis: text().notNull(),
	owner: text().notNull(),
	author: text().notNull(),
	recordedAt: text('recorded_at').notNull()
});
