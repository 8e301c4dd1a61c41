import { randomUUID } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import type { Note } from '#lib/measures/notes.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { placeKey, placeOf } from '#lib/measures/place.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	day,
	measureField,
	parseFields,
	placeField,
	refuseIdentifiers,
	staffName,
	words
} from '#lib/server/meeting/fields.ts';
import { checkVersion, latestOf, writeOnce } from '#lib/server/meeting/versions.ts';
import type { Signed } from '#lib/server/meeting/fields.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { note } from '#lib/server/store/schema/note.ts';

const fieldsSchema = z.object({
	measure: measureField,
	where: placeField,
	day: day('the day of the note'),
	text: words('what happened', 500)
});

/** What a note says. `where` left out: everywhere; `measure` empty: all measures. */
export type NoteFields = z.input<typeof fieldsSchema>;

type Row = typeof note.$inferSelect;

const read = ({ place, ...row }: Row): Note => ({ ...row, where: placeOf(place) });

/** What is written down beside series. Nothing is lost: a change or a withdrawal is a further version. */
export function openNotes(store: Store, catalogue: Catalogue) {
	const rows = async (): Promise<Row[]> =>
		(await store.records()).select().from(note).orderBy(asc(note.recordedAt), asc(note.version));

	async function inForce(id: string): Promise<Row> {
		const found = latestOf(await rows(), (row) => row.id).find((row) => row.id === id);
		if (!found) throw new WrongUsage('There is no such note.');
		if (found.withdrawnWhy !== null) throw new WrongUsage('This note was taken back already.');
		return found;
	}

	async function write(row: Omit<Row, 'author' | 'recordedAt'>, { author, at }: Signed) {
		const signed = { ...row, author: parseFields(staffName('who writes it'), author) };
		const { text, withdrawnWhy } = row;
		await refuseIdentifiers({ Note: text, Why: withdrawnWhy ?? '', 'Your name': author }, at);
		const records = await store.records();
		await writeOnce(
			() => records.insert(note).values({ ...signed, recordedAt: at }),
			row.version - 1
		);
	}

	function parse(fields: NoteFields) {
		const { where, ...parsed } = parseFields(fieldsSchema, fields);
		if (parsed.measure !== null) catalogue.get(parsed.measure);
		return { ...parsed, place: placeKey(where), withdrawnWhy: null };
	}

	return {
		/** All notes as they are in force, those taken back included. */
		list: async (): Promise<Note[]> => latestOf(await rows(), ({ id }) => id).map(read),
		/** Every version of a note, the first one first. */
		versions: async (id: string): Promise<Note[]> =>
			(await rows()).filter((row) => row.id === id).map(read),
		/** Writes a note and gives its id. Throws WrongUsage for what is missing, and for an identifier in the text. */
		add: async (fields: NoteFields, signed: Signed): Promise<string> => {
			const id = randomUUID();
			await write({ id, version: 1, ...parse(fields) }, signed);
			return id;
		},
		/** Writes a note anew; `seen` is the version that the reader had before them. */
		change: async (id: string, seen: number, fields: NoteFields, signed: Signed): Promise<void> => {
			const before = await inForce(id);
			checkVersion(before, seen);
			await write({ id, version: before.version + 1, ...parse(fields) }, signed);
		},
		/** Takes a note back, with the reason. It stays on record and leaves the charts. */
		withdraw: async (id: string, why: string, signed: Signed): Promise<void> => {
			const before = await inForce(id);
			const withdrawnWhy = parseFields(words('why it is taken back', 500), why);
			await write({ ...before, version: before.version + 1, withdrawnWhy }, signed);
		}
	};
}

export type Notes = ReturnType<typeof openNotes>;
