import { expect, test, type Page } from '@playwright/test';
import { listenForComplaints, openLedger } from './pages.ts';

/** Opens a page whose scripts wait; gives the function that lets them come and waits until the page is taken over. */
async function openEarly(page: Page, path: string): Promise<() => Promise<void>> {
	let letThrough = () => {};
	const gate = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route(/\.js$/, async (route) => {
		await gate;
		await route.continue();
	});
	await page.goto(path, { waitUntil: 'commit' });
	await page.getByRole('heading', { level: 1 }).waitFor();
	return async () => {
		letThrough();
		await page.waitForLoadState('networkidle');
	};
}

test('choices made before the script is there are kept when it comes', async ({ page }) => {
	const complaints = listenForComplaints(page);
	const takeOver = await openEarly(page, '/completion');
	await page.getByRole('combobox', { name: 'Period' }).selectOption('custom');
	await page.getByLabel('From', { exact: true }).fill('2025-10-01');
	await page.getByRole('combobox', { name: 'Group by' }).selectOption('quarter');
	await page.getByText('Filters', { exact: true }).click();
	const php = page.getByRole('group', { name: 'Level of care' }).getByLabel('PHP');
	await php.check();
	await takeOver();
	await expect(page.getByRole('combobox', { name: 'Period' })).toHaveValue('custom');
	await expect(page.getByLabel('From', { exact: true })).toHaveValue('2025-10-01');
	await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue('quarter');
	await expect(php).toBeChecked();
	await (await openLedger(page)).getByRole('button', { name: 'Close' }).click();
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(page).toHaveURL(
		/period=custom&from=2025-10-01&to=&by=quarter&compare=&with=&where=.*PHP/
	);
	expect(complaints).toEqual([]);
});

test('a list of one option marked keeps the choice of another, and words typed stay', async ({
	page
}) => {
	const takeOver = await openEarly(page, '/?family=denials');
	await page.getByRole('combobox', { name: 'Figures' }).selectOption('completion');
	await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
	await takeOver();
	await expect(page.getByRole('combobox', { name: 'Figures' })).toHaveValue('completion');
	await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	const another = await openEarly(page, '/minutes/2026-03-10/edit');
	const day = page.getByLabel('Day of the meeting');
	await day.fill('2026-03-11');
	await another();
	await expect(day).toHaveValue('2026-03-11');
});

test('a drawer opened or closed before the script is there stays so', async ({ page }) => {
	const takeOver = await openEarly(page, '/measures/completion');
	await page.locator('summary', { hasText: 'Usual range' }).click();
	await page.getByText('Numbers as a table', { exact: true }).click();
	await takeOver();
	await page.keyboard.press('i');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('form', { name: 'Set a baseline' })).toBeVisible();
	await expect(page.getByRole('table')).toHaveCount(0);
});

test('files chosen before the script is there are sent when it comes', async ({ page }) => {
	const takeOver = await openEarly(page, '/data');
	const file = { name: 'nothing.csv', mimeType: 'text/csv', buffer: Buffer.from('one,two\n1,2\n') };
	await page.getByLabel('Export files').setInputFiles(file);
	await takeOver();
	await expect(page).toHaveURL(/\/data\/incoming\//);
	await page.getByRole('button', { name: 'Discard the file' }).click();
	await expect(page).toHaveURL(/\/data$/);
});
