import { writeFile } from 'node:fs/promises';
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

// Reading and loading take their time on a busy machine.
const patience = { timeout: 40_000 };

const cameTo = (page: Page, name: string | RegExp) =>
	expect(page.getByRole('heading', { name })).toBeVisible(patience);

/** Brings files in and waits until all are read. */
async function bring(page: Page, ...files: ReturnType<typeof file>[]): Promise<void> {
	await page.goto('/data');
	await page.getByLabel('Export files').setInputFiles(files);
	await cameTo(page, /^Load$/);
}

async function load(page: Page): Promise<void> {
	await page.getByLabel('What the dates in them are').selectOption('date-shifted');
	await page.getByRole('button', { name: /^Load / }).click();
	await cameTo(page, /^Loaded as/);
}

/** What axe finds, wide and light, and narrow and dark. */
async function violationsInBoth(page: Page): Promise<string[]> {
	const wide = await violations(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize({ width: 360, height: 740 });
	const narrow = await violations(page);
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize({ width: 1280, height: 720 });
	return [...wide, ...narrow];
}

/** The row of a file in the receipt of a load. */
const receiptRow = (page: Page, name: string) =>
	page.getByRole('row').filter({ hasText: name }).first().getByRole('cell');

test('with nothing loaded every page says what to do', async ({ page }) => {
	for (const path of [
		'/',
		'/meeting',
		'/overview',
		...Object.values(familyPages),
		'/measures/completion'
	]) {
		await page.goto(path);
		await expect(page.getByRole('heading', { name: 'Nothing is loaded yet' })).toBeVisible();
		expect(await violations(page)).toEqual([]);
	}
	await page.getByRole('main').getByRole('link', { name: 'Data page' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data');
});

test('a file with identifiers is held back by column and kind, and read again without them', async ({
	page
}) => {
	await bring(page, file('people.csv', `${named}e1,p1,North,IOP,2025-01-06,Ann Onymous\n`));
	await expect(page.getByText('Held back: people.csv may identify people.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'patient_name' })).toContainText(
		'name (1 row)'
	);
	await expect(page.getByText('Nothing here can be loaded as it is.')).toBeVisible();
	expect(await page.content()).not.toContain('Ann Onymous');
	expect(await violationsInBoth(page)).toEqual([]);
	await page.getByRole('button', { name: 'Read people.csv again' }).click();
	await expect(page.getByText('1 rows read, 1 fit to load')).toBeVisible(patience);
	expect(await page.content()).not.toContain('Ann Onymous');
	await expect(page.getByRole('heading', { name: 'people.csv' })).toBeFocused();
	await page.getByRole('button', { name: 'Discard the file' }).click();
	await expect(page).toHaveURL(/\/data$/);
});

test('dropped files show ten rows as they would load, and their receipt adds up', async ({
	page
}) => {
	await page.goto('/data');
	const transfer = await page.evaluateHandle((text) => {
		const data = new DataTransfer();
		data.items.add(new File([text], 'episodes.csv', { type: 'text/csv' }));
		return data;
	}, episodes);
	await page.getByText('Drop them here').dispatchEvent('drop', { dataTransfer: transfer });
	await cameTo(page, /^Load$/);
	await expect(page.getByText('3 rows read, 2 fit to load, 1 rejected.')).toBeVisible();
	await expect(page.getByText('columns not loaded: shoe_size')).toBeVisible();
	const third = page.getByRole('row').filter({ hasText: 'e3' });
	await expect(third).toContainText('rejected');
	await page.getByText('1 rejected, by line').click();
	const reject = page.getByRole('row').filter({ hasText: 'before admission' });
	await expect(reject.getByRole('cell').first()).toHaveText('4');
	expect(await violationsInBoth(page)).toEqual([]);
	await load(page);
	expect(await violationsInBoth(page)).toEqual([]);
	await page.goto('/data');
	await expect(receiptRow(page, 'episodes.csv')).toHaveText(['episode', '3', '2', '1', '0', '0']);
});

test('the same file again brings nothing new', async ({ page }) => {
	await bring(page, file('episodes.csv', episodes));
	await load(page);
	await expect(page.getByText('0 loaded + 1 rejected + 2 already known')).toBeVisible();
	await page.goto('/data');
	await expect(receiptRow(page, 'episodes.csv')).toHaveText(['episode', '3', '0', '1', '2', '0']);
});

test('a file is read as a person says it is written, and as what it is', async ({ page }) => {
	const semicolons = episodes.replaceAll(',', ';');
	await bring(page, file('odd.csv', `made by the EHR\n${semicolons}`));
	await expect(page.getByText('3 rows read, 2 fit to load')).toBeVisible();
	await page.getByText('How it is written').click();
	await expect(page.getByLabel('Columns parted by')).toHaveValue(';');
	await expect(page.getByLabel('Lines above the header')).toHaveValue('1');
	await page.getByLabel('Columns parted by').selectOption(',');
	await page.getByRole('button', { name: 'Read it again' }).last().click();
	await expect(page.getByText(/odd\.csv is not recognised/)).toBeVisible(patience);
	await page.getByText('How it is written').click();
	await page.getByLabel('Columns parted by').selectOption(';');
	await page.getByRole('button', { name: 'Read it again' }).last().click();
	await expect(page.getByText('3 rows read, 2 fit to load')).toBeVisible(patience);
	await page.getByText('What it is').click();
	await page.getByLabel('Read odd.csv as').selectOption('table:survey');
	await page.getByRole('button', { name: 'Read it again' }).first().click();
	await expect(page.getByText(/odd\.csv cannot be a table of survey/)).toBeVisible(patience);
	await page.getByRole('button', { name: 'Take out odd.csv' }).click();
	await expect(page).toHaveURL(/\/data$/);
});

const fromEhr = (header: string) =>
	[
		header,
		'E1,C01,North,Partial Hospitalization,01/31/2025,40',
		'E2,C02,South,Intensive Outpatient,02/14/2025,41'
	].join('\n');

test('a file nobody knows is mapped once, and known by its profile from then on', async ({
	page
}) => {
	const header = 'Encounter Code,Client Code,Program Name,LOC,Admit Dt,Shoe';
	await bring(page, file('Stays_2025-08.csv', fromEhr(header)));
	await expect(page.getByText(/Stays_2025-08\.csv is not recognised/)).toBeVisible();
	await page.getByRole('link', { name: 'Say column by column' }).click();
	await expect(page.getByLabel('Column of the file for admitted_on')).toHaveValue('Admit Dt');
	await page.getByLabel('How dates of admitted_on are written').selectOption('%d/%m/%Y');
	await page.getByRole('button', { name: 'Preview', exact: true }).click();
	await expect(page.getByText('2 rows read, 0 fit to load, 2 rejected')).toBeVisible(patience);
	await page.getByLabel('How dates of admitted_on are written').selectOption('%m/%d/%Y');
	await page.getByRole('button', { name: 'Preview', exact: true }).click();
	await expect(page.getByRole('row').filter({ hasText: '2025-01-31' })).toContainText('PHP');
	expect(await violationsInBoth(page)).toEqual([]);
	await expect(page.getByLabel('Name of the profile')).toHaveValue('Stays');
	await page.getByRole('button', { name: 'Save and use' }).click();
	await expect(page.getByText('by profile Stays v1: 2 rows read, 2 fit')).toBeVisible(patience);
	await page.getByRole('button', { name: 'Discard the file' }).click();
	await bring(page, file('Stays_2025-09.csv', fromEhr(header)));
	await expect(page.getByText('by profile Stays v1: 2 rows read, 2 fit')).toBeVisible();
	await page.getByRole('button', { name: 'Discard the file' }).click();
});

test('a changed layout is told from the profile it had, and mended', async ({ page }) => {
	const header = 'Encounter Code,Client Code,Program Name,LOC,Admission Date,Shoe';
	await bring(page, file('Stays_2025-10.csv', fromEhr(header)));
	await expect(page.getByText(/profile Stays/).first()).toBeVisible();
	await expect(page.getByText('"Admit Dt" may be called "Admission Date" now.')).toBeVisible();
	await page.getByRole('link', { name: 'Say column by column' }).click();
	const admitted = page.getByLabel('Column of the file for admitted_on');
	await expect(admitted).toHaveValue('Admission Date');
	await page.getByRole('button', { name: 'Save and use' }).click();
	await expect(page.getByText('by profile Stays v2: 2 rows read, 2 fit')).toBeVisible(patience);
	await page.getByRole('button', { name: 'Discard the file' }).click();
});

test('a large file shows how far it is, and can be cancelled', async ({ page }, info) => {
	// Large enough that a fast machine, too, is still at it when the page asks the first time.
	const rows = Array.from({ length: 2_000_000 }, (_, n) => `e${n},2025-01-07,attended`);
	const attendance = info.outputPath('attendance.csv');
	await writeFile(attendance, `episode_id,service_on,status\n${rows.join('\n')}`);
	await page.goto('/data');
	await page.getByLabel('Export files').setInputFiles(attendance);
	await expect(
		page.getByText(/Reading: [\d,]+ rows, .* of \d+\.\d MB|holding [\d,]+ rows/)
	).toBeVisible(patience);
	await page.getByRole('button', { name: 'Cancel the file' }).click();
	await expect(page).toHaveURL(/\/data$/, patience);
	await expect(page.getByRole('heading', { name: 'Waiting to be loaded' })).toHaveCount(0);
});

test('exports are brought in and loaded by keyboard alone', async ({ page }) => {
	const press = async (key: string, until: () => Promise<boolean>) => {
		for (let presses = 0; presses < 60; presses++) {
			if (await until()) return;
			await page.keyboard.press(key);
		}
		throw new Error(`${key} does not lead there`);
	};
	const isFocused = (name: string | RegExp, role: 'button' | 'combobox') => async () =>
		page
			.getByRole(role, { name })
			.evaluate((element) => element === document.activeElement, null, { timeout: 5000 });
	await page.goto('/data');
	const input = page.getByLabel('Export files');
	await press('Tab', () => input.evaluate((element) => element === document.activeElement));
	const choosing = page.waitForEvent('filechooser');
	await page.keyboard.press('Enter');
	await (await choosing).setFiles(file('later.csv', episodes.replace('left_early', 'transferred')));
	await cameTo(page, /^Load$/);
	await press('Tab', isFocused('What the dates in them are', 'combobox'));
	await page.keyboard.type('Dates shifted');
	await press('Tab', isFocused(/^Load /, 'button'));
	await page.keyboard.press('Enter');
	await cameTo(page, /^Loaded as/);
	await expect(page.getByText('1 loaded + 1 rejected + 1 already known')).toBeVisible();
});

test('the rejected lines come as CSV', async ({ request }) => {
	const csv = await request.get('/data/b0001/rejects.csv');
	expect(await csv.text()).toContain('episodes.csv,episode,4,');
	expect((await request.get('/data/b9999/rejects.csv')).status()).toBe(404);
});

test('a load is taken back after being asked', async ({ page }) => {
	await page.goto('/data');
	const entry = page.locator('#b0001');
	await entry.getByText('Take this load back').click();
	await entry.getByRole('button', { name: 'Take b0001 back' }).click();
	await expect(page.getByText('Load b0001 is taken back.')).toBeVisible(patience);
	await expect(entry).toContainText('taken back');
});

test('files that no longer wait are said to be gone', async ({ page }) => {
	const response = await page.goto('/data/incoming/none');
	expect(response?.status()).toBe(404);
	await expect(page.getByText('These files no longer wait here.')).toBeVisible();
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('several files are looked at and loaded at once', async ({ page }) => {
		await page.goto('/data');
		const attendance = 'episode_id,service_on,status\ne1,2025-01-07,attended\n';
		await page
			.getByLabel('Export files')
			.setInputFiles([file('episodes.csv', episodes), file('attendance.csv', attendance)]);
		await page.getByRole('button', { name: 'Look at them' }).click();
		await load(page);
		await page.goto('/data');
		await expect(receiptRow(page, 'attendance.csv')).toHaveText([
			'attendance',
			'1',
			'1',
			'0',
			'0',
			'0'
		]);
	});
});
