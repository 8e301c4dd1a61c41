import { expect, test } from '@playwright/test';
import { tableFromIPC } from 'apache-arrow';
import { parse } from 'csv-parse/sync';
import { attend, listenForComplaints, openLedger } from './pages.ts';

const all = '/measures/attendance_rate/rows?period=all';

test('a mark of a chart leads to the rows behind it, and they are as many as it says', async ({
	page
}) => {
	await page.goto('/measures/completion');
	const chart = page.getByRole('img').first();
	await attend(page, chart);
	const mark = chart.locator('svg path[fill="#0b659c"]').first();
	await mark.hover({ force: true });
	const words = (await chart.getByText(/^\w+ \d{4}.*: .*\d+ of \d+/).textContent()) ?? '';
	const [, k, n] = /(\d+) of (\d+)/.exec(words) ?? [];
	await mark.click({ force: true });
	await expect(page).toHaveURL(/\/measures\/completion\/rows\?bucket=\d{4}-\d{2}$/);
	const places = page.getByRole('navigation', { name: 'Places on the ledger' });
	await expect(
		places.getByRole('link', { name: `Counted: completed treatment: ${k}` })
	).toBeVisible();
	const rest = Number(n) - Number(k);
	await expect(places.getByRole('link', { name: `Counted: not so: ${rest}` })).toBeVisible();
});

test('a bar of a breakdown leads to the rows of its category', async ({ page }) => {
	await page.goto('/measures/discharge_reasons');
	const chart = page.getByRole('img').first();
	await attend(page, chart);
	const bar = chart.locator('svg path[stroke="#0b659c"]').first();
	await expect(async () => {
		// A line has no area: where it is has to be asked of the page itself.
		const { x, y } = await bar.evaluate((line) => {
			line.scrollIntoView({ block: 'center' });
			return line.getBoundingClientRect();
		});
		await page.mouse.move(x, y - 40);
		await page.mouse.move(x + 10, y);
		await expect(chart.getByText(/^completed: \d/)).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 30_000 });
	await page.mouse.down();
	await page.mouse.up();
	await expect(page).toHaveURL(/\/measures\/discharge_reasons\/rows\?at=completed$/);
	await expect(page.getByText(/Category: completed/)).toBeVisible();
});

test('a row of the table and a step of the ledger lead to their rows', async ({ page }) => {
	await page.goto('/measures/completion');
	await page.getByRole('link', { name: 'August 2026 (its rows)' }).click();
	await expect(page).toHaveURL(/bucket=2026-08/);
	await page.goto('/completion');
	const drawer = await openLedger(page);
	const step = drawer.getByRole('link', { name: /\(the rows: with a known reason\)/ });
	const left = Number.parseInt((await step.textContent())?.trim() ?? '', 10);
	await step.click();
	await expect(page).toHaveURL(/\/measures\/completion\/rows\?stands=left%3Aknown$/);
	const rows = page.getByRole('table').getByRole('row');
	await expect(rows).toHaveCount(left + 1);
});

test('a long list scrolls on past its first page', async ({ page }) => {
	const complaints = listenForComplaints(page);
	await page.goto(all, { waitUntil: 'networkidle' });
	const box = page.getByRole('group', { name: 'Attendance, rows' });
	const total = Number(await box.getByRole('table').getAttribute('aria-rowcount'));
	expect(total).toBeGreaterThan(3000);
	const last = box.locator(`tr[aria-rowindex="${total}"]`);
	await expect(last).toHaveCount(0);
	await box.hover();
	await page.mouse.wheel(0, 400);
	await expect(box.locator('tr[aria-rowindex="25"]')).not.toBeEmpty();
	await expect
		.poll(async () => {
			await box.evaluate((element) => element.scrollTo(0, element.scrollHeight));
			return last.count();
		})
		.toBe(1);
	await expect(last.getByRole('cell').nth(1)).not.toBeEmpty();
	expect(await box.getByRole('row').count()).toBeLessThan(200);
	expect(complaints).toEqual([]);
});

test('the CSV has a line for every row of every place', async ({ page, request }) => {
	await page.goto('/measures/completion/rows?period=all');
	const link = page.getByRole('link', { name: /rows as CSV/ });
	const count = Number((await link.textContent())?.replaceAll(/\D/g, ''));
	const csv = await (await request.get((await link.getAttribute('href')) ?? '')).text();
	const lines: string[][] = parse(csv);
	expect(lines).toHaveLength(count + 1);
	expect(lines[0]?.slice(0, 3)).toEqual(['stands', 'episode_id', 'date']);
});

test('the Arrow file is compressed on its way, and has a row for every one there is', async ({
	request
}) => {
	const address = '/measures/attendance_rate/rows/rows.arrow?period=all';
	const answer = await request.get(address, { headers: { 'Accept-Encoding': 'gzip' } });
	expect(answer.headers()['content-encoding']).toBe('gzip');
	const table = tableFromIPC(await answer.body());
	const csv = await request.get(address.replace('rows.arrow', 'rows.csv'));
	expect(parse(await csv.text())).toHaveLength(table.numRows + 1);
	expect(table.schema.fields.map(({ name }) => name).slice(0, 3)).toEqual([
		'stands',
		'session_no',
		'date'
	]);
});

test('an address that asks for a column there is not says so', async ({ page }) => {
	await page.goto('/measures/completion/rows?sort=name');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('no column name to sort by');
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('rows come by the hundred, are sorted by a heading and picked by their place', async ({
		page
	}) => {
		await page.goto(all);
		const rows = page.getByRole('table').getByRole('row');
		await expect(rows).toHaveCount(101);
		await page.getByRole('link', { name: 'Next' }).click();
		await expect(page).toHaveURL(/page=2/);
		await expect(rows.nth(1)).toHaveAttribute('aria-rowindex', '102');
		await page.getByRole('link', { name: 'Service on' }).click();
		await expect(page.getByRole('columnheader', { name: 'Service on' })).toHaveAttribute(
			'aria-sort',
			'ascending'
		);
		await page.getByRole('link', { name: /^Counted: not so/ }).click();
		await expect(page).toHaveURL(/stands=without/);
		await expect(page.getByRole('table').getByText('Counted: not so')).toHaveCount(100);
	});
});
