import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { count, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { addDays } from '#lib/measures/calendar.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { placeKey, placeOf, type Where } from '#lib/measures/place.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	day,
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
import type { Approvals } from '#lib/server/sharing/approvals.ts';
import { checkFigures, contentSchema } from '#lib/server/sharing/page-content.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { linkLook, sharedLink } from '#lib/server/store/schema/shared-link.ts';

/** Figures age: no page is left open for longer. */
const longestDays = 365;
const fieldsSchema = contentSchema.extend({
	recipient: words('for whom the page is', 120),
	expiresOn: day('the last day it can be read')
});

export type LinkFields = z.input<typeof fieldsSchema>;
/** What a page shows, before or after it was made. */
export type LinkContent = z.output<typeof fieldsSchema>;

/** A page left with somebody outside, and how often it was opened; its address is not known to anybody here. */
export type SharedLink = LinkContent & {
	id: string;
	author: string;
	recordedAt: string;
	withdrawn: Withdrawn;
	looks: number;
};

export type LinkState = 'open' | 'expired' | 'revoked';

/** Whether a page can be read on a day (ISO): through the day it expires on, unless it was revoked. */
export const linkState = (
	{ withdrawn, expiresOn }: Pick<SharedLink, 'withdrawn' | 'expiresOn'>,
	today: string
): LinkState => (withdrawn ? 'revoked' : expiresOn < today ? 'expired' : 'open');

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

type Row = typeof sharedLink.$inferSelect;

function read(row: Row, looks: number): SharedLink {
	const {
		id,
		recipient,
		measures,
		endsWith,
		place,
		language,
		expiresOn,
		author,
		recordedAt,
		withdrawn
	} = readWithdrawn(row);
	return {
		...{ id, recipient, endsWith, language, expiresOn, author, recordedAt, withdrawn, looks },
		measures: JSON.parse(measures) as string[],
		where: placeOf(place)
	};
}

function checkExpiry(expiresOn: string, today: string): void {
	if (expiresOn <= today) throw new WrongUsage('Expires on: give a day after today.');
	if (expiresOn > addDays(today, longestDays))
		throw new WrongUsage('Expires on: give a day within a year. A page can be made again.');
}

/** Pages that are left with people outside. Revoked and expired ones stay on record. */
export function openLinks(store: Store, catalogue: Catalogue, approvals: Approvals) {
	/** What was asked for, whole: throws FigureWithheld for what may not be shared, WrongUsage for what cannot be. */
	async function check(fields: LinkFields, today: string): Promise<LinkContent> {
		const parsed = parseFields(fieldsSchema, fields);
		await checkFigures(parsed, { catalogue, approvals });
		checkExpiry(parsed.expiresOn, today);
		await refuseIdentifiers({ 'For whom': parsed.recipient }, today);
		return parsed;
	}

	async function looksOf(): Promise<Map<string, number>> {
		const rows = await (
			await store.records()
		)
			.select({ link: linkLook.link, looks: count() })
			.from(linkLook)
			.groupBy(linkLook.link);
		return new Map(rows.map(({ link, looks }) => [link, looks]));
	}

	return {
		check,
		/** Every page ever made, the newest first. */
		list: async (): Promise<SharedLink[]> => {
			const looks = await looksOf();
			const rows = await (
				await store.records()
			)
				.select()
				.from(sharedLink)
				.orderBy(desc(sharedLink.recordedAt));
			return rows.map((row) => read(row, looks.get(row.id) ?? 0));
		},
		/** Makes a page and gives the token of its address: the only time that anybody here knows it. */
		make: async (fields: LinkFields, { author, at }: Signed): Promise<string> => {
			const { measures, where, ...parsed } = await check(fields, at.slice(0, 10));
			const signed = { author: parseFields(staffName('who makes it'), author), recordedAt: at };
			await refuseIdentifiers({ 'Your name': signed.author }, at);
			const token = randomBytes(32).toString('base64url');
			await (await store.records()).insert(sharedLink).values({
				...{ id: randomUUID(), tokenHash: hashOf(token), ...parsed, ...signed },
				measures: JSON.stringify(measures),
				place: placeKey(where as Where)
			});
			return token;
		},
		/** Revokes a page: its address leads nowhere from now on. Throws WrongUsage where there is none to revoke. */
		revoke: async (id: string, why: string, signed: Signed): Promise<void> => {
			const what = { why: 'why it is revoked', who: 'who revokes it' };
			const fields = await withdrawal(why, signed, what);
			if (!(await takeBack(await store.records(), sharedLink, id, fields)))
				throw new WrongUsage('There is no such page to revoke. Load the page again.');
		},
		/** The page of an address; undefined where there never was one. */
		find: async (token: string): Promise<SharedLink | undefined> => {
			const [row] = await (
				await store.records()
			)
				.select()
				.from(sharedLink)
				.where(eq(sharedLink.tokenHash, hashOf(token)));
			return row && read(row, 0);
		},
		/** Writes down that a page was looked at, and nothing of by whom. */
		countLook: async (id: string, at: Date): Promise<void> => {
			const row = { link: id, lookedAt: at.toISOString() };
			await (await store.records()).insert(linkLook).values(row);
		}
	};
}

export type Links = ReturnType<typeof openLinks>;
