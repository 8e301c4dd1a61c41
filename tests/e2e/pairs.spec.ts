import { expect, test } from '@playwright/test';

type Side = { name: string; cell: { state: string; k?: number; n?: number } };
type PairJson = { sides: Side[]; difference: { value: number } | null; words: string };

const address = '/completion?period=fiscal-year&compare=year-before';

test('a period and the year before stand beside each other, as the API says them', async ({
	page,
	request
}) => {
	await page.goto(address);
	const card = page.getByRole('article', { name: 'Completion', exact: true });
	await expect(card.getByRole('img')).toHaveCount(2);
	const days = 'from=2026-07-01&to=2027-06-30&compare=year-before';
	const answer = await request.get(`/api/pairs/completion?${days}`);
	const pair = (await answer.json()) as PairJson;
	await expect(card.getByText(pair.words)).toBeVisible();
	for (const { name, cell } of pair.sides) {
		const side = card.getByRole('region', { name: `Completion, ${name}` });
		await expect(side.getByText(`${cell.k} of ${cell.n}`, { exact: true })).toBeVisible();
	}
	await expect(card.getByText('both sides are of as many days')).toBeVisible();
});

test('both charts of a pair have the same ends on their value axis', async ({ page }) => {
	await page.goto('/denials?period=all&compare=level_of_care%3DIOP&with=level_of_care%3DPHP');
	const card = page.getByRole('article').first();
	const ends = await card
		.getByRole('img')
		.evaluateAll((charts) =>
			charts.map((chart) =>
				[...chart.querySelectorAll('svg')[0]!.querySelectorAll('text')]
					.map((text) => text.textContent ?? '')
					.filter((text) => /^\d+%$/.test(text))
			)
		);
	expect(ends).toHaveLength(2);
	expect(ends[0]?.length).toBeGreaterThan(2);
	expect(ends[0]).toEqual(ends[1]);
});

test('the ledger and the rows of one side are of that side', async ({ page }) => {
	await page.goto(address);
	const side = page.getByRole('region', { name: /^Completion, 1 July 2025/ });
	const link = side.getByRole('link', { name: /^Ledger of Completion, 1 July 2025/ });
	await expect(link).toHaveAttribute('href', /from=2025-07-01&to=2025-08-31/);
	await side.getByText('Numbers as a table').click();
	await expect(side.getByRole('rowheader')).toHaveText([/July 2025/, /August 2025/]);
});

test('outside no count from 1 to 10 leaves by a pair', async ({ request }) => {
	for (const pair of ['compare=year-before', 'compare=site%3DNorthgate&with=site%3DRiverside']) {
		const days = 'from=2026-08-01&to=2026-08-31&audience=outside';
		const answer = await request.get(`/api/pairs/completion?${days}&${pair}`);
		const { sides } = (await answer.json()) as PairJson;
		expect(sides).toHaveLength(2);
		for (const { cell } of sides) {
			const counts = [cell.n ?? 0, cell.k ?? 0, (cell.n ?? 0) - (cell.k ?? 0)];
			expect(counts.filter((count) => count > 0 && count < 11)).toEqual([]);
		}
	}
	expect((await request.get('/api/pairs/completion?compare=never')).status()).toBe(400);
	expect((await request.get('/api/pairs/completion')).status()).toBe(400);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('two groups are chosen in the filter bar, and half a choice says what is missing', async ({
		page
	}) => {
		await page.goto('/completion?period=all');
		await expect(page.getByRole('combobox', { name: 'with' })).toBeHidden();
		await page.getByRole('combobox', { name: 'Compare' }).selectOption({ label: 'IOP' });
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose a second group');
		await page.getByRole('combobox', { name: 'with' }).selectOption({ label: 'PHP' });
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page).toHaveURL(/compare=level_of_care%3DIOP&with=level_of_care%3DPHP/);
		const card = page.getByRole('article', { name: 'Completion', exact: true });
		await expect(card.getByRole('heading', { level: 3 })).toHaveText(['IOP', 'PHP']);
		await expect(card.getByRole('img').first().locator('svg').first()).toBeVisible();
		await expect(card.getByText(/percentage points \(/)).toBeVisible();
	});
});
