import { expect, test, type Page } from '@playwright/test';
import { listenForComplaints, violations } from './pages.ts';

const rule = (page: Page, title: string) =>
	page
		.locator('main details')
		.filter({ has: page.getByText(title, { exact: true }) })
		.first();

test('the flaws of the seed are found, by file and line', async ({ page }) => {
	const complaints = listenForComplaints(page);
	await page.goto('/data-quality');
	for (const title of [
		'Answer outside the range of its question',
		'Assessment of an unknown episode',
		'Attended after discharge'
	])
		await expect(rule(page, title)).toContainText(/\b2 of [\d,]+ (assessments|services)/);
	const found = rule(page, 'Attended after discharge');
	await found.getByText('Attended after discharge', { exact: true }).click();
	await expect(found.getByText('At the source:')).toBeVisible();
	await expect(found.getByRole('row').nth(1)).toContainText('attendance.csv');
	expect(complaints).toEqual([]);
});

test('completeness counts who was measured, by program and month', async ({ page }) => {
	await page.goto('/data-quality');
	const table = page.getByRole('group', { name: 'PHQ-9, completeness by program' });
	await expect(table.getByRole('row').nth(1)).toContainText(
		/All programs\s*\d+\.\d% \(\d+ of \d+\)/
	);
	await page.getByText('PHQ-9 by month').click();
	const months = page.getByRole('group', { name: 'PHQ-9. With a baseline, of admissions' });
	await expect(months.getByRole('rowheader', { name: 'September 2024' })).toBeVisible();
});

test('the navigation leads here', async ({ page }) => {
	await page.goto('/data');
	await page
		.getByRole('navigation', { name: 'Main' })
		.getByRole('link', { name: 'Data quality' })
		.click();
	// The first reader after a load waits for all rules.
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data quality', {
		timeout: 30_000
	});
});

async function waive(page: Page, title: string): Promise<void> {
	const found = rule(page, title);
	await found.getByText(title, { exact: true }).click();
	await found.getByText('Live with it').click();
	await found.getByLabel('Why it can stay').fill('Checked with billing.');
	await found.getByLabel('Your name').fill('R. Alder');
	await found.getByRole('button', { name: 'Waive this rule' }).click();
	await expect(page.getByText('is waived. It is still held and listed.')).toBeVisible();
	await expect(rule(page, title)).toContainText('Waived by R. Alder: Checked with billing.');
}

async function lift(page: Page, title: string): Promise<void> {
	const found = rule(page, title);
	if (!(await found.getByText('Let it count again').isVisible()))
		await found.getByText(title, { exact: true }).click();
	await found.getByText('Let it count again').click();
	await found.getByLabel('Your name').fill('R. Alder');
	await found.getByRole('button', { name: 'Count it again' }).click();
	await expect(page.getByText('counts again.')).toBeVisible();
	await expect(rule(page, title)).not.toContainText('Waived by');
}

test('a rule is waived with a reason, stays listed, and counts again', async ({ page }) => {
	await page.goto('/data-quality');
	await waive(page, 'Daily rate billed twice for one day');
	expect(await violations(page)).toEqual([]);
	await lift(page, 'Daily rate billed twice for one day');
});

test('a waiver without a reason is sent back with what is missing', async ({ page }) => {
	const response = await page.request.post('/data-quality?/waive', {
		form: { check: 'episode_overlap', why: ' ', who: 'R. Alder' },
		headers: { origin: new URL(test.info().project.use.baseURL ?? '').origin, accept: 'text/html' }
	});
	expect(response.status()).toBe(400);
	expect(await response.text()).toContain('Say why.');
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('lines are read and a rule is waived and counts again', async ({ page }) => {
		await page.goto('/data-quality');
		await waive(page, 'The same service under two claim numbers');
		await lift(page, 'The same service under two claim numbers');
	});
});

for (const width of [1440, 360])
	for (const colorScheme of ['light', 'dark'] as const)
		test.describe(`${colorScheme} at ${width} pixels`, () => {
			test.use({ viewport: { width, height: 900 }, colorScheme });

			test('the page breaks no rule of axe, with everything open', async ({ page }) => {
				await page.goto('/data-quality');
				await page
					.locator('main details')
					.evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
				expect(await violations(page)).toEqual([]);
				const tooWide = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect(tooWide).toBe(0);
			});
		});
