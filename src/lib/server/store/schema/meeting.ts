import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What was said of one measure at one place; `measure` is null for what is of none. */
export type AgendaEntry = { measure: string | null; place: string; text: string };

/** What was decided; `action` is the number of the action that carries it out, where there is one. */
export type Decision = { text: string; action: number | null };

/**
 * The minutes of a meeting: each row is one version of them whole, the highest is in force. `withdrawn_why` says why
 * they were taken back. Rows are only ever added.
 */
export const meeting = sqliteTable(
	'meeting',
	{
		id: text().notNull(),
		version: integer().notNull(),
		heldOn: text('held_on').notNull(),
		attendance: text({ mode: 'json' }).$type<string[]>().notNull(),
		agenda: text({ mode: 'json' }).$type<AgendaEntry[]>().notNull(),
		decisions: text({ mode: 'json' }).$type<Decision[]>().notNull(),
		nextOn: text('next_on'),
		withdrawnWhy: text('withdrawn_why'),
		author: text().notNull(),
		recordedAt: text('recorded_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.id, table.version] })]
);
