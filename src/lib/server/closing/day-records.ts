import { asc } from 'drizzle-orm';
import type { Records, Store } from '#lib/server/store/open-store.ts';
import { action, actionStep } from '#lib/server/store/schema/action.ts';
import { baseline } from '#lib/server/store/schema/baseline.ts';
import { benchmark } from '#lib/server/store/schema/benchmark.ts';
import { meeting } from '#lib/server/store/schema/meeting.ts';
import { note } from '#lib/server/store/schema/note.ts';
import { target } from '#lib/server/store/schema/target.ts';

/**
 * What people had written and decided, by table. A table of records joins in with one line here, in the order of its
 * key; tables of people, sign-in and links never do.
 */
const kept: Record<string, (records: Records) => PromiseLike<unknown[]>> = {
	notes: (db) => db.select().from(note).orderBy(asc(note.id), asc(note.version)),
	actions: (db) => db.select().from(action).orderBy(asc(action.number), asc(action.version)),
	action_steps: (db) => db.select().from(actionStep).orderBy(asc(actionStep.id)),
	meetings: (db) => db.select().from(meeting).orderBy(asc(meeting.id), asc(meeting.version)),
	targets: (db) => db.select().from(target).orderBy(asc(target.id)),
	benchmarks: (db) => db.select().from(benchmark).orderBy(asc(benchmark.id)),
	baselines: (db) => db.select().from(baseline).orderBy(asc(baseline.id))
};

/** The records of the day a month is closed on, as notes.json keeps them. */
export async function recordsOfTheDay(store: Store): Promise<Record<string, unknown[]>> {
	const records = await store.records();
	const tables: Record<string, unknown[]> = {};
	for (const [name, read] of Object.entries(kept)) tables[name] = await read(records);
	return tables;
}
