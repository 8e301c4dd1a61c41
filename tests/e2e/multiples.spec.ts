import { expect, test } from '@playwright/test';

const address = '/completion?period=all&by=site&view=multiples';

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a measure is drawn small for each site, chosen in the filter bar', async ({ page }) => {
		await page.goto('/completion?period=all');
		await expect(page.getByLabel('Small charts by month')).toBeHidden();
		await page.getByRole('combobox', { name: 'Group by' }).selectOption('site');
		await page.getByLabel('Small charts by month').check();
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page).toHaveURL(/by=site&view=multiples/);
		const card = page.getByRole('article', { name: 'Completion', exact: true });
		const sites = await card.getByRole('heading', { level: 3 }).allTextContents();
		expect(sites.length).toBeGreaterThan(1);
		await expect(card.locator('svg[width="320"]')).toHaveCount(sites.length);
		await expect(card.getByText('One scale for all.')).toBeVisible();
	});
});

test('each small chart speaks its sentence, and the table has its numbers', async ({
	page,
	request
}) => {
	await page.goto(address);
	const card = page.getByRole('article', { name: 'Completion', exact: true });
	const [site = ''] = await card.getByRole('heading', { level: 3 }).allTextContents();
	const where = `where=${encodeURIComponent(`site=${site}`)}`;
	const answer = await request.get(`/api/figures/completion?by=month&${where}`);
	const { sentence, value, series } = (await answer.json()) as {
		sentence: string;
		value: { k: number; n: number };
		series: { value: { k?: number; n?: number } }[];
	};
	const chart = card.getByRole('region', { name: `Completion, ${site}` });
	expect(await chart.getByRole('img').getAttribute('aria-label')).toContain(sentence);
	await expect(chart.getByText(`(${value.k} of ${value.n})`).first()).toBeVisible();
	await card.getByText('Numbers as a table').click();
	const last = card.getByRole('row').last().getByRole('cell').first();
	await expect(last).toContainText(`${series.at(-1)?.value.k} of ${series.at(-1)?.value.n}`);
});

test('small charts come along when a page is reached without a new document', async ({ page }) => {
	await page.goto(address);
	await page.getByRole('link', { name: 'Readmission' }).click();
	await expect(page).toHaveURL(/\/readmission\?.*view=multiples/);
	const picture = page.locator('main article svg[width="320"]').first();
	await expect(picture).toBeVisible();
	expect(await picture.locator('path').count()).toBeGreaterThan(3);
});
