import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What people wrote on a day beside a series: each row is one version of a note, the highest is in force. `measure` is
 * null where it goes for all of them; `place` is a part of the clinic as placeKey writes it. `withdrawn_why` says why a
 * note was taken back. Rows are only ever added.
 */
export const note = sqliteTable(
	'note',
	{
		id: text().notNull(),
		version: integer().notNull(),
		measure: text(),
		place: text().notNull(),
		day: text().notNull(),
		text: text().notNull(),
		withdrawnWhy: text('withdrawn_why'),
		author: text().notNull(),
		recordedAt: text('recorded_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.id, table.version] })]
);
