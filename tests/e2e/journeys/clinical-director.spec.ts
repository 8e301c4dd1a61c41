// From dropped files to a closed month, as the first of the three journeys goes; each step leaves a screenshot.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as hurried, test, type Page } from '@playwright/test';
import { writeExports } from '#seed/write-exports.ts';
import { listenForComplaints } from '../pages.ts';
import { startOwn } from '../support/own-server.ts';

// A server of its own, with nothing loaded: this journey loads and closes.
const port = Number(process.env.PLUMBLINE_E2E_PORT) + 3;
const at = (path: string): string => `http://127.0.0.1:${port}${path}`;
// Loading, closing and drawing for the first time take their while on a busy machine.
const expect = hurried.configure({ timeout: 120_000 });
const folder = mkdtempSync(join(tmpdir(), 'plumbline-journey-'));
let server: ChildProcess;
let exports: string[] = [];

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.use({ actionTimeout: 30_000 });

test.beforeAll(async () => {
	const files = await writeExports({ out: folder, episodes: 300 });
	exports = files.map(({ file }) => join(folder, file));
	server = await startOwn(port, 'empty');
});

test.afterAll(() => {
	server.kill('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

const picture = (page: Page, name: string) =>
	page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });

async function load(page: Page, paths: string[], name: string): Promise<void> {
	await page.goto(at('/data'));
	await page.getByLabel('Export files').setInputFiles(paths);
	await expect(page.getByRole('heading', { name: /^Load$/ })).toBeVisible();
	const route = page.getByLabel('What the dates in them are');
	if ((await route.count()) > 0) await route.selectOption('date-shifted');
	await picture(page, `${name}-looked-at`);
	await page.getByRole('button', { name: /^Load / }).press('Enter');
	await expect(page.getByRole('heading', { name: /^Loaded as/ })).toBeVisible();
	await picture(page, `${name}-receipt`);
}

/** The files of the first closing of August by their addresses, as they are served. */
async function frozenFiles(page: Page): Promise<Map<string, string>> {
	await page.goto(at('/months/2026-08?version=1'));
	const links = page.locator('a[href*="/months/2026-08/1/"]');
	const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
	const files = new Map<string, string>();
	for (const address of addresses) {
		const answer = await page.request.get(at(address ?? ''));
		files.set(address ?? '', (await answer.body()).toString('base64'));
	}
	return files;
}

/** A second export with two completed discharges of August that were in truth people who left early. */
function correctTwo(episodes: string): { path: string; keys: string[] } {
	const [header = '', ...lines] = readFileSync(episodes, 'utf8').trim().split(/\r?\n/);
	const dischargedOn = header.split(',').indexOf('discharged_on');
	const inAugust = (line: string) => line.split(',')[dischargedOn]?.startsWith('2026-08');
	const two = lines.filter((line) => line.includes(',completed,') && inAugust(line)).slice(0, 2);
	const path = join(folder, 'late.csv');
	const corrected = two.map((line) => line.replace(',completed,', ',left_early,'));
	writeFileSync(path, [header, ...corrected].join('\n'));
	return { path, keys: two.map((line) => line.split(',')[0] ?? '') };
}

test('the clinical director goes from dropped files to a pack, a closed month and a restated one', async ({
	page
}) => {
	const complaints = listenForComplaints(page);

	await test.step('files are dropped, and their receipts add up', async () => {
		await load(page, exports, '1-exports');
		await page.goto(at('/data/b0001'));
		await expect(page.getByText(/episodes\.csv as episode/).first()).toBeVisible();
	});
	await test.step('what changed is gone through by keyboard, and a figure opens its ledger', async () => {
		await page.goto(at('/'));
		await expect(page.getByText(/^Of [\d,]+ series looked at, /)).toBeVisible();
		await picture(page, '2-what-changed');
		await page.getByRole('link', { name: 'Show it slide by slide' }).press('Enter');
		await expect(page).toHaveURL(/\/meeting$/);
		await page.waitForLoadState('networkidle');
		await page.keyboard.press('ArrowRight');
		await expect(page).toHaveURL(/slide=2/);
		await picture(page, '2-slide');
		await page.keyboard.press('i');
		await expect(page.getByRole('dialog', { name: /^Ledger of/ })).toContainText('Still counted');
		await picture(page, '2-ledger');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('What changed');
	});
	await test.step('completion is drilled by program down to its rows', async () => {
		await page.goto(at('/measures/completion?by=program'));
		await page
			.getByRole('link', { name: / \(its rows\)$/ })
			.first()
			.press('Enter');
		await expect(page).toHaveURL(/\/measures\/completion\/rows\?by=program&bucket=/);
		await expect(page.getByRole('navigation', { name: 'Places on the ledger' })).toBeVisible();
		await picture(page, '3-rows');
	});
	await test.step('a note and an action are written down', async () => {
		await page.goto(at('/measures/completion'), { waitUntil: 'networkidle' });
		await page.getByText(/^Notes and actions/).click();
		await page.getByText('Add a note').click();
		const note = page.getByRole('form', { name: /^Add a note/ });
		await note.getByLabel('What happened').fill('The evening group moved.');
		await note.getByLabel('Your name').fill('R. Lee');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('list', { name: 'Notes on the chart' })).toContainText(
			'The evening group moved.'
		);
		await page.goto(at('/actions'), { waitUntil: 'networkidle' });
		await page.locator('main summary').filter({ hasText: 'Start an action' }).press('Enter');
		const action = page.getByRole('form', { name: 'Start an action' });
		await action.getByLabel('Measure', { exact: true }).selectOption('Completion');
		await action.getByLabel(/^Aim/).fill('Call whoever misses two groups.');
		await action.getByLabel('Owner').fill('M. Ortiz');
		await action.getByLabel('Due').fill('2026-12-31');
		await action.getByLabel('Your name').fill('R. Lee');
		await action.getByRole('button', { name: 'Start the action' }).press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Call whoever misses');
		await page.goto(at('/actions'));
		await expect(page.getByRole('main')).toContainText('Call whoever misses two groups.');
		await picture(page, '4-actions');
	});
	await test.step('the pack is made', async () => {
		await page.goto(at('/reports'));
		const coming = page.waitForEvent('download', { timeout: 120_000 });
		await page.getByRole('button', { name: 'Make the PDF' }).press('Enter');
		const pdf = readFileSync(await (await coming).path());
		expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
		await picture(page, '5-reports');
	});
	await test.step('the month is closed', async () => {
		await page.goto(at('/months?month=2026-08'));
		await page.getByLabel('Your name').fill('R. Lee');
		await page.keyboard.press('Enter');
		await expect(page.getByText('August 2026 is closed.')).toBeVisible();
		await picture(page, '6-closed');
	});
	const frozen = await frozenFiles(page);
	expect([...frozen.keys()].sort().join(' ')).toContain('figures.json');
	const late = correctTwo(exports.find((path) => path.endsWith('episodes.csv')) ?? '');
	await test.step('late corrections show as they are known now, each record by its key', async () => {
		await load(page, [late.path], '7-late');
		await page.goto(at('/months'));
		await picture(page, '7-months');
		await page.getByRole('link', { name: 'restated' }).press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('August 2026');
		const completion = page.getByRole('row').filter({ hasText: /^Completion\s*\d/ });
		await expect(completion.first()).toContainText('2 corrected discharge reasons');
		const records = page.getByRole('row').filter({ hasText: 'corrected discharge reason' });
		for (const key of late.keys)
			await expect(records.filter({ hasText: key })).toContainText('late.csv line');
		await picture(page, '7-restated');
	});
	await test.step('re-opening asks why, and what was frozen keeps every byte', async () => {
		await page.getByText('Re-open August 2026').first().press('Enter');
		await page.getByLabel('Why it is re-opened').fill('Two discharge reasons were corrected.');
		await page.getByLabel('Your name').fill('R. Lee');
		await page.getByRole('button', { name: 'Re-open August 2026' }).press('Enter');
		await expect(page.getByText(/Re-opened by R\. Lee .*were corrected\./)).toBeVisible();
		await picture(page, '8-reopened');
		expect(await frozenFiles(page)).toEqual(frozen);
		await page.goto(at('/months'));
		await page.getByRole('button', { name: 'Verify all closed months' }).press('Enter');
		await expect(page.getByText('files of 1 closing are as they were frozen.')).toBeVisible();
	});
	expect(complaints).toEqual([]);
});
