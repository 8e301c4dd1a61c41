// From dropped files to twelve closed months, the evidence for accreditation and one payer's packet; then one byte of a
// frozen file is altered, found, and put back. Each step leaves a screenshot.
import { execFile, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect as hurried, test, type Page } from '@playwright/test';
import { bucketsBetween } from '#lib/measures/calendar.ts';
import { writeExports } from '#seed/write-exports.ts';
import { listenForComplaints } from '../pages.ts';
import { startOwn } from '../support/own-server.ts';
import { readPdf } from '../support/read-pdf.ts';

const port = Number(process.env.PLUMBLINE_E2E_PORT) + 6;
const at = (path: string): string => `http://127.0.0.1:${port}${path}`;
// Loading, closing and drawing for the first time take their while on a busy machine.
const expect = hurried.configure({ timeout: 120_000 });
const folder = mkdtempSync(join(tmpdir(), 'plumbline-executive-'));
const data = join(folder, 'data');
// Interviews, anxiety scores, attendance and follow-ups would double the time of twelve closings and change no step.
const leftOut = ['assessments_asi.csv', 'assessments_gad7.csv', 'attendance.csv', 'follow_ups.csv'];
const months = bucketsBetween('2025-09', '2026-08', 'month');
let server: ChildProcess;
let exports: string[] = [];

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.use({ actionTimeout: 30_000 });

test.beforeAll(async () => {
	const files = await writeExports({ out: join(folder, 'exports'), episodes: 240 });
	exports = files
		.filter(({ file }) => !leftOut.includes(file))
		.map(({ file }) => join(folder, 'exports', file));
	server = await startOwn(port, 'empty', folder);
});

test.afterAll(() => {
	server.kill('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

const picture = (page: Page, name: string) =>
	page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });

async function close(page: Page, month: string, words: string): Promise<void> {
	await page.goto(at(`/months?month=${month}`));
	await page.getByLabel('Your name').fill('R. Lee');
	await page.keyboard.press('Enter');
	await expect(page.getByText(`${words} is closed.`)).toBeVisible();
}

async function verify(page: Page): Promise<void> {
	await page.goto(at('/months'));
	await page.getByRole('button', { name: 'Verify all closed months' }).press('Enter');
}

/** Makes the report of the page as it stands, by keyboard: its file, how many pages, and its text. */
async function make(page: Page) {
	const coming = page.waitForEvent('download', { timeout: 120_000 });
	await page.getByRole('button', { name: 'Make the PDF' }).press('Enter');
	const download = await coming;
	return { name: download.suggestedFilename(), ...(await readPdf(await download.path())) };
}

test('the executive goes from dropped files to evidence, a packet, and a byte that was altered', async ({
	page
}) => {
	const complaints = listenForComplaints(page);

	await test.step('files are dropped and loaded', async () => {
		await page.goto(at('/data'));
		await page.getByLabel('Export files').setInputFiles(exports);
		await expect(page.getByRole('heading', { name: /^Load$/ })).toBeVisible();
		await page.getByLabel('What the dates in them are').selectOption('date-shifted');
		await page.getByRole('button', { name: /^Load / }).press('Enter');
		await expect(page.getByRole('heading', { name: /^Loaded as/ })).toBeVisible();
		await picture(page, '1-loaded');
	});
	await test.step('an aim is set', async () => {
		await page.goto(at('/targets?measure=completion'), { waitUntil: 'networkidle' });
		const form = page.locator('form', {
			has: page.getByRole('button', { name: 'Set this target' })
		});
		await form.getByLabel('Value (rates in percent)').fill('65');
		await form.getByLabel('From the month').fill('2026-01');
		await form.getByLabel('Owner, who sees to it').fill('M. Ortiz');
		await form.getByLabel('Why this number').fill('The best year so far.');
		await form.getByLabel('Your name').fill('R. Lee');
		await page.keyboard.press('Enter');
		await expect(page.getByText('Our aim: 65% since January 2026.')).toBeVisible();
		await picture(page, '2-aim');
	});
	await test.step('twelve months are closed, the first and the last on the screen', async () => {
		await close(page, '2025-09', 'September 2025');
		const script = ['--import', 'tsx', 'tests/e2e/support/close-months.ts', data];
		await promisify(execFile)('node', [...script, ...months.slice(1, -1)]);
		await close(page, '2026-08', 'August 2026');
		await picture(page, '3-closed');
	});
	await test.step('the evidence for accreditation is made', async () => {
		await page.goto(at('/reports'));
		await page.getByRole('link', { name: 'Evidence for accreditation' }).press('Enter');
		await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
			'Evidence for accreditation'
		);
		await picture(page, '4-evidence');
		const { name, pages, text } = await make(page);
		expect(name).toBe('accreditation-2025-09-01-to-2026-08-31.pdf');
		expect(pages).toBeGreaterThan(10);
		expect(text).toContain('CTS.03.01.09');
		expect(text).toContain('Our aim since January 2026: 65%.');
		expect(text).toMatch(/All \d+ frozen files are as they were frozen\./);
		expect(text.match(/Version 1, closed by R\. Lee/g)).toHaveLength(months.length);
		expect(text).not.toContain('Not closed');
	});
	await test.step('the packet of one payer is made', async () => {
		await page.goto(at('/reports'));
		await page.getByRole('link', { name: 'Payer packet' }).press('Enter');
		await page.getByRole('combobox', { name: /^Payer/ }).selectOption('Bluestem Mutual');
		await picture(page, '5-packet');
		const { name, pages, text } = await make(page);
		expect(name).toBe('payer-packet-bluestem-mutual-2025-09-01-to-2026-08-31.pdf');
		expect(pages).toBeGreaterThanOrEqual(8);
		expect(pages).toBeLessThanOrEqual(12);
		expect(text).toContain('For Bluestem Mutual');
		expect(text).toContain('What this does not tell you');
		expect(text).toContain('not shown (fewer than 11 people)');
	});
	await test.step('one altered byte is found, and put back', async () => {
		await verify(page);
		await expect(page.getByText('files of 12 closings are as they were frozen.')).toBeVisible();
		await picture(page, '6-verified');
		const frozen = join(data, 'closed/2025-12/1/figures.json');
		const bytes = readFileSync(frozen);
		const altered = Buffer.from(bytes);
		altered[200] = (altered[200] ?? 0) ^ 1;
		writeFileSync(frozen, altered);
		await verify(page);
		await expect(page.getByText('closed/2025-12/1/figures.json').first()).toBeVisible();
		await picture(page, '6-altered');
		writeFileSync(frozen, bytes);
		await verify(page);
		await expect(page.getByText('files of 12 closings are as they were frozen.')).toBeVisible();
	});
	expect(complaints).toEqual([]);
});
