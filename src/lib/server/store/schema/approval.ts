import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A measure that may be shown to outsiders, and why. One that was taken back stays here, with the reason. */
export const approval = sqliteTable('approval', {
	id: text().primaryKey(),
	measure: text().notNull(),
	reason: text().notNull(),
	author: text().notNull(),
	recordedAt: text('recorded_at').notNull(),
	withdrawnAt: text('withdrawn_at'),
	withdrawnBy: text('withdrawn_by'),
	withdrawnWhy: text('withdrawn_why')
});
