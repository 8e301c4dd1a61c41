import { expect, test, type Page } from '@playwright/test';
import { listenForComplaints, openLedger, violations } from './pages.ts';

/** Opens the ledger of each figure of a page by key, and gives where its definition and its files lead. */
async function ledgersOf(page: Page): Promise<{ definition: string; files: string[] }[]> {
	const found = [];
	const drawer = page.getByRole('dialog', { name: /^Ledger of/ });
	for (const link of await page.locator('main a[data-ledger]').all()) {
		await link.focus();
		await page.keyboard.press('i');
		await drawer.getByRole('heading', { name: 'Definition' }).waitFor();
		const definition = drawer.getByRole('link', { name: 'Definition', exact: true });
		const files = drawer.locator('a[href^="/data/"]');
		found.push({
			definition: (await definition.getAttribute('href')) ?? '',
			files: await files.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
		});
		await page.keyboard.press('Escape');
		await expect(drawer).toHaveCount(0);
		await expect(link).toBeFocused();
	}
	return found;
}

test('every figure of a page opens its ledger by key, with the way to its definition and its files', async ({
	page
}) => {
	test.setTimeout(240_000);
	const complaints = listenForComplaints(page);
	for (const path of ['/completion', '/compare?period=all']) {
		await page.goto(path, { waitUntil: 'networkidle' });
		const ledgers = await ledgersOf(page);
		expect([path, ledgers.length > 3]).toEqual([path, true]);
		for (const { definition, files } of ledgers)
			expect([path, definition, files.length > 0]).toEqual([path, definition, true]);
	}
	expect(complaints).toEqual([]);
});

test('from the ledger one action leads to the receipt of a file', async ({ page }) => {
	await page.goto('/overview');
	const drawer = await openLedger(page);
	await drawer.getByRole('link', { name: 'episodes.csv' }).click();
	await expect(page).toHaveURL(/\/data\/b0001#file-\d+$/);
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'episodes.csv as episode' })).toBeInViewport();
});

test('the key i opens the figure in view, leaves text alone, and can be turned off', async ({
	page
}) => {
	await page.goto('/completion', { waitUntil: 'networkidle' });
	await page.locator('#discharge_reasons').evaluate((card) => card.scrollIntoView());
	await page.keyboard.press('i');
	const drawer = page.getByRole('dialog', { name: 'Ledger of Discharge reasons' });
	await drawer.getByRole('checkbox', { name: 'The key i opens a ledger' }).uncheck();
	await page.keyboard.press('Escape');
	await page.keyboard.press('i');
	await page.getByRole('combobox', { name: 'Period' }).focus();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	const link = page.getByRole('link', { name: 'Ledger of Completion', exact: true });
	await link.click();
	await page.getByRole('checkbox', { name: 'The key i opens a ledger' }).check();
	await page.keyboard.press('Escape');
	await page.getByRole('combobox', { name: 'Period' }).focus();
	await page.keyboard.press('i');
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('focus stays in the drawer, and comes back to the figure', async ({ page }) => {
	await page.goto('/completion', { waitUntil: 'networkidle' });
	await openLedger(page);
	for (let press = 0; press < 30; press++) {
		await page.keyboard.press('Tab');
		const isOutside = await page.evaluate(() => {
			const focused = document.activeElement ?? document.body;
			return focused !== document.body && focused.closest('dialog') === null;
		});
		expect(isOutside).toBe(false);
	}
	await page.getByRole('button', { name: 'Close' }).click();
	await expect(page.getByRole('link', { name: /^Ledger/ }).first()).toBeFocused();
});

test('the figure is copied as a sentence, or selected where the clipboard is closed', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/completion');
	const drawer = await openLedger(page);
	await drawer.getByRole('button', { name: 'Copy as sentence' }).click();
	await expect(drawer.getByRole('status')).toHaveText('Copied.');
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(/^Completion: \d+ of \d+ people .*Step by step: .*version \d+\. Snapshot/);
	await page.evaluate(() => {
		navigator.clipboard.writeText = () => Promise.reject(new Error('closed'));
	});
	await drawer.getByRole('button', { name: 'Copy as sentence' }).click();
	await expect(drawer.getByRole('textbox', { name: 'The figure as a sentence' })).toHaveValue(
		copied
	);
});

test('a ledger that cannot be fetched says so, and can be tried again', async ({ page }) => {
	let isDown = true;
	await page.route('**/ledger.json*', (route) => (isDown ? route.abort() : route.continue()));
	await page.goto('/completion', { waitUntil: 'networkidle' });
	await page
		.getByRole('link', { name: /^Ledger/ })
		.first()
		.click();
	const drawer = page.getByRole('dialog');
	await expect(drawer.getByRole('alert')).toContainText('The ledger could not be fetched.');
	await expect(drawer.getByRole('link', { name: 'Open it as a page' })).toHaveAttribute(
		'href',
		/\/measures\/completion\/ledger/
	);
	isDown = false;
	await drawer.getByRole('button', { name: 'Try again' }).click();
	await expect(drawer.getByText('Still counted')).toBeVisible();
});

for (const width of [1440, 360]) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test.describe(`${colorScheme} at ${width} pixels`, () => {
			test.use({ viewport: { width, height: 900 }, colorScheme });

			for (const path of ['/overview', '/outcomes', '/denials']) {
				test(`${path} breaks no rule of axe with the drawer open`, async ({ page }) => {
					await page.goto(path, { waitUntil: 'networkidle' });
					await openLedger(page);
					expect(await violations(page)).toEqual([]);
				});
			}
		});
	}
}

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a figure leads to its ledger, and that to the receipt', async ({ page }) => {
		await page.goto('/outcomes?period=all');
		await page.getByRole('link', { name: /^Ledger of PHQ-9 reliable improvement$/ }).click();
		await expect(page).toHaveURL(/\/measures\/phq_9_reliable_improvement\/ledger\?period=all$/);
		await expect(page.getByText('Still counted')).toBeVisible();
		await page.locator('main a[href^="/data/"]').first().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Receipt of load/);
	});
});
