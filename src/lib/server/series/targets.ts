import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { aimsOf } from '#lib/measures/aims.ts';
import { periodKind } from '#lib/measures/baseline.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { placeKey, placeOf, type Where } from '#lib/measures/place.ts';
import { hasSignal } from '#lib/measures/read-figure.ts';
import { valueProblem } from '#lib/measures/value-range.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	parseFields,
	placeField,
	refuseIdentifiers,
	staffName,
	words,
	type Signed
} from '#lib/server/meeting/fields.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { target } from '#lib/server/store/schema/target.ts';

const month = z
	.string({ error: 'Give the month it begins with.' })
	.trim()
	.refine((text) => periodKind(text) === 'month', 'Give the month it begins with as 2026-01.');

const fieldsSchema = z.object({
	measure: words('which measure it is for', 200),
	where: placeField,
	value: z.number({ error: 'Give the value as a number.' }),
	starts: month,
	owner: staffName('who sees to it'),
	basis: words('why this number', 300)
});
const endSchema = z.object({
	measure: words('which measure it is for', 200),
	where: placeField,
	starts: month,
	basis: words('why it ends', 300)
});

/** `value` is in the measure's unit: a rate from 0 to 1. */
export type TargetFields = z.input<typeof fieldsSchema>;
export type TargetEnd = z.input<typeof endSchema>;

type Row = typeof target.$inferSelect;

/** A version of a target; `value` null ends it. */
export type TargetRecord = Omit<Row, 'place'> & { where: Where };

/** A target with all its versions, the first recorded first, and what of them is in force when. */
export type Target = {
	measure: string;
	where: Where;
	versions: TargetRecord[];
	aims: ReturnType<typeof aimsOf>;
};

const read = ({ place, ...row }: Row): TargetRecord => ({ ...row, where: placeOf(place) });

function checkMeasure(measure: Measure): void {
	if (hasSignal(measure, 'month')) return;
	throw new WrongUsage(
		`${measure.title} has no number a month to hold against a target. Choose a rate, a mean or a length of stay.`
	);
}

/** What we aim at. Every change is a further version: ended and replaced ones stay. */
export function openTargets(store: Store, catalogue: Catalogue) {
	async function versions(measure?: string): Promise<TargetRecord[]> {
		const rows = await (
			await store.records()
		)
			.select()
			.from(target)
			.where(measure === undefined ? undefined : eq(target.measure, measure))
			.orderBy(asc(target.recordedAt));
		return rows.map(read);
	}

	async function list(measure?: string): Promise<Target[]> {
		const byKey = new Map<string, TargetRecord[]>();
		for (const version of await versions(measure)) {
			const key = `${version.measure} ${placeKey(version.where)}`;
			byKey.set(key, [...(byKey.get(key) ?? []), version]);
		}
		return [...byKey.values()].flatMap((own) => {
			const [first] = own;
			if (!first) return [];
			return [{ measure: first.measure, where: first.where, versions: own, aims: aimsOf(own) }];
		});
	}

	async function write(row: Omit<Row, 'id' | 'author' | 'recordedAt'>, { author, at }: Signed) {
		const signed = { author: parseFields(staffName('who sets it'), author), recordedAt: at };
		const texts = { Why: row.basis, Owner: row.owner, 'Your name': signed.author };
		await refuseIdentifiers(texts, at);
		await (await store.records()).insert(target).values({ id: randomUUID(), ...row, ...signed });
	}

	return {
		/** Every target of one measure or of all, with its history. */
		list,
		/** Sets a target, or replaces it from its month on. Throws WrongUsage for a value that cannot be. */
		set: async (fields: TargetFields, signed: Signed): Promise<void> => {
			const { where, ...parsed } = parseFields(fieldsSchema, fields);
			const measure = catalogue.get(parsed.measure);
			checkMeasure(measure);
			const problem = valueProblem(parsed.value, measure);
			if (problem !== undefined) throw new WrongUsage(`Value: ${problem}`);
			await write({ ...parsed, place: placeKey(where) }, signed);
		},
		/** Ends a target from a month on. Throws WrongUsage where there is none in force then. */
		end: async (fields: TargetEnd, signed: Signed): Promise<void> => {
			const { where, ...parsed } = parseFields(endSchema, fields);
			const place = placeKey(where);
			const own = (await list(parsed.measure)).find((each) => placeKey(each.where) === place);
			const last = own?.aims.at(-1);
			if (!last || last.to !== null)
				throw new WrongUsage('There is no target in force to end. Load the page again.');
			if (parsed.starts < last.from)
				throw new WrongUsage(
					'Ends before: give a month that is not before the one it begins with.'
				);
			const owner = own?.versions.findLast(({ value }) => value !== null)?.owner ?? '';
			await write({ ...parsed, place, value: null, owner }, signed);
		}
	};
}
