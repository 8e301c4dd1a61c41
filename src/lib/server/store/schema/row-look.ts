import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Every look at the rows behind a figure: when, of which measure and question (as JSON, with the point and the place of the
 * ledger looked at), in which form and how many rows were handed out. The database itself refuses to change or delete
 * any of it.
 */
export const rowLook = sqliteTable('audit_row_look', {
	id: integer().primaryKey({ autoIncrement: true }),
	lookedAt: text('looked_at').notNull(),
	measure: text().notNull(),
	question: text().notNull(),
	form: text({ enum: ['page', 'csv', 'arrow'] }).notNull(),
	rows: integer().notNull()
});
