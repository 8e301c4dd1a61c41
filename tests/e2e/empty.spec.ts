import { expect, test, type Page } from '@playwright/test';
import { familyPages, violations } from './pages.ts';

// The one server that starts with nothing, and is loaded here: in this order.
test.describe.configure({ mode: 'serial' });

const episodes = [
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason,shoe_size',
	'e1,p1,North,IOP,2025-01-06,2025-03-03,completed,40',
	'e2,p2,North,IOP,2025-01-13,2025-02-10,left_early,41',
	'e3,p3,North,IOP,2025-02-03,2025-01-03,completed,42'
].join('\n');
const named = 'episode_id,person_id,program,level_of_care,admitted_on,patient_name\n';

const file = (name: string, text: string) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text)
});

async function load(page: Page, ...files: ReturnType<typeof file>[]): Promise<void> {
	await page.getByLabel('Export files').setInputFiles(files);
	await page.getByLabel('What the dates in them are').selectOption('date-shifted');
	await page.getByRole('button', { name: 'Load', exact: true }).click();
}

/** A load takes its time on a busy machine: what came of it is awaited for longer than the rest. */
const cameTo = (page: Page, name: string | RegExp) =>
	expect(page.getByRole('heading', { name })).toBeVisible({ timeout: 30_000 });

test('with nothing loaded every page says what to do', async ({ page }) => {
	for (const path of ['/', ...Object.values(familyPages), '/measures/completion']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { name: 'Nothing is loaded yet' })).toBeVisible();
		expect(await violations(page)).toEqual([]);
	}
	await page.getByRole('main').getByRole('link', { name: 'Data page' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data');
});

test('a file with identifiers is refused at the door by column and kind', async ({ page }) => {
	await page.goto('/data');
	await load(page, file('people.csv', `${named}e1,p1,North,IOP,2025-01-06,Ann Onymous\n`));
	await cameTo(page, 'Nothing was loaded');
	await expect(page.getByText(/people\.csv is refused[^]*patient_name/)).toBeVisible();
	await expect(page.getByText('Ann Onymous')).toHaveCount(0);
	await expect(page.getByLabel(/Leave these columns out/)).toHaveValue(/patient_name/);
});

test('a dropped file gives a receipt that adds up and names the line and its rule', async ({
	page
}) => {
	await page.goto('/data');
	const transfer = await page.evaluateHandle((text) => {
		const data = new DataTransfer();
		data.items.add(new File([text], 'episodes.csv', { type: 'text/csv' }));
		return data;
	}, episodes);
	await page.getByText('Drop them here').dispatchEvent('drop', { dataTransfer: transfer });
	await page.getByLabel('What the dates in them are').selectOption('date-shifted');
	await page.getByRole('button', { name: 'Load', exact: true }).click();
	await cameTo(page, /Loaded as/);
	const row = page.getByRole('row').filter({ hasText: 'episodes.csv' }).first();
	await expect(row.getByRole('cell')).toHaveText(['episode', '3', '2', '1', '0', '0']);
	await expect(page.getByText('columns not loaded: shoe_size').first()).toBeVisible();
	await page.getByText('1 rejected in episodes.csv, by line').first().click();
	const reject = page.getByRole('row').filter({ hasText: 'before admission' }).first();
	await expect(reject.getByRole('cell').first()).toHaveText('4');
	expect(await violations(page)).toEqual([]);
});

test('the same file again brings nothing new', async ({ page }) => {
	await page.goto('/data');
	await load(page, file('episodes.csv', episodes));
	await cameTo(page, /Loaded as b0002/);
	const row = page.getByRole('row').filter({ hasText: 'episodes.csv' }).first();
	await expect(row.getByRole('cell')).toHaveText(['episode', '3', '0', '1', '2', '0']);
});

test('the rejected lines come as CSV', async ({ request }) => {
	const csv = await request.get('/data/b0001/rejects.csv');
	expect(await csv.text()).toContain('"episodes.csv",episode,4,');
	expect((await request.get('/data/b9999/rejects.csv')).status()).toBe(404);
});

test('a load is taken back after being asked', async ({ page }) => {
	await page.goto('/data');
	const entry = page.locator('#b0001');
	await entry.getByText('Take this load back').click();
	await entry.getByRole('button', { name: 'Take b0001 back' }).click();
	await expect(page.getByText('Load b0001 is taken back.')).toBeVisible({ timeout: 30_000 });
	await expect(entry).toContainText('taken back');
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('several files are loaded at once', async ({ page }) => {
		await page.goto('/data');
		const attendance = 'episode_id,service_on,status\ne1,2025-01-07,attended\n';
		await load(page, file('episodes.csv', episodes), file('attendance.csv', attendance));
		await cameTo(page, /Loaded as/);
		await expect(page.getByRole('row').filter({ hasText: 'attendance.csv' }).first()).toBeVisible();
	});
});
