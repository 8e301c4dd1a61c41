import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * A page left with somebody outside. Of its address only the SHA-256 of the token is kept. `measures`: a JSON list of
 * ids; `endsWith`: the last of its twelve months, null for the last twelve whole months; `place`: a place key.
 * A revoked one stays here, with the reason.
 */
export const sharedLink = sqliteTable('shared_link', {
	id: text().primaryKey(),
	tokenHash: text('token_hash').notNull().unique(),
	recipient: text().notNull(),
	measures: text().notNull(),
	endsWith: text('ends_with'),
	place: text().notNull(),
	language: text({ enum: ['en', 'es'] }).notNull(),
	expiresOn: text('expires_on').notNull(),
	author: text().notNull(),
	recordedAt: text('recorded_at').notNull(),
	withdrawnAt: text('withdrawn_at'),
	withdrawnBy: text('withdrawn_by'),
	withdrawnWhy: text('withdrawn_why')
});

/** Every time an open page was looked at: when, and nothing of who. The database refuses to change or delete any of it. */
export const linkLook = sqliteTable('audit_link_look', {
	id: integer().primaryKey({ autoIncrement: true }),
	link: text().notNull(),
	lookedAt: text('looked_at').notNull()
});
