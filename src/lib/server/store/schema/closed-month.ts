import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Each closing of a month, in the order they were made: what the package in the data folder must hash to. A row is
 * written before its package is put in place; until `placed_at` is set, the month is closed only if the package is
 * there (a process was killed in between). A closing that was re-opened stays, with the reason.
 */
export const closedMonth = sqliteTable('closed_month', {
	/** The place in the chain, from 1. */
	sequence: integer().primaryKey(),
	/** 2026-08 */
	month: text().notNull(),
	version: integer().notNull(),
	/** Below the data folder, with forward slashes. */
	folder: text().notNull(),
	manifestSha256: text('manifest_sha256').notNull(),
	closedBy: text('closed_by').notNull(),
	closedAt: text('closed_at').notNull(),
	placedAt: text('placed_at'),
	reopenedBy: text('reopened_by'),
	reopenedAt: text('reopened_at'),
	reopenedWhy: text('reopened_why')
});
