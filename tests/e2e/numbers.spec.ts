import { expect, test } from '@playwright/test';
import { openLedger } from './pages.ts';

type Cell = { state: string; k?: number; n?: number; value?: number };
type FigureJson = {
	ledger: { n: number }[];
	value: Cell;
	series: { by: { month: string }; value: Cell }[];
};

const count = (number: number) => number.toLocaleString('en-US');

test('the table, the chart and the API say the same numbers', async ({ page, request }) => {
	const answer = await request.get('/api/figures/completion?by=month');
	const figure = (await answer.json()) as FigureJson;
	await page.goto('/measures/completion?period=all');

	const rows = page.getByRole('group', { name: 'Completion, numbers' }).getByRole('row');
	const counted = figure.series.filter(({ value }) => value.state === 'released');
	expect(counted.length).toBeGreaterThan(11);
	await expect(rows).toHaveCount(figure.series.length + 1);
	for (const [at, { value }] of figure.series.entries()) {
		if (value.state !== 'released') continue;
		await expect(rows.nth(at + 1)).toContainText(
			`${count(value.k ?? 0)} of ${count(value.n ?? 0)}`
		);
	}

	const texts = await page.getByRole('img').first().locator('svg text').allTextContents();
	const last = counted.at(-1)?.value;
	expect(texts).toContain(count(last?.n ?? -1));
	const { k = 0, n = 0 } = figure.value;
	// Where no month is provisional, the centre of the usual range is the figure itself.
	expect(texts.join(' ')).toContain(`centre, ${((100 * k) / n).toFixed(1)}%`);
	await expect(page.getByText(`${count(k)} of ${count(n)}`, { exact: true })).toBeVisible();
});

test('the ledger is one click away and adds up', async ({ page }) => {
	await page.goto('/outcomes');
	const drawer = await openLedger(page);
	const steps = drawer
		.getByRole('group', { name: /who was counted/ })
		.first()
		.getByRole('row');
	const numbers: number[][] = [];
	for (const step of (await steps.all()).slice(1, -1)) {
		const cells = await step.getByRole('cell').allTextContents();
		// A count that leads to its rows says so to a screen reader, in brackets after it.
		const counts = cells.map((text) => text.replace('none', '0').replace(/\(.*/s, ''));
		numbers.push(counts.map((text) => Number(text.replaceAll(',', ''))));
	}
	expect(numbers.length).toBeGreaterThan(2);
	for (const [at, [out = 0, still = 0]] of numbers.entries()) {
		if (at > 0) expect(still + out).toBe(numbers[at - 1]?.[1]);
	}
});

test('the ledger holds the definition with its SQL, and leads to its place in the book', async ({
	page
}) => {
	await page.goto('/outcomes');
	const drawer = await openLedger(page);
	await expect(drawer.getByText('Does not count')).toBeVisible();
	await expect(drawer.getByText('our setting').first()).toBeVisible();
	await drawer.getByText(/^SQL, from/).click();
	await expect(drawer.getByText('select').first()).toBeVisible();
	await drawer.getByRole('link', { name: 'Definition' }).click();
	await expect(page).toHaveURL(/\/definitions\/outcomes\?part=phq-9#phq_9_reliable_improvement$/);
	await expect(page.locator('#phq_9_reliable_improvement')).toBeInViewport();
});

test('the definitions list every measure, our settings among what they rest on', async ({
	page
}) => {
	await page.goto('/definitions');
	await expect(page.getByRole('table')).toContainText('recent_days');
	await page.locator('li#completion').getByRole('link').click();
	await expect(page).toHaveURL(/\/definitions\/completion#completion$/);
	const definition = page.locator('article#completion');
	await expect(definition).toContainText('version 1');
	await definition.getByText('Worked example', { exact: true }).first().click();
	await expect(definition).toContainText('Executed, it gives: 2 of 6');
});

test('definitions are found by their words, the book is a PDF', async ({ page, request }) => {
	await page.goto('/definitions');
	await page.getByLabel('Find definitions').fill('TEDS-D transfer');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page).toHaveURL(/q=TEDS-D/);
	await expect(page.getByRole('main').getByRole('status')).toContainText('every word of');
	await expect(page.locator('li#completion_or_transfer')).toBeVisible();
	await expect(page.locator('li#phq_9_response')).toHaveCount(0);
	const book = await request.get('/definitions/definitions.pdf');
	expect(book.headers()['content-type']).toBe('application/pdf');
	expect((await book.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the API names what is wrong', async ({ request }) => {
	const missing = await request.get('/api/figures/completions');
	expect(missing.status()).toBe(404);
	expect(await missing.json()).toEqual({
		error: expect.stringContaining('There is no measure completions; did you mean completion')
	});
	for (const query of ['from=yesterday', 'by=moon', 'where=program', 'audience=all', 'form=1']) {
		const wrong = await request.get(`/api/figures/completion?${query}`);
		expect(wrong.status(), query).toBe(400);
		expect(await wrong.json()).toEqual({ error: expect.any(String) });
	}
});

test('the audience outside never gets a small count', async ({ request }) => {
	const address = '/api/figures/completion?by=program&audience=outside&where=track%3DCOD';
	const figure = (await (await request.get(address)).json()) as FigureJson;
	const shown = figure.series.map(({ value }) => value).filter(({ state }) => state === 'released');
	for (const { k = 0, n = 0 } of shown) {
		expect([k, n - k].filter((part) => part > 0 && part < 11)).toEqual([]);
	}
});
