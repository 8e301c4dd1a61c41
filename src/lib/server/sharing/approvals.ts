import { randomUUID } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { isSpokenIn } from '#lib/messages/measure-words.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	parseFields,
	refuseIdentifiers,
	staffName,
	words,
	type Signed
} from '#lib/server/meeting/fields.ts';
import {
	readWithdrawn,
	takeBack,
	withdrawal,
	type Withdrawn
} from '#lib/server/series/withdrawn.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { approval } from '#lib/server/store/schema/approval.ts';

const fieldsSchema = z.object({
	measure: words('which measure it is', 200),
	reason: words('why outsiders may see it', 300)
});

/** That a measure may be shown outside, as it was written down; one that was taken back has `withdrawn`. */
export type Approval = {
	id: string;
	measure: string;
	reason: string;
	author: string;
	recordedAt: string;
	withdrawn: Withdrawn;
};

/** Which measures may be shown to outsiders. What was taken back stays on record. */
export function openApprovals(store: Store, catalogue: Catalogue) {
	async function list(): Promise<Approval[]> {
		const rows = await (
			await store.records()
		)
			.select()
			.from(approval)
			.orderBy(asc(approval.recordedAt));
		return rows.map(readWithdrawn);
	}

	const inForce = async (): Promise<Approval[]> =>
		(await list()).filter(({ withdrawn }) => !withdrawn);

	return {
		/** Every approval ever given, the first one first. */
		list,
		/** Those in force. */
		inForce,
		/** Approves a measure and gives the id. Throws WrongUsage for one that is approved already or has no plain sentence. */
		add: async (fields: z.input<typeof fieldsSchema>, { author, at }: Signed): Promise<string> => {
			const parsed = parseFields(fieldsSchema, fields);
			const measure = catalogue.get(parsed.measure);
			if (!isSpokenIn(measure, 'en'))
				throw new WrongUsage(
					`${measure.title} is not one number in a plain sentence. Choose a rate, a mean, a change or a number of days.`
				);
			if ((await inForce()).some((each) => each.measure === measure.id))
				throw new WrongUsage(`${measure.title} is approved already. Load the page again.`);
			const signed = { author: parseFields(staffName('who approves it'), author), recordedAt: at };
			await refuseIdentifiers({ Why: parsed.reason, 'Your name': signed.author }, at);
			const row = { id: randomUUID(), ...parsed, ...signed };
			await (await store.records()).insert(approval).values(row);
			return row.id;
		},
		/** Takes an approval back: open pages stop showing the figure at once. Throws WrongUsage where there is none in force. */
		withdraw: async (id: string, why: string, signed: Signed): Promise<void> => {
			const what = { why: 'why it is taken back', who: 'who takes it back' };
			const fields = await withdrawal(why, signed, what);
			if (!(await takeBack(await store.records(), approval, id, fields)))
				throw new WrongUsage('There is no such approval in force. Load the page again.');
		}
	};
}

export type Approvals = ReturnType<typeof openApprovals>;
