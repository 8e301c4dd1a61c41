import { expect, test } from '@playwright/test';

test('the list of loads says what changed and which months moved, and leads to the whole receipt', async ({
	page
}) => {
	await page.goto('/data');
	const entry = page.locator('#b0002');
	await expect(entry).toContainText('0 new, 12 changed: discharge_reason in 12');
	await expect(entry).toContainText(/\d+ figures? of \d+ months? known before/);
	await entry.getByRole('link', { name: 'The whole receipt of b0002' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receipt of load b0002');
	const months = page.getByRole('region', { name: 'Past months' });
	await expect(months.getByRole('row').filter({ hasText: 'Completion' }).first()).toContainText(
		'of'
	);
	const file = page.getByRole('region', { name: 'episodes-corrected.csv as episode' });
	await expect(file).toContainText('12 rows take the place of an earlier version');
	await expect(file).toContainText('columns not loaded: mood');
	await expect(file.getByRole('cell', { name: '14', exact: true })).toBeVisible();
});

test('the changed rows come as CSV, by key and column and without a cell', async ({ request }) => {
	const csv = await (await request.get('/data/b0002/changes.csv')).text();
	const [header, ...rows] = csv.trim().split('\n');
	expect(header).toBe('file,table,line,key,columns');
	expect(rows).toHaveLength(12);
	expect(rows[0]).toMatch(/^episodes-corrected\.csv,episode,2,episode_id=[\w-]+,discharge_reason$/);
	expect(csv).not.toContain('left_early');
	expect((await request.get('/data/b0001/changes.csv')).status()).toBe(404);
	expect((await request.get('/data/b9999')).status()).toBe(404);
});

test('on paper a receipt has no navigation and no buttons', async ({ page }) => {
	await page.goto('/data/b0002');
	await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
	await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
	await expect(page.getByRole('heading', { name: 'Receipt of load b0002' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Which rows, as CSV' })).toBeHidden();
});

test('what was refused is listed, and has a page: the kind, the rows and what to do', async ({
	page
}) => {
	await page.goto('/data');
	const entry = page.getByRole('article').filter({ hasText: 'nothing loaded' }).first();
	await entry.getByRole('link', { name: 'On a page of its own, to print' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('A load that was refused');
	const row = page.getByRole('row').filter({ hasText: 'patient_name' });
	await expect(row.getByRole('cell')).toHaveText(['name', '12', /^Take the column out/]);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a receipt is all there, but for the button', async ({ page }) => {
		await page.goto('/data/b0002');
		await expect(page.getByRole('heading', { name: 'Past months' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
	});
});
