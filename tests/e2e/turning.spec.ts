import { expect, test, type Page } from '@playwright/test';
import { listenForComplaints } from './pages.ts';

/** How many times a page fades into the next one while somebody goes from one family to another and back. */
async function countFades(page: Page): Promise<number> {
	await page.goto('/completion', { waitUntil: 'networkidle' });
	await page.evaluate(() => {
		const begin = document.startViewTransition.bind(document);
		document.startViewTransition = (update) => {
			document.documentElement.dataset.fades = `${Number(document.documentElement.dataset.fades ?? 0) + 1}`;
			return begin(update);
		};
	});
	await page.getByRole('link', { name: 'Denials', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Denials', level: 1 })).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('heading', { name: 'Completion', level: 1 })).toBeVisible();
	return Number((await page.locator('html').getAttribute('data-fades')) ?? 0);
}

test('one page fades into the next', async ({ page }) => {
	const complaints = listenForComplaints(page);
	expect(await countFades(page)).toBe(2);
	expect(complaints).toEqual([]);
});

test('whoever wants no motion has none', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	expect(await countFades(page)).toBe(0);
});

test('who clicks on before the fading ends arrives, and nothing is reported', async ({ page }) => {
	const complaints = listenForComplaints(page);
	await page.goto('/completion', { waitUntil: 'networkidle' });
	for (const name of ['Denials', 'Access', 'Retention'])
		await page.getByRole('link', { name, exact: true }).dispatchEvent('click');
	await expect(page.getByRole('heading', { name: 'Retention', level: 1 })).toBeVisible();
	expect(complaints).toEqual([]);
});
