// From approved figures to one page left with a referrer, read there without a script, and taken away again.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as hurried, test, type Browser, type Page } from '@playwright/test';
import { openApplication } from '#lib/server/application.ts';
import { addDays } from '#lib/measures/calendar.ts';
import { writeExports } from '#seed/write-exports.ts';
import { listenForComplaints, violations } from '../pages.ts';
import { readPdf } from '../support/read-pdf.ts';
import { startOwn } from '../support/own-server.ts';

// A server of its own on a folder this script knows: it loads, and makes a page that expired yesterday.
const port = Number(process.env.PLUMBLINE_E2E_PORT) + 5;
const at = (path: string): string => `http://127.0.0.1:${port}${path}`;
const expect = hurried.configure({ timeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'plumbline-liaison-'));
const data = join(folder, 'data');
/** Somebody who sends few people: the seed has hundreds of stays, and twelve of them are theirs. */
const few = { source: 'Harbor Street Practice', stays: { completed: 9, left_early: 3 } };
let server: ChildProcess;
let expired = '';

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.use({ actionTimeout: 30_000 });

/** The stays of the seed, and among them those of a referrer of few. */
async function load(): Promise<void> {
	const files = await writeExports({ out: folder, episodes: 300 });
	const episodes = join(folder, files.find(({ file }) => file.startsWith('episodes'))?.file ?? '');
	const [header = '', ...lines] = readFileSync(episodes, 'utf8').trim().split(/\r?\n/);
	const names = header.split(',');
	const [source = 0, left = 0, reason = 0] = [
		'referral_source',
		'discharged_on',
		'discharge_reason'
	].map((name) => names.indexOf(name));
	const open: Record<string, number> = { ...few.stays };
	const changed = lines.map((line) => {
		const cells = line.split(',');
		const kind = cells[reason] ?? '';
		if (!open[kind] || !/^2026-0[2-7]/.test(cells[left] ?? '')) return line;
		open[kind] -= 1;
		cells[source] = few.source;
		return cells.join(',');
	});
	writeFileSync(episodes, [header, ...changed].join('\n'));
	const application = openApplication(data);
	const paths = files.map(({ file }) => ({ path: join(folder, file) }));
	await application.load(paths, { now: new Date('2026-09-01T08:00:00Z'), route: 'date-shifted' });
	application.close();
}

test.beforeAll(async () => {
	await load();
	server = await startOwn(port, 'loaded', folder);
});

test.afterAll(() => {
	server.kill('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

const picture = (page: Page, name: string) =>
	page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });

async function approve(page: Page, title: string): Promise<void> {
	const summary = page.getByText('Approve a figure', { exact: true });
	const select = page.getByLabel('Figure', { exact: true });
	if (!(await select.isVisible())) await summary.press('Enter');
	await select.selectOption(title);
	await page.getByLabel('Why outsiders may see it').fill('Agreed in the quality meeting.');
	await page.getByLabel('Your name').last().fill('K. Moss');
	await page.getByRole('button', { name: 'Approve this figure' }).press('Enter');
	await expect(page.getByRole('heading', { level: 3, name: title, exact: true })).toBeVisible();
}

/** A reader outside: another browser, without cookies, and with scripts switched off. */
async function outside(browser: Browser): Promise<Page> {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		extraHTTPHeaders: { 'Accept-Language': 'es' }
	});
	return context.newPage();
}

const pagesOf = (pdf: Buffer): number =>
	pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

test('the referral liaison leaves one honest page, and takes it away', async ({
	page,
	browser
}) => {
	const complaints = listenForComplaints(page);
	let address = '';

	await test.step('figures are approved, each with a reason', async () => {
		await page.goto(at('/referral'), { waitUntil: 'networkidle' });
		await picture(page, '1-nothing-approved');
		for (const title of ['Completion', 'PHQ-9 reliable improvement', 'Retention to day 30'])
			await approve(page, title);
		await approve(page, 'Days to admission');
		await picture(page, '1-approved');
	});
	await test.step('a page for a referrer of few people is looked at before it is made', async () => {
		await page.getByRole('link', { name: 'Make a page' }).press('Enter');
		for (const name of ['Completion', 'PHQ-9 reliable improvement', 'Retention to day 30'])
			await page.getByRole('checkbox', { name, exact: true }).press('Space');
		await page.getByLabel(/^For whom/).fill('Harbor Street Practice, intake');
		await page.getByLabel('About').selectOption(few.source);
		await page.keyboard.press('Tab');
		await page.getByRole('button', { name: 'Show the preview' }).press('Enter');
		const preview = page.getByRole('region', { name: 'What the reader will see' });
		await expect(preview).toContainText('Completion: not shown (fewer than 11 people).');
		await expect(preview).toContainText('Offered instead: all our programs');
		await expect(preview.getByRole('heading', { name: 'Days to admission' })).toBeVisible();
		await picture(page, '2-preview');
		await page.getByRole('button', { name: 'Make this page' }).press('Enter');
		const made = page.getByRole('status', { name: 'The page is made' });
		address = (await made.getByRole('link').first().getAttribute('href')) ?? '';
		expect(address).toMatch(/\/shared\/[\w-]{43}$/);
		await picture(page, '3-address');
		const coming = page.waitForEvent('download', { timeout: 60_000 });
		await made.getByRole('link', { name: 'As PDF, with its address' }).press('Enter');
		const { pages, text } = await readPdf(await (await coming).path());
		expect(pages).toBe(1);
		for (const words of [address, 'Completion: not shown', 'Offered instead: all our programs'])
			expect(text).toContain(words);
	});
	await test.step('the same is made as a PDF without an address, among the reports', async () => {
		await page.goto(at('/reports?report=referral'), { waitUntil: 'networkidle' });
		await page.getByLabel('Language').selectOption('Spanish');
		const coming = page.waitForEvent('download', { timeout: 60_000 });
		await page.getByRole('button', { name: 'Make the PDF' }).press('Enter');
		const download = await coming;
		expect(download.suggestedFilename()).toMatch(/^referral-page-es-20\d\d-\d\d-01-to-/);
		const { pages, text } = await readPdf(await download.path());
		expect(pages).toBe(1);
		expect(text).toContain('Cómo van nuestros programas');
		expect(text).not.toContain('/shared/');
	});
	const reader = await outside(browser);
	const asked: string[] = [];
	reader.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await test.step('the referrer reads it without a script, a cookie or a way inside', async () => {
		const answer = await reader.goto(address);
		const headers = answer?.headers() ?? {};
		expect(headers['set-cookie']).toBeUndefined();
		expect(headers['cache-control']).toBe('no-store');
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['x-robots-tag']).toContain('noindex');
		expect(await answer?.text()).not.toContain('<script');
		expect(await reader.context().cookies()).toEqual([]);
		const links = reader.getByRole('link');
		await expect(links).toHaveText(['Español']);
		await expect(reader.getByRole('main')).toContainText('Completion: not shown');
		await expect(reader.getByRole('main')).toContainText('no comparison group');
		expect(asked.filter((path) => !/^\/(shared|_app|favicon)/.test(path))).toEqual([]);
		await picture(reader, '4-outside');
		const pdf = await reader.pdf({ format: 'A4', path: test.info().outputPath('sheet.pdf') });
		expect(pagesOf(pdf)).toBe(1);
		expect(pagesOf(await reader.pdf({ format: 'Letter' }))).toBe(1);
	});
	await test.step('and in Spanish', async () => {
		await reader.getByRole('link', { name: 'Español' }).press('Enter');
		await expect(reader.locator('html')).toHaveAttribute('lang', 'es');
		await expect(reader.getByRole('heading', { level: 1 })).toHaveText(
			'Cómo van nuestros programas'
		);
		await expect(reader.getByRole('main')).toContainText('no se muestra (menos de 11 personas)');
		await expect(reader.getByRole('link')).toHaveText(['English']);
		await picture(reader, '5-spanish');
		expect(pagesOf(await reader.pdf({ format: 'Letter' }))).toBe(1);
		await reader.setViewportSize({ width: 360, height: 740 });
		await picture(reader, '5-spanish-narrow');
	});
	await test.step('nothing about it is hard to read', async () => {
		const looking = await browser.newPage({ bypassCSP: true });
		const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
		for (const colorScheme of ['light', 'dark'] as const)
			for (const width of [1440, 360]) {
				await looking.emulateMedia({ colorScheme });
				await looking.setViewportSize({ width, height: 900 });
				for (const path of [
					`${address}?lang=es`,
					at('/reports?report=referral'),
					at('/referral')
				]) {
					await looking.goto(path);
					expect([path, await violations(looking)]).toEqual([path, []]);
					expect([path, await looking.evaluate(wide)]).toEqual([path, false]);
				}
			}
		await picture(looking, '5-dark-narrow');
		await looking.close();
	});
	await test.step('the liaison sees that it was opened, and revokes it', async () => {
		await page.goto(at('/referral'), { waitUntil: 'networkidle' });
		await expect(page.getByRole('listitem').filter({ hasText: 'Harbor Street' })).toContainText(
			/Open, expires after .*\. Opened \d+ times\./
		);
		await page.getByText(/^Revoke the page for/).press('Enter');
		await page.getByLabel(/^Why it is revoked/).fill('It went to the wrong practice.');
		await page.getByRole('button', { name: 'Revoke this page' }).press('Enter');
		await expect(page.getByText(/^Revoked on .* by K\. Moss/)).toBeVisible();
		await picture(page, '6-revoked');
		const answer = await reader.goto(address);
		expect(answer?.status()).toBe(410);
		expect((await page.request.get(`${address}/page.pdf`)).status()).toBe(410);
		await expect(reader.getByRole('main')).toContainText('This page is not available');
		await expect(reader.getByRole('main')).toContainText('Esta página no está disponible');
		await expect(reader.getByRole('link')).toHaveCount(0);
		await picture(reader, '6-gone');
	});
	await test.step('one that expired yesterday says the same, and so does one that never was', async () => {
		const application = openApplication(data);
		const today = new Date().toISOString().slice(0, 10);
		const signed = { author: 'K. Moss', at: `${addDays(today, -3)}T09:00:00.000Z` };
		const fields = { recipient: 'Harbor', measures: ['completion'], language: 'en' as const };
		const until = addDays(today, -1);
		expired = await application.links.make({ ...fields, expiresOn: until }, signed);
		application.close();
		const text = async (path: string, status: number): Promise<string> => {
			const answer = await reader.goto(at(path));
			expect(answer?.status()).toBe(status);
			return reader.getByRole('main').innerText();
		};
		const said = await text(`/shared/${expired}`, 410);
		expect(await text('/shared/nothing-of-this-name', 404)).toBe(said);
		await page.goto(at('/referral'));
		await expect(page.getByText(/^Expired: it could be read until/)).toBeVisible();
		await picture(page, '7-expired');
	});
	expect(complaints).toEqual([]);
});
