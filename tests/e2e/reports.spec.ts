import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

test('the quality report comes as a PDF, chosen by keyboard alone', async ({ page }) => {
	await page.goto('/reports');
	const period = page.getByLabel('Period');
	await period.focus();
	await period.selectOption('last-year');
	await page.getByLabel('Name on the cover').fill('Lakeside');
	const coming = page.waitForEvent('download', { timeout: 60_000 });
	await page.getByRole('button', { name: 'Make the PDF' }).press('Enter');
	const download = await coming;
	expect(download.suggestedFilename()).toMatch(
		/^quality-report-20\d\d-01-01-to-20\d\d-12-31\.pdf$/
	);
	const pdf = readFileSync(await download.path());
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	expect(pdf.includes('/MarkInfo')).toBe(true);
});

test('a report of a day that cannot be says so', async ({ page }) => {
	const response = await page.goto('/reports/cqi.pdf?period=custom&from=2026-13-01');
	expect(response?.status()).toBe(400);
});
