import { expect, test, type Page } from '@playwright/test';
import { openLedger } from './pages.ts';

const firstCount = async (page: Page): Promise<number> => {
	const drawer = await openLedger(page);
	const row = drawer.getByRole('row').filter({ hasText: 'discharged in the period' });
	const text = await row.getByRole('cell').last().textContent();
	await page.keyboard.press('Escape');
	return Number(text?.replaceAll(',', ''));
};

test('a filter goes into the address, narrows the figure, and can be taken away', async ({
	page
}) => {
	await page.goto('/completion?period=all');
	const everybody = await firstCount(page);
	await page.getByText('Filters', { exact: true }).click();
	await page.getByRole('group', { name: 'Level of care' }).getByLabel('PHP').check();
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(/where=level_of_care%3DPHP/);
	await expect(page.getByRole('link', { name: 'Level of care: PHP' })).toBeVisible();
	const some = await firstCount(page);
	expect(some).toBeGreaterThan(0);
	expect(some).toBeLessThan(everybody);
	await page.getByRole('link', { name: 'Level of care: PHP' }).click();
	await expect(page).not.toHaveURL(/where=/);
});

test('a period of its own shows its days, and only then', async ({ page }) => {
	await page.goto('/completion');
	await expect(page.getByLabel('From', { exact: true })).toBeHidden();
	await page.getByRole('combobox', { name: 'Period' }).selectOption('custom');
	await page.getByLabel('From', { exact: true }).fill('2025-10-01');
	await page.getByLabel('To', { exact: true }).fill('2025-12-31');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page.getByText('1 October 2025 to 31 December 2025')).toBeVisible();
	await page.getByText('Numbers as a table').first().click();
	const months = page.getByRole('table').filter({ hasText: 'Month' }).getByRole('rowheader');
	await expect(months).toHaveText([/October 2025/, /November 2025/, /December 2025/]);
});

test('period and grouping go along to the next page of figures', async ({ page }) => {
	await page.goto('/retention?period=all&by=program');
	await page.getByRole('link', { name: 'Completion' }).click();
	await expect(page).toHaveURL(/\/completion\?period=all&by=program$/);
	await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue('program');
});

test('a grouping that a figure has not says so in its card', async ({ page }) => {
	await page.goto('/completion?by=procedure_code');
	await expect(page.getByText(/cannot be grouped by procedure_code/).first()).toBeVisible();
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('charts, ledger and filters work', async ({ page }) => {
		await page.goto('/completion');
		await expect(page.getByRole('img').first().locator('svg').first()).toBeVisible();
		await page.getByRole('link', { name: 'Ledger of Completion', exact: true }).click();
		await expect(page).toHaveURL(/\/measures\/completion\/ledger$/);
		await expect(page.getByText('Still counted')).toBeVisible();
		await page.goBack();
		await page.getByRole('combobox', { name: 'Group by' }).selectOption('program');
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page).toHaveURL(/by=program/);
		await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue('program');
	});
});
