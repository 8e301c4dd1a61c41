import { randomUUID } from 'node:crypto';
import { asc, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import {
	byUrgency,
	directions,
	isOverdue,
	missingToClose,
	outcomes,
	type Action,
	type ActionStep
} from '#lib/measures/actions.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { placeKey, placeOf } from '#lib/measures/place.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	day,
	maybeDay,
	maybeWords,
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
import { action, actionStep } from '#lib/server/store/schema/action.ts';

const emptyAsNull = (value: unknown): unknown => (value === '' ? null : value);

const fieldsSchema = z.object({
	aim: words('what the action is for', 300),
	measure: measureField,
	where: placeField,
	prediction: maybeWords('what is predicted'),
	direction: z.preprocess(emptyAsNull, z.enum(directions).nullable().default(null)),
	target: z.preprocess(
		emptyAsNull,
		z.number({ error: 'Give the predicted value as a number.' }).nullable().default(null)
	),
	owner: staffName('who sees to it'),
	dueOn: day('the day it is due'),
	doOn: maybeDay('the day the change began')
});

const closingSchema = z.object({
	outcome: z.string().pipe(z.enum(outcomes, { error: 'Choose adopt, adapt or abandon.' })),
	result: maybeWords('what came of it'),
	/** What the series said since, in words. */
	signalSaid: z.string().default('')
});

const stepSchema = z.object({ day: day('the day of the step'), text: words('what was done') });

/** What an action says while it is open. */
export type ActionFields = z.input<typeof fieldsSchema>;
export type ClosingFields = z.input<typeof closingSchema>;
export type StepFields = z.input<typeof stepSchema>;

/** An action with all its versions, the first one first, its log, and the actions that follow it. */
export type ActionRecord = {
	action: Action;
	versions: Action[];
	steps: ActionStep[];
	followedBy: Action[];
};

type Row = typeof action.$inferSelect;

const read = ({ place, ...row }: Row): Action => ({ ...row, where: placeOf(place) });

const textsOf = ({ aim, prediction, owner, result, author }: Row): Record<string, string> => ({
	Aim: aim,
	Prediction: prediction,
	Owner: owner,
	Result: result,
	'Your name': author
});

/** What meetings set out to try. Nothing is lost: every change is a further version. */
export function openActions(store: Store, catalogue: Catalogue) {
	const rows = async (): Promise<Row[]> =>
		(await store.records()).select().from(action).orderBy(asc(action.number), asc(action.version));

	const list = async (): Promise<Action[]> =>
		latestOf(await rows(), ({ number }) => number).map(read);

	async function inForce(number: number): Promise<Row> {
		const found = latestOf(await rows(), (row) => row.number).find((row) => row.number === number);
		if (!found) throw new WrongUsage(`There is no action A${number}.`);
		return found;
	}

	async function stillOpen(number: number): Promise<Row> {
		const found = await inForce(number);
		if (found.state === 'open') return found;
		throw new WrongUsage(
			`Action A${number} is closed. Where it was adapted, start its next cycle.`
		);
	}

	function parse(fields: ActionFields) {
		const { where, ...parsed } = parseFields(fieldsSchema, fields);
		if (parsed.measure !== null) catalogue.get(parsed.measure);
		if (parsed.direction === 'to_value' && parsed.target === null)
			throw new WrongUsage('Give the value it is predicted to go to.');
		const target = parsed.direction === 'to_value' ? parsed.target : null;
		return { ...parsed, target, place: placeKey(where) };
	}

	const sign = ({ author, at }: Signed) => ({
		author: parseFields(staffName('who writes it'), author),
		recordedAt: at
	});

	async function write(row: Row): Promise<void> {
		const records = await store.records();
		await writeOnce(() => records.insert(action).values(row), row.version - 1);
	}

	async function checkFollows(number: number | null): Promise<void> {
		if (number === null) return;
		if ((await inForce(number)).state === 'adapted') return;
		throw new WrongUsage(`A next cycle goes on from an adapted action; A${number} is none.`);
	}

	/** The next number and its row in one transaction: two processes never take the same. */
	async function writeNew(row: Omit<Row, 'number'>): Promise<number> {
		const records = await store.records();
		return records.transaction(
			async (within) => {
				const [last] = await within.select({ number: max(action.number) }).from(action);
				const number = (last?.number ?? 0) + 1;
				await within.insert(action).values({ number, ...row });
				return number;
			},
			{ behavior: 'immediate' }
		);
	}

	return {
		/** All actions as they are in force: open ones first by due day, closed ones last. */
		list: async (): Promise<Action[]> => (await list()).sort(byUrgency),
		/** Those whose due day lies before `today` (ISO) and that are not closed, the longest overdue first. */
		overdue: async (today: string): Promise<Action[]> =>
			(await list()).filter((each) => isOverdue(each, today)).sort(byUrgency),
		/** An action with its history, or undefined where there is none of this number. */
		get: async (number: number): Promise<ActionRecord | undefined> => {
			const versions = (await rows()).filter((row) => row.number === number).map(read);
			const newest = versions.at(-1);
			if (!newest) return undefined;
			const steps = await (
				await store.records()
			)
				.select()
				.from(actionStep)
				.where(eq(actionStep.action, number))
				.orderBy(asc(actionStep.day), asc(actionStep.recordedAt));
			const followedBy = (await list()).filter(({ follows }) => follows === number);
			return { action: newest, versions, steps, followedBy };
		},
		/**
		 * Starts an action and gives its number. `follows` names the adapted action it goes on from. Throws WrongUsage for
		 * what is missing, and for an identifier in a text.
		 */
		add: async (
			fields: ActionFields,
			signed: Signed,
			follows: number | null = null
		): Promise<number> => {
			await checkFollows(follows);
			const parsed = { ...parse(fields), ...sign(signed), follows };
			const row = { ...parsed, version: 1, state: 'open' as const, result: '', signalSaid: '' };
			await refuseIdentifiers(textsOf({ number: 0, ...row }), signed.at);
			return writeNew(row);
		},
		/** Writes an open action anew; `seen` is the version that the reader had before them. */
		change: async (
			number: number,
			seen: number,
			fields: ActionFields,
			signed: Signed
		): Promise<void> => {
			const before = await stillOpen(number);
			checkVersion(before, seen);
			const row = { ...before, ...parse(fields), ...sign(signed), version: before.version + 1 };
			await refuseIdentifiers(textsOf(row), signed.at);
			await write(row);
		},
		/** Adds what was done to the log of an open action. */
		log: async (number: number, fields: StepFields, signed: Signed): Promise<void> => {
			await stillOpen(number);
			const step = { ...parseFields(stepSchema, fields), ...sign(signed) };
			await refuseIdentifiers({ Step: step.text, 'Your name': step.author }, signed.at);
			const records = await store.records();
			await records.insert(actionStep).values({ id: randomUUID(), action: number, ...step });
		},
		/** Closes an open action as adopted, adapted or abandoned. Throws WrongUsage without a prediction or a result. */
		close: async (number: number, fields: ClosingFields, signed: Signed): Promise<void> => {
			const before = await stillOpen(number);
			const { outcome, result, signalSaid } = parseFields(closingSchema, fields);
			const missing = missingToClose(read(before), result);
			if (missing.length > 0)
				throw new WrongUsage(
					`It cannot be closed yet. First write down ${missing.join(', and ')}.`
				);
			const closed = { state: outcome, result, signalSaid, version: before.version + 1 };
			const row = { ...before, ...closed, ...sign(signed) };
			await refuseIdentifiers(textsOf(row), signed.at);
			await write(row);
		}
	};
}

export type Actions = ReturnType<typeof openActions>;
