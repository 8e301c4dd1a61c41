import { expect, test } from '@playwright/test';
import { attend, familyPages, listenForComplaints } from './pages.ts';

for (const [title, path] of Object.entries(familyPages)) {
	test(`${title}: every figure has a heading, a sentence, a chart and its numbers`, async ({
		page
	}) => {
		const complaints = listenForComplaints(page);
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		const link = page.getByRole('link', { name: title, exact: true }).first();
		await expect(link).toHaveAttribute('aria-current', 'page');
		const cards = page.getByRole('article');
		expect(await cards.count()).toBeGreaterThan(0);
		for (const card of await cards.all()) {
			await expect(card.getByRole('heading', { level: 2 })).not.toBeEmpty();
			await expect(card.getByRole('link', { name: /^Ledger/ })).toBeVisible();
			await expect(card.getByText('Numbers as a table')).toBeVisible();
			if ((await card.getByRole('group', { name: 'start by end' }).count()) > 0) continue;
			// The chart says what stands beside it: the sentence, and whether the series is as usual.
			const label = await card.getByRole('img').first().getAttribute('aria-label');
			const said = (await card.innerText()).replaceAll(/\s+/g, ' ');
			for (const part of (label ?? 'no label').split(/(?<=\.) (?=[A-Z])/))
				expect(said).toContain(part);
		}
		expect(complaints).toEqual([]);
	});
}

test('the charts are in the first HTML, recoloured by the page', async ({ request }) => {
	const html = await (await request.get('/completion')).text();
	expect(html).toContain('<svg');
	expect(html).toMatch(/fill="var\(--chart-\w+,#[0-9a-f]{6}\)"/);
});

test('whoever only reads fetches nothing that draws charts', async ({ page }) => {
	const scripts: number[] = [];
	page.on('requestfinished', async (request) => {
		if (request.resourceType() === 'script') scripts.push((await request.sizes()).responseBodySize);
	});
	await page.goto('/completion', { waitUntil: 'networkidle' });
	const chart = page.getByRole('img').first();
	await expect(chart.locator('.wide svg')).toBeVisible();
	const bytes = scripts.reduce((sum, size) => sum + size, 0);
	expect(bytes).toBeGreaterThan(20_000);
	expect(bytes).toBeLessThan(120_000);
	await attend(page, chart);
	expect(scripts.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(bytes);
});

test('a chart is taken over when somebody looks at it, and a pointer gets the words', async ({
	page
}) => {
	await page.goto('/measures/completion');
	const chart = page.getByRole('img').first();
	await attend(page, chart);
	const marks = chart.locator('svg path[fill="#0b659c"]');
	await marks.first().hover({ force: true });
	await expect(chart.getByText(/^\w+ \d{4}.*: .*\d+ of \d+/)).toBeVisible();
});

/** What a page may fetch of scripts before anybody does anything, compressed as it comes: 120 KB. */
const mostScript = 120 * 1024;

for (const path of ['/', '/overview', ...Object.values(familyPages)]) {
	test(`${path} needs less than 120 KB of scripts until somebody does something`, async ({
		page
	}) => {
		const sizes: Promise<number>[] = [];
		page.on('requestfinished', (request) => {
			if (request.resourceType() !== 'script') return;
			sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
		});
		const complaints = listenForComplaints(page);
		await page.goto(path, { waitUntil: 'networkidle' });
		const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
		expect(total).toBeGreaterThan(0);
		expect(total).toBeLessThan(mostScript);
		expect(complaints).toEqual([]);
	});
}

test('outcomes show one instrument at a time', async ({ page }) => {
	await page.goto('/outcomes');
	const instruments = page.getByRole('navigation', { name: 'Instruments' });
	await expect(instruments.getByRole('link', { name: 'PHQ-9' })).toHaveAttribute(
		'aria-current',
		'page'
	);
	await instruments.getByRole('link', { name: 'GAD-7' }).click();
	await expect(page).toHaveURL(/part=gad-7/);
	const first = page.getByRole('heading', { name: 'GAD-7 reliable improvement', exact: true });
	await expect(first).toBeVisible();
});

test('on paper there is the ledger, and neither menu nor form', async ({ page }) => {
	await page.goto('/completion');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
	await expect(page.getByRole('button', { name: 'Show' })).toBeHidden();
	await expect(page.getByText('Still counted').first()).toBeVisible();
});

test('the theme a reader chose holds after a reload', async ({ page }) => {
	await page.goto('/completion');
	await page.getByLabel('Theme').selectOption('dark');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page.getByLabel('Theme')).toHaveValue('dark');
});
