import type { ChildProcess } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { header, stay } from '../support/august-stays.ts';
import { expectReadable, listenForComplaints, violations } from './pages.ts';
import { followLedgers, readLedgers, strandedCells } from './support/read-ledgers.ts';
import { startOwn } from './support/own-server.ts';

// A server of its own: what is closed and corrected here must not move the figures of other tests.
const port = Number(process.env.PLUMBLINE_E2E_PORT) + 2;
const at = (path: string): string => `http://127.0.0.1:${port}${path}`;
const patience = { timeout: 120_000 };
let server: ChildProcess;

test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async () => {
	server = await startOwn(port, 'august');
});

test.afterAll(() => server.kill('SIGTERM'));

async function tabTo(page: Page, name: string | RegExp, role: 'button' | 'textbox') {
	const target = page.getByRole(role, { name });
	for (let presses = 0; presses < 80; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not lead to ${name}`);
}

test('a month is closed by keyboard, with what is still provisional said before', async ({
	page
}) => {
	const complaints = listenForComplaints(page);
	await page.goto(at('/months?month=2026-08'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Closed months');
	const checklist = page.getByRole('listitem');
	const settling = checklist.filter({ hasText: 'Provisional, for they settle later' });
	await expect(settling).toContainText('Readmission within 30 days');
	await expect(checklist.filter({ hasText: 'Never loaded' })).toContainText('claim line');
	expect(await violations(page)).toEqual([]);
	await tabTo(page, 'Your name', 'textbox');
	await page.keyboard.type('R. Lee');
	await page.keyboard.press('Enter');
	await expect(page.getByText('August 2026 is closed.')).toBeVisible(patience);
	const row = page.getByRole('row').filter({ hasText: 'August 2026' });
	await expect(row).toContainText('closed by R. Lee');
	await expect(row).toContainText('as reported');
	await tabTo(page, 'Verify all closed months', 'button');
	await page.keyboard.press('Enter');
	const verified = page.getByText('All 9 files of 1 closing are as they were frozen.');
	await expect(verified).toBeVisible(patience);
	expect(complaints).toEqual([]);
});

test('a correction that comes later leaves the frozen figure and is told beside it', async ({
	page
}) => {
	const late = [header, stay('late', '2026-08-30', 'left_early')].join('\n');
	await page.goto(at('/data'));
	const file = { name: 'late.csv', mimeType: 'text/csv', buffer: Buffer.from(late) };
	await page.getByLabel('Export files').setInputFiles(file);
	await page.getByRole('button', { name: /^Load / }).click(patience);
	await expect(page.getByText(/^Loaded as/)).toBeVisible(patience);
	await page.goto(at('/months'));
	await page.getByRole('link', { name: 'restated' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('August 2026', patience);
	const completion = page
		.getByRole('row')
		.filter({ hasText: /^Completion\s*66/ })
		.first();
	await expect(completion).toContainText('66.0% (31 of 47)');
	await expect(completion).toContainText('64.6% (31 of 48)');
	await expect(completion).toContainText('1 late discharge');
	const record = page.getByRole('row').filter({ hasText: 'late.csv line 2' });
	await expect(record).toContainText('discharged_on');
	await expect(record.getByRole('link', { name: 'b0002' })).toBeVisible();
	expect(await violations(page)).toEqual([]);
	const csv = await page.request.get(at('/months/2026-08/changed-records.csv'));
	expect(await csv.text()).toContain('late,late discharge,');
	const frozen = await page.request.get(at('/months/2026-08/1/figures.json'));
	expect(frozen.headers()['content-type']).toBe('application/json');
	expect((await page.request.get(at('/months/2026-08/1/nothing.json'))).status()).toBe(404);
});

test('from each number as reported one action leads to its frozen ledger, and a second to definition and files', async ({
	page
}) => {
	const complaints = listenForComplaints(page);
	await page.goto(at('/months/2026-08'));
	const links = page.locator('main a[href*="/ledger/"]:not([data-ledger])');
	const found = await links.evaluateAll((all) =>
		all.map(
			(each) => [each.getAttribute('href') ?? '', each.firstChild?.textContent ?? ''] as const
		)
	);
	const reported = await page.getByRole('columnheader', { name: 'As reported' }).count();
	expect(found.length).toBeGreaterThan(reported);
	const ledgers = new Map<string, string>();
	for (const [href, words] of found) {
		const html = ledgers.get(href) ?? (await (await page.request.get(at(href))).text());
		ledgers.set(href, html);
		for (const part of [words, 'Definition of that day', 'stays.csv', '/data/b0001#file-0'])
			expect([href, part, html.includes(part)]).toEqual([href, part, true]);
	}
	await page
		.getByRole('row')
		.filter({ hasText: /^Completion\s*66/ })
		.first()
		.getByRole('link', { name: '66.0% (31 of 47) (its ledger, as reported)' })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Ledger of Completion, as reported'
	);
	const steps = page.getByRole('group', { name: 'Completion, who was counted' }).getByRole('row');
	await expect(steps.nth(1)).toHaveText(/discharged in the period\s*47\s*48/);
	await expect(steps.last()).toHaveText(/Of these: .*\s*31\s*31/);
	await page.getByText('The twelve months, by program', { exact: true }).click();
	expect(await violations(page)).toEqual([]);
	await page.getByRole('link', { name: 'stays.csv' }).click();
	await expect(page).toHaveURL(/\/data\/b0001#file-0$/);
	const none = await page.request.get(at('/months/2026-08/ledger/no_such_measure'));
	expect(none.status()).toBe(404);
	expect(complaints).toEqual([]);
});

test('from each number as now known one action leads to its ledger, and a second to definition and files', async ({
	page,
	request
}) => {
	await page.goto(at('/months/2026-08'));
	const { links } = await readLedgers(page);
	expect(links.length).toBeGreaterThan(20);
	expect(await strandedCells(page)).toEqual([]);
	expect(await followLedgers(request, links, at)).toBeGreaterThan(1);
});

test('a closed month and its frozen ledger are read in light and dark, wide and narrow', async ({
	page
}) => {
	const ledger = at('/months/2026-08/ledger/completion');
	await expectReadable(page, [
		at('/months'),
		at('/months?month=2026-07'),
		at('/months/2026-08'),
		ledger
	]);
});

test('figures of a closed month say closed, and lead to what was frozen', async ({ page }) => {
	await page.goto(at('/measures/completion'));
	const closed = page.getByRole('row').filter({ hasText: 'August 2026' }).first();
	await expect(closed.getByRole('link', { name: 'closed' })).toHaveAttribute(
		'href',
		'/months/2026-08'
	);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a month is re-opened with a reason and closed as version 2', async ({ page }) => {
		await page.goto(at('/months/2026-08'));
		await page.getByText('Re-open August 2026').first().click();
		await page.getByLabel('Why it is re-opened').fill('A discharge came late.');
		await page.getByLabel('Your name').fill('S. Diaz');
		await page.getByRole('button', { name: 'Re-open August 2026' }).click();
		await expect(page.getByText(/Re-opened by S\. Diaz .*A discharge came late\./)).toBeVisible();
		await page.getByRole('link', { name: 'Close it again' }).click();
		await expect(page.getByLabel('Your name')).toHaveValue('S. Diaz');
		await page.getByRole('button', { name: 'Close August 2026' }).click();
		await expect(page.getByText('August 2026 is closed.')).toBeVisible(patience);
		await page.getByRole('link', { name: 'What was frozen' }).click();
		await expect(page.getByText('Every figure of the month reads as it was reported.')).toBeVisible(
			patience
		);
		await expect(page.getByRole('link', { name: 'moved.json' })).toBeVisible();
		await page.getByRole('link', { name: 'Version 1' }).click();
		await expect(page.getByText('66.0% (31 of 47)').first()).toBeVisible();
	});
});

test('a re-opened month, both its versions and their ledgers are read in light and dark, wide and narrow', async ({
	page
}) => {
	const ledger = at('/months/2026-08/ledger/completion');
	const versions = ['?version=1', '?version=2'];
	await page.goto(at('/months/2026-08?version=1'));
	await expect(page.getByText(/Re-opened by S\. Diaz/)).toBeVisible();
	await expectReadable(
		page,
		versions.flatMap((version) => [at(`/months/2026-08${version}`), `${ledger}${version}`])
	);
	await page.goto(at('/months/2026-08?version=2'));
	await page.getByText('Re-open August 2026').first().click();
	await page.getByLabel('Why it is re-opened').fill('Another discharge came late.');
	await page.getByLabel('Your name').fill('S. Diaz');
	await page.getByRole('button', { name: 'Re-open August 2026' }).click();
	await expect(page.getByRole('link', { name: 'Close it again' })).toBeVisible();
	await expectReadable(page, [at('/months/2026-08'), at('/months'), at('/months?month=2026-08')]);
});
