import { expect, test } from '@playwright/test';
import { listenForComplaints, violations } from './pages.ts';

const agenda = [
	'Overdue actions',
	'Not loaded yet',
	'Concerns',
	'Improvements',
	'Changes, neither better nor worse by themselves',
	'Worth a look',
	'As usual',
	'Too few to say'
];

test('the first page says what changed, in the order of the agenda, and how sure the list is', async ({
	page
}) => {
	const complaints = listenForComplaints(page);
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What changed');
	await expect(page.getByText(/^Of [\d,]+ series looked at, /)).toBeVisible();
	const titles = await page.getByRole('heading', { level: 2 }).allTextContents();
	expect(titles).toContain('As usual');
	expect(titles).toEqual(agenda.filter((title) => titles.includes(title)));
	await expect(
		page.getByText(/Last load b\d+,\s.* [\d,]+ rows read, [\d,]+ rejected/)
	).toBeVisible();
	expect(complaints).toEqual([]);
});

test('an entry leads to its measure at its place, where the same words stand', async ({ page }) => {
	await page.goto('/');
	const entry = page.getByRole('article').first();
	const words = await entry.getByText(/^[A-Z][^.]*, \w+ \d{4}: /).innerText();
	await entry.getByRole('heading', { level: 3 }).getByRole('link').click();
	await expect(page).toHaveURL(/\/measures\//);
	await expect(page.getByRole('main')).toContainText(words);
});

test('the keyboard goes from the choices through the entries in the order of the page', async ({
	page
}) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'Show', exact: true }).focus();
	const links = page.getByRole('main').locator('section').getByRole('link');
	// Overdue actions and the entries; what is as usual goes on in the same way.
	const expected = (await links.allTextContents()).slice(0, 12);
	expect(expected[0]).toContain('A1');
	const reached: string[] = [];
	for (let presses = 0; presses < expected.length; presses++) {
		await page.keyboard.press('Tab');
		reached.push((await page.locator(':focus').textContent()) ?? '');
	}
	expect(reached).toEqual(expected);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/measures\//);
});

test('a place keeps what is of it, and the list stays that of all series', async ({ page }) => {
	await page.goto('/');
	const sure = await page.getByText(/^Of [\d,]+ series looked at, /).innerText();
	await page.getByRole('combobox', { name: 'Place' }).selectOption('site=Northgate');
	await page.getByRole('combobox', { name: 'Figures' }).selectOption('completion');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(
		page.getByText(`${sure} Below is what of that list is of this choice.`)
	).toBeVisible();
	const links = page.getByRole('main').locator('a[href^="/measures/"]');
	const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
	expect(addresses.length).toBeGreaterThan(0);
	expect(addresses.every((address) => address?.endsWith('where=site%3DNorthgate'))).toBe(true);
});

test('what changed breaks no rule of accessibility, wide and light, narrow and dark, and fits', async ({
	page
}) => {
	await page.goto('/');
	expect(await violations(page)).toEqual([]);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize({ width: 360, height: 740 });
	expect(await violations(page)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the list and its choices work', async ({ page }) => {
		await page.goto('/');
		await page.getByRole('combobox', { name: 'Figures' }).selectOption('denials');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(page).toHaveURL(/family=denials/);
		await expect(page.getByRole('combobox', { name: 'Figures' })).toHaveValue('denials');
	});
});
