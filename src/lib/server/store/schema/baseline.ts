import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * From which period on a series has a usual range of its own, and why. `place` is the part of the clinic it goes for,
 * as JSON of dimension and values; `starts` and `frozen_after` are periods as a series names them (2026-01, 2026-Q1).
 * A baseline that was taken back stays here with the reason.
 */
export const baseline = sqliteTable('baseline', {
	id: text().primaryKey(),
	measure: text().notNull(),
	place: text().notNull(),
	starts: text().notNull(),
	frozenAfter: text('frozen_after'),
	reason: text().notNull(),
	author: text().notNull(),
	decidedOn: text('decided_on').notNull(),
	recordedAt: text('recorded_at').notNull(),
	withdrawnAt: text('withdrawn_at'),
	withdrawnBy: text('withdrawn_by'),
	withdrawnWhy: text('withdrawn_why')
});
