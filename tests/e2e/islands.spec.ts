import { expect, test, type Page } from '@playwright/test';
import { listenForComplaints } from './pages.ts';

const lastCard = (page: Page) => page.locator('main article').last();

const formOf = (page: Page) => lastCard(page).getByRole('form', { name: /^Add a note to/ });

/** Opens the drawer of notes of a page's last card, and the form for a new one. */
async function openForm(page: Page): Promise<void> {
	await lastCard(page).getByText('Notes and actions').click();
	await lastCard(page).getByText('Add a note', { exact: true }).click();
}

test('a card out of sight is as the server made it, and answers as soon as somebody comes to it', async ({
	page
}) => {
	const complaints = listenForComplaints(page);
	await page.goto('/outcomes', { waitUntil: 'networkidle' });
	const made = await lastCard(page).evaluateHandle((card) => card);
	expect(await formOf(page).count()).toBe(0);
	await openForm(page);
	await expect(formOf(page).getByLabel('What happened')).toBeVisible();
	// What the server made is taken over, not made again.
	expect(await made.evaluate((card) => card.isConnected)).toBe(true);
	expect(complaints).toEqual([]);
});

test('a card that nobody saw before the filter changed is of the new filter', async ({ page }) => {
	await page.goto('/outcomes', { waitUntil: 'networkidle' });
	const sentence = () => lastCard(page).locator('p.max-w-prose').first().textContent();
	const before = await sentence();
	await page.getByRole('combobox', { name: 'Period' }).selectOption('all');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(page).toHaveURL(/period=all/);
	await expect.poll(sentence).not.toBe(before);
	const there = await sentence();
	await page.reload({ waitUntil: 'networkidle' });
	expect(await sentence()).toBe(there);
});

test('no two elements of a page of many cards have one id', async ({ page }) => {
	await page.goto('/outcomes', { waitUntil: 'networkidle' });
	for (const card of await page.locator('main article').all()) await card.scrollIntoViewIfNeeded();
	const ids = await page
		.locator('[id]')
		.evaluateAll((all: Element[]) => all.map((element) => element.id));
	expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a note is written on the page of its measure, where its card leads', async ({ page }) => {
		await page.goto('/outcomes?period=all');
		await openForm(page);
		await lastCard(page)
			.getByRole('link', { name: /^Write it on the page of/ })
			.first()
			.click();
		await expect(page).toHaveURL(/\/measures\/\w+\?period=all#notes$/);
		await openForm(page);
		await expect(formOf(page).getByLabel('What happened')).toBeVisible();
	});
});
