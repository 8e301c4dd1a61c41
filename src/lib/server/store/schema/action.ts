import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What a meeting set out to try, as Plan-Do-Study-Act: each row is one version of an action, the highest is in force.
 * `target` is in the measure's unit (rates from 0 to 1); `signal_said` is what the series said when it was closed;
 * `follows` is the number of the adapted action that this one goes on from. Rows are only ever added.
 */
export const action = sqliteTable(
	'action',
	{
		number: integer().notNull(),
		version: integer().notNull(),
		aim: text().notNull(),
		measure: text(),
		place: text().notNull(),
		prediction: text().notNull(),
		direction: text({ enum: ['up', 'down', 'to_value'] }),
		target: real(),
		owner: text().notNull(),
		dueOn: text('due_on').notNull(),
		doOn: text('do_on'),
		state: text({ enum: ['open', 'adopted', 'adapted', 'abandoned'] }).notNull(),
		result: text().notNull(),
		signalSaid: text('signal_said').notNull(),
		follows: integer(),
		author: text().notNull(),
		recordedAt: text('recorded_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.number, table.version] })]
);

/** What was done for an action, day by day. Rows are only ever added: a later one corrects an earlier. */
export const actionStep = sqliteTable('action_step', {
	id: text().primaryKey(),
	action: integer().notNull(),
	day: text().notNull(),
	text: text().notNull(),
	author: text().notNull(),
	recordedAt: text('recorded_at').notNull()
});
