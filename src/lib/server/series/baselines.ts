import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { periodKind, type Baseline } from '#lib/measures/baseline.ts';
import { bucketsBetween } from '#lib/measures/calendar.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { placeKey, placeOf, type Where } from '#lib/measures/place.ts';
import { hasSignal } from '#lib/measures/read-figure.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	day,
	parseFields,
	placeField,
	refuseIdentifiers,
	staffName,
	words,
	type Signed
} from '#lib/server/meeting/fields.ts';
import { readWithdrawn, takeBack, withdrawal } from '#lib/server/series/withdrawn.ts';
import type { Withdrawn } from '#lib/server/series/withdrawn.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { fewestForLimits } from '#lib/statistics/spc/constants.ts';
import { baseline } from '#lib/server/store/schema/baseline.ts';

const period = (what: string) =>
	z
		.string({ error: `Give ${what}.` })
		.trim()
		.refine(
			(text) => periodKind(text) !== undefined,
			`Give ${what} as a month (2026-01) or a quarter (2026-Q1).`
		);

function lengthOf(starts: string, frozenAfter: string): number {
	const kind = periodKind(starts);
	return kind ? bucketsBetween(starts, frozenAfter, kind).length : 0;
}

const fieldsSchema = z
	.object({
		measure: words('which measure it is for', 200),
		where: placeField,
		starts: period('the period it begins with'),
		/** The last period its usual range is made from; without it, all that follows makes it. */
		frozenAfter: z.preprocess(
			(value) => (value === '' ? null : value),
			period('the last period the usual range is made from').nullable().default(null)
		),
		reason: words('why: it is printed with every figure it touches', 300),
		decidedOn: day('the day it was decided on')
	})
	.superRefine(({ starts, frozenAfter }, context) => {
		if (frozenAfter === null) return;
		if (periodKind(starts) !== periodKind(frozenAfter))
			context.addIssue({
				code: 'custom',
				message: 'Give both periods as months, or both as quarters.'
			});
		else if (frozenAfter < starts)
			context.addIssue({
				code: 'custom',
				message: 'The last period of a usual range must not lie before its first.'
			});
		else if (lengthOf(starts, frozenAfter) < fewestForLimits)
			context.addIssue({
				code: 'custom',
				message: `A usual range needs ${fewestForLimits} periods: freeze it after a later one.`
			});
	});

export type BaselineFields = z.input<typeof fieldsSchema>;

/** A baseline as it was written down; one that was taken back has `withdrawn`. */
export type BaselineRecord = Baseline & {
	id: string;
	measure: string;
	where: Where;
	recordedAt: string;
	withdrawn: Withdrawn;
};

type Row = typeof baseline.$inferSelect;

const read = ({ place, ...row }: Row): BaselineRecord => ({
	...readWithdrawn(row),
	where: placeOf(place)
});

/** From which period on series have usual ranges of their own, and why. What was taken back stays on record. */
export function openBaselines(store: Store, catalogue: Catalogue) {
	async function list(measure?: string): Promise<BaselineRecord[]> {
		const rows = await (
			await store.records()
		)
			.select()
			.from(baseline)
			.where(measure === undefined ? undefined : eq(baseline.measure, measure))
			.orderBy(asc(baseline.starts), asc(baseline.recordedAt));
		return rows.map(read);
	}

	async function checkFree({ measure, place, starts }: Pick<Row, 'measure' | 'place' | 'starts'>) {
		const others = (await list(measure)).filter(
			(other) => !other.withdrawn && placeKey(other.where) === place && other.starts === starts
		);
		if (others.length === 0) return;
		throw new WrongUsage(
			'Begins with: there is a baseline from this period already. Withdraw it first, or begin with another period.'
		);
	}

	return {
		/** Every baseline ever set, of one measure or of all, by the period it begins with. */
		list,
		/** Sets a baseline and gives its id. Throws WrongUsage for what is missing, double, or has identifiers in it. */
		add: async (fields: BaselineFields, { author, at }: Signed): Promise<string> => {
			const { where, ...parsed } = parseFields(fieldsSchema, fields);
			const measure = catalogue.get(parsed.measure);
			if (!hasSignal(measure, 'month'))
				throw new WrongUsage(
					`${measure.title} has no number a month, and so no usual range. Choose a rate, a mean or a length of stay.`
				);
			const signed = { author: parseFields(staffName('who sets it'), author), recordedAt: at };
			const row = { id: randomUUID(), place: placeKey(where), ...parsed, ...signed };
			await refuseIdentifiers({ Why: row.reason, 'Your name': row.author }, at);
			await checkFree(row);
			await (await store.records()).insert(baseline).values(row);
			return row.id;
		},
		/** Takes a baseline back; it stays on record with the reason. Throws WrongUsage where there is none in force. */
		withdraw: async (id: string, why: string, signed: Signed): Promise<void> => {
			const what = { why: 'why it is withdrawn', who: 'who withdraws it' };
			const fields = await withdrawal(why, signed, what);
			if (!(await takeBack(await store.records(), baseline, id, fields)))
				throw new WrongUsage('There is no such baseline in force. Load the page again.');
		}
	};
}
