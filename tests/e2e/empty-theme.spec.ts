import { expect, test } from '@playwright/test';
import { violations } from './pages.ts';

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(colorScheme, () => {
		test.use({ colorScheme });

		test('name, logo and accent of a clinic are on the page, and break no rule of axe', async ({
			page
		}) => {
			await page.goto('/targets');
			const home = page.getByRole('banner').getByRole('link', { name: /Riverbend Health/ });
			await expect(home).toBeVisible();
			const width = await home
				.locator('img')
				.evaluate((logo: HTMLImageElement) => logo.naturalWidth);
			expect(width).toBeGreaterThan(0);
			const accent = await page.evaluate(() => {
				const probe = document.body.appendChild(document.createElement('i'));
				probe.style.color = 'var(--accent)';
				const { color } = getComputedStyle(probe);
				probe.remove();
				return color;
			});
			expect(accent).toBe(colorScheme === 'light' ? 'rgb(122, 31, 61)' : 'rgb(240, 160, 184)');
			expect(await violations(page)).toEqual([]);
		});
	});
}

test('a logo opened by itself may do nothing', async ({ request }) => {
	const logo = await request.get('/theme/logo');
	expect(logo.headers()['content-type']).toBe('image/svg+xml');
	expect(logo.headers()['content-security-policy']).toContain('sandbox');
});
