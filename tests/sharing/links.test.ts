import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openApprovals } from '#lib/server/sharing/approvals.ts';
import { linkState, openLinks, type LinkFields } from '#lib/server/sharing/links.ts';
import { sharedLink } from '#lib/server/store/schema/shared-link.ts';
import { catalogue } from '../measures/ask.ts';
import { emptyStore, lee } from '../meeting/records.ts';

const why = { reason: 'The quality meeting of March said so.' };
const forHarbor: LinkFields = {
	recipient: 'Harbor Clinic, intake team',
	measures: ['completion'],
	where: { referral_source: ['Harbor'] },
	language: 'en',
	expiresOn: '2026-06-12'
};

async function sharing() {
	const store = await emptyStore();
	const approvals = openApprovals(store, catalogue);
	const links = openLinks(store, catalogue, approvals);
	return { store, approvals, links };
}

test('a figure is approved once, with a reason, and what was taken back stays on record', async () => {
	const { approvals } = await sharing();
	await expect(approvals.add({ measure: 'completion', reason: '' }, lee())).rejects.toThrow(
		'Say why outsiders may see it'
	);
	await expect(approvals.add({ measure: 'retention_curve', ...why }, lee())).rejects.toThrow(
		'not one number in a plain sentence'
	);
	const id = await approvals.add({ measure: 'completion', ...why }, lee());
	await expect(approvals.add({ measure: 'completion', ...why }, lee())).rejects.toThrow(
		'approved already'
	);
	await approvals.withdraw(id, 'Its definition changes.', lee('2026-03-20'));
	await expect(approvals.withdraw(id, 'Again.', lee())).rejects.toThrow('no such approval');
	expect(await approvals.inForce()).toEqual([]);
	expect((await approvals.list())[0]?.withdrawn).toEqual({
		at: '2026-03-20T09:00:00.000Z',
		by: 'R. Lee',
		why: 'Its definition changes.'
	});
});

test('only approved figures are shared, four at most, within a year, for one part of the clinic', async () => {
	const { approvals, links } = await sharing();
	await expect(links.make(forHarbor, lee())).rejects.toThrow('not approved for outsiders');
	await approvals.add({ measure: 'completion', ...why }, lee());
	const refused: [Partial<LinkFields>, string][] = [
		[{ measures: [] }, 'Choose at least one figure'],
		[{ measures: ['a', 'b', 'c', 'd', 'e'] }, 'Choose 4 figures or fewer'],
		[{ where: { sex: ['F'] } }, 'one referral source or one program'],
		[{ where: { program: ['A', 'B'] } }, 'one referral source or one program'],
		[{ expiresOn: '2026-03-14' }, 'a day after today'],
		[{ expiresOn: '2027-03-15' }, 'within a year'],
		[{ endsWith: '2026' }, 'Give the last month as 2026-08'],
		[{ recipient: ' ' }, 'Say for whom'],
		[{ recipient: 'for the case of 123-45-6789' }, 'For whom: there is what looks like']
	];
	for (const [fields, message] of refused)
		await expect(links.make({ ...forHarbor, ...fields }, lee())).rejects.toThrow(message);
	expect(await links.list()).toEqual([]);
	await links.make({ ...forHarbor, expiresOn: '2027-03-14' }, lee());
});

test('a page in Spanish has only figures with words there', async () => {
	const { approvals, links } = await sharing();
	await approvals.add({ measure: 'no_show_rate', ...why }, lee());
	const page: LinkFields = { ...forHarbor, measures: ['no_show_rate'], language: 'es' };
	await expect(links.make(page, lee())).rejects.toThrow('has no words in Spanish');
	await links.make({ ...page, language: 'en' }, lee());
});

test('the token is 32 random bytes, found again by its hash and stored nowhere', async () => {
	const { store, approvals, links } = await sharing();
	await approvals.add({ measure: 'completion', ...why }, lee());
	const token = await links.make(forHarbor, lee());
	expect(Buffer.from(token, 'base64url')).toHaveLength(32);
	expect(await links.make(forHarbor, lee())).not.toBe(token);
	expect((await links.find(token))?.recipient).toBe('Harbor Clinic, intake team');
	expect(await links.find(`${token}x`)).toBeUndefined();
	const rows = await (await store.records()).select().from(sharedLink);
	expect(JSON.stringify(rows)).not.toContain(token);
});

test('a page is open through the day it expires on, unless it was revoked, and looks are counted', async () => {
	const { store, approvals, links } = await sharing();
	await approvals.add({ measure: 'completion', ...why }, lee());
	const token = await links.make(forHarbor, lee());
	const found = await links.find(token);
	const id = found?.id ?? '';
	await links.countLook(id, new Date('2026-03-15T10:00:00Z'));
	await links.countLook(id, new Date('2026-03-16T10:00:00Z'));
	const [link] = await links.list();
	expect(link?.looks).toBe(2);
	expect(link && [linkState(link, '2026-06-12'), linkState(link, '2026-06-13')]).toEqual([
		'open',
		'expired'
	]);
	await links.revoke(id, 'It went to the wrong address.', lee('2026-03-17'));
	await expect(links.revoke(id, 'Again.', lee())).rejects.toThrow('no such page to revoke');
	const [revoked] = await links.list();
	expect(revoked && linkState(revoked, '2026-03-17')).toBe('revoked');
	const records = await store.records();
	await expect(records.run(sql`delete from audit_link_look`)).rejects.toThrow();
	await expect(records.run(sql`update audit_link_look set looked_at = ''`)).rejects.toThrow();
});
