import { asc } from 'drizzle-orm';
import { z } from 'zod';
import type { Minutes } from '#lib/measures/minutes.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { placeKey, placeOf } from '#lib/measures/place.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	day,
	maybeDay,
	measureField,
	parseFields,
	placeField,
	refuseIdentifiers,
	staffName,
	words,
	type Signed
} from '#lib/server/meeting/fields.ts';
import { checkVersion, latestOf, writeOnce } from '#lib/server/meeting/versions.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { meeting } from '#lib/server/store/schema/meeting.ts';

const fieldsSchema = z.object({
	heldOn: day('the day of the meeting'),
	attendance: z.array(staffName('who was there')).default([]),
	agenda: z
		.array(z.object({ measure: measureField, where: placeField, text: words('what was said') }))
		.default([]),
	decisions: z
		.array(
			z.object({ text: words('what was decided'), action: z.number().nullable().default(null) })
		)
		.default([]),
	nextOn: maybeDay('the day of the next meeting')
});

/** What minutes say. Agenda and decisions stand in their order. */
export type MinutesFields = z.input<typeof fieldsSchema>;

type Row = typeof meeting.$inferSelect;

const read = ({ agenda, ...row }: Row): Minutes => ({
	...row,
	agenda: agenda.map(({ place, ...entry }) => ({ ...entry, where: placeOf(place) }))
});

function textsOf({ attendance, agenda, decisions, author }: Row): Record<string, string> {
	const numbered = (name: string, list: { text: string }[]) =>
		list.map(({ text }, index): [string, string] => [`${name} ${index + 1}`, text]);
	return {
		Attendance: attendance.join('; '),
		...Object.fromEntries(numbered('Agenda entry', agenda)),
		...Object.fromEntries(numbered('Decision', decisions)),
		'Your name': author
	};
}

const latestFirst = (a: Minutes, b: Minutes): number =>
	a.heldOn < b.heldOn ? 1 : a.heldOn > b.heldOn ? -1 : a.recordedAt < b.recordedAt ? 1 : -1;

/** The minutes of quality meetings. Nothing is lost: every change is a further version of the whole. */
export function openMinutes(store: Store, catalogue: Catalogue) {
	const rows = async (): Promise<Row[]> =>
		(await store.records())
			.select()
			.from(meeting)
			.orderBy(asc(meeting.recordedAt), asc(meeting.version));

	async function inForce(id: string): Promise<Row> {
		const found = latestOf(await rows(), (row) => row.id).find((row) => row.id === id);
		if (!found) throw new WrongUsage('There are no such minutes.');
		if (found.withdrawnWhy !== null) throw new WrongUsage('These minutes were taken back already.');
		return found;
	}

	function parse(fields: MinutesFields) {
		const parsed = parseFields(fieldsSchema, fields);
		for (const { measure } of parsed.agenda) if (measure !== null) catalogue.get(measure);
		const agenda = parsed.agenda.map(({ where, ...entry }) => ({
			...entry,
			place: placeKey(where)
		}));
		return { ...parsed, agenda, withdrawnWhy: null };
	}

	type Unsigned = Omit<Row, 'author' | 'recordedAt'>;

	async function sign(row: Unsigned, { author, at }: Signed): Promise<Row> {
		const name = parseFields(staffName('who writes it'), author);
		const signed = { ...row, author: name, recordedAt: at };
		await refuseIdentifiers({ ...textsOf(signed), Why: row.withdrawnWhy ?? '' }, at);
		return signed;
	}

	async function write(unsigned: Unsigned, signed: Signed): Promise<void> {
		const row = await sign(unsigned, signed);
		const records = await store.records();
		await writeOnce(() => records.insert(meeting).values(row), row.version - 1);
	}

	/** Minutes are called by the day of their meeting; the second ones of a day get a number. */
	async function writeNew(row: Row): Promise<string> {
		const records = await store.records();
		return records.transaction(
			async (within) => {
				const taken = await within.select({ id: meeting.id }).from(meeting);
				const names = [row.heldOn, ...taken.map((_, index) => `${row.heldOn}-${index + 2}`)];
				const id = names.find((name) => !taken.some((each) => each.id === name)) ?? row.heldOn;
				await within.insert(meeting).values({ ...row, id });
				return id;
			},
			{ behavior: 'immediate' }
		);
	}

	return {
		/** All minutes in force, the latest meeting first. None that were taken back. */
		list: async (): Promise<Minutes[]> =>
			latestOf(await rows(), ({ id }) => id)
				.map(read)
				.filter(({ withdrawnWhy }) => withdrawnWhy === null)
				.sort(latestFirst),
		/** Every version of some minutes, the first one first; empty where there are none of this id. */
		versions: async (id: string): Promise<Minutes[]> =>
			(await rows()).filter((row) => row.id === id).map(read),
		/** Writes minutes and gives their id. Throws WrongUsage for what is missing, and for an identifier in a text. */
		add: async (fields: MinutesFields, signed: Signed): Promise<string> => {
			return writeNew(await sign({ id: '', version: 1, ...parse(fields) }, signed));
		},
		/** Writes minutes anew; `seen` is the version that the reader had before them. */
		change: async (
			id: string,
			seen: number,
			fields: MinutesFields,
			signed: Signed
		): Promise<void> => {
			const before = await inForce(id);
			checkVersion(before, seen);
			await write({ id, version: before.version + 1, ...parse(fields) }, signed);
		},
		/** Takes minutes back, with the reason. They stay on record. */
		withdraw: async (id: string, why: string, signed: Signed): Promise<void> => {
			const before = await inForce(id);
			const withdrawnWhy = parseFields(words('why they are taken back', 500), why);
			await write({ ...before, version: before.version + 1, withdrawnWhy }, signed);
		}
	};
}

export type MinutesBook = ReturnType<typeof openMinutes>;
