import { expect, test } from '@playwright/test';
import { familyPages, listenForComplaints } from './pages.ts';

test('the overview has each family with counts before percentages', async ({ page }) => {
	const complaints = listenForComplaints(page);
	await page.goto('/overview');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
	await expect(page.getByText(/Data through \d+ \w+ \d{4}/).first()).toBeVisible();
	for (const title of Object.keys(familyPages)) {
		await expect(page.getByRole('heading', { level: 2, name: title, exact: true })).toBeVisible();
	}
	const completion = page.getByRole('article').filter({ hasText: 'Completion' }).first();
	await expect(completion).toContainText(/[\d,]+ of [\d,]+\s+\d+\.\d% \(\d+\.\d to \d+\.\d%\)/);
	expect(complaints).toEqual([]);
});

test('a number on the overview leads to its measure, a family to its page', async ({ page }) => {
	await page.goto('/overview');
	await page.getByRole('link', { name: 'Completion', exact: true }).last().click();
	await expect(page).toHaveURL(/\/measures\/completion$/);
	await page.goBack();
	const heading = page.getByRole('heading', { level: 2, name: 'Denials' });
	await heading.getByRole('link').click();
	await expect(page).toHaveURL(/\/denials$/);
});

test('the overview says what was loaded when', async ({ page }) => {
	await page.goto('/overview');
	const loads = page.getByRole('table').filter({ hasText: 'Rows by table' });
	await expect(loads.getByRole('row').nth(1)).toContainText(/episode \d+/);
	await expect(loads.getByRole('row').nth(1)).toContainText('UTC');
});
