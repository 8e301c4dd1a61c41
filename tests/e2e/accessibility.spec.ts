import { expect, test } from '@playwright/test';
import { everyPage, violations } from './pages.ts';

for (const width of [1440, 360]) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test.describe(`${colorScheme} at ${width} pixels`, () => {
			test.use({ viewport: { width, height: 900 }, colorScheme });

			for (const path of everyPage) {
				test(`${path} breaks no rule of axe, with everything open`, async ({ page }) => {
					await page.goto(path);
					await page
						.locator('main details')
						.evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
					expect(await violations(page)).toEqual([]);
					const tooWide = await page.evaluate(
						() => document.documentElement.scrollWidth - document.documentElement.clientWidth
					);
					expect(tooWide).toBe(0);
				});
			}
		});
	}
}

test('a keyboard skips to the content, opens a ledger and reaches the menu', async ({ page }) => {
	await page.goto('/completion');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
	const link = page.getByRole('link', { name: /^Ledger/ }).first();
	await link.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog').getByText('Still counted')).toBeVisible();
});

test('on a phone the menu opens by keyboard and closes on the next page', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 780 });
	await page.goto('/completion');
	await page.getByRole('button', { name: 'Menu' }).focus();
	await page.keyboard.press('Enter');
	const menu = page.getByRole('navigation', { name: 'Main' });
	await expect(menu).toBeVisible();
	await menu.getByRole('link', { name: 'Denials' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Denials');
	await expect(menu).toBeHidden();
});
