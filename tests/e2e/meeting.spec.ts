import { expect as hurried, test, type Page } from '@playwright/test';
import { listenForComplaints, violations } from './pages.ts';

// The first chart of a server, and one with a new note, is drawn while the reader waits.
const expect = hurried.configure({ timeout: 30_000 });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const slideOf = async (page: Page): Promise<number[]> => {
	const words = await page.getByText(/^Slide \d+ of \d+$/).textContent();
	return (words?.match(/\d+/g) ?? []).map(Number);
};

/** The first slide with a figure. */
async function openFigure(page: Page): Promise<string> {
	await page.goto('/meeting', { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Agenda' }).click();
	const link = page.getByRole('navigation', { name: 'Slides' }).locator('li li a').first();
	const href = (await link.getAttribute('href')) ?? '';
	await page.goto(href, { waitUntil: 'networkidle' });
	return href;
}

test('from the first page the agenda is shown slide by slide, in its order', async ({ page }) => {
	const complaints = listenForComplaints(page);
	await page.goto('/');
	const parts = await page.getByRole('heading', { level: 2 }).allTextContents();
	const findings = await page.getByRole('heading', { level: 3 }).allTextContents();
	await page.getByRole('link', { name: 'Show it slide by slide' }).click();
	await expect(page).toHaveURL(/\/meeting$/);
	await expect(heading(page)).toHaveText('Overdue actions');
	await page.getByRole('button', { name: 'Agenda' }).click();
	const agenda = page.getByRole('navigation', { name: 'Slides' }).locator('ol > li');
	expect(await agenda.locator('> a').allTextContents()).toEqual([...parts, 'To end with']);
	const titles = await agenda.locator('li a').allTextContents();
	expect(titles.slice(0, findings.length).map((each) => each.replace(/, [^,]*$/, ''))).toEqual(
		findings.map((each) => each.trim())
	);
	await agenda.locator('li a').first().click();
	await expect(heading(page)).toHaveText(titles[0] ?? '');
	await expect(page.locator('#agenda')).toBeHidden();
	expect(complaints).toEqual([]);
});

test('keys go from slide to slide, to both ends, and back to the first page; each slide is announced', async ({
	page
}) => {
	await page.goto('/meeting', { waitUntil: 'networkidle' });
	const [, count] = await slideOf(page);
	await page.keyboard.press('ArrowRight');
	await expect(page).toHaveURL(/slide=2$/);
	await expect(page.getByText(`Slide 2 of ${count}`, { exact: true })).toBeVisible();
	await expect(page.locator('#svelte-announcer')).toContainText(`Slide 2 of ${count}: `);
	await page.keyboard.press('ArrowLeft');
	await expect(page).toHaveURL(/slide=1$/);
	await page.keyboard.press('ArrowLeft');
	await expect(page).toHaveURL(/slide=1$/);
	await page.keyboard.press('End');
	await expect(page).toHaveURL(new RegExp(`slide=${count}$`));
	await expect(heading(page)).toHaveText('To end with');
	await expect(page.getByRole('link', { name: 'Close the month' })).toBeVisible();
	await page.keyboard.press('Home');
	await expect(heading(page)).toHaveText('Overdue actions');
	await page.keyboard.press('Escape');
	await expect(heading(page)).toHaveText('What changed');
});

test('Next keeps the focus, so that Enter goes on and on', async ({ page }) => {
	await page.goto('/meeting', { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Next' }).focus();
	for (const slide of [2, 3, 4]) {
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(new RegExp(`slide=${slide}$`));
		await expect(page.getByRole('link', { name: 'Next' })).toBeFocused();
	}
});

test('a slide has its sentence, its chart, a table with the same numbers, and its ledger on i', async ({
	page
}) => {
	await openFigure(page);
	const slide = page.getByRole('article');
	const number = slide.locator('a[data-ledger]').first();
	const words = ((await number.textContent()) ?? '').replace('(its ledger)', '').trim();
	await expect(slide.getByText(words).nth(1)).toBeVisible();
	await expect(slide.getByRole('img')).toHaveAccessibleName(new RegExp('.{40,}'));
	await expect(slide.getByRole('img').locator('svg').first()).toBeVisible();
	await page.keyboard.press('t');
	const rows = slide.getByRole('table').getByRole('row');
	await expect(rows).toHaveCount(13);
	const [counts = ''] = /[\d,]+ of [\d,]+/.exec(words) ?? [];
	await expect(slide.getByRole('table')).toContainText(counts);
	await page.keyboard.press('i');
	const drawer = page.getByRole('dialog', { name: /^Ledger of/ });
	await expect(drawer.getByText(counts).first()).toBeVisible();
	const before = page.url();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Escape');
	await expect(drawer).toHaveCount(0);
	expect(page.url()).toBe(before);
});

test('n opens the form of a note, which is stored and stands on the slide it was written on', async ({
	page
}) => {
	await openFigure(page);
	await page.keyboard.press('n');
	await expect(page.getByRole('textbox', { name: 'What happened' })).toBeFocused();
	await page.keyboard.type('Two therapists were away, n and i and all.');
	await page
		.getByRole('form', { name: /^Add a note/ })
		.getByLabel('Your name')
		.fill('R. Lee');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('list', { name: /^Notes on / }).first()).toContainText(
		'Two therapists were away'
	);
	await expect(page).toHaveURL(/\/meeting\?slide=\d+#/);
	await expect(page.getByText('Start an action')).toBeVisible();
});

test('letters are left alone where the key of the ledger is turned off', async ({ page }) => {
	await openFigure(page);
	await page.evaluate(() => localStorage.setItem('plumbline-ledger-key', 'off'));
	await page.keyboard.press('n');
	await page.keyboard.press('i');
	await page.keyboard.press('t');
	await expect(page.getByRole('textbox', { name: 'What happened' })).toBeHidden();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByRole('table')).toBeHidden();
});

test('the choice of the list goes along, and an address with no such slide leads to the last', async ({
	page
}) => {
	await page.goto('/?family=completion');
	await page.getByRole('link', { name: 'Show it slide by slide' }).click();
	await expect(page).toHaveURL(/\/meeting\?family=completion$/);
	const [, few = 0] = await slideOf(page);
	await page.getByRole('link', { name: 'Next' }).click();
	await expect(page).toHaveURL(/family=completion&slide=2$/);
	await page.getByRole('link', { name: 'Leave' }).click();
	await expect(page).toHaveURL(/\/\?family=completion$/);
	await page.goto('/meeting?slide=999');
	const [last, count = 0] = await slideOf(page);
	expect(last).toBe(count);
	expect(few).toBeLessThan(count);
});

test('all slides stand on one page, each chart and table of them, to print', async ({ page }) => {
	await page.goto('/meeting?slide=all');
	const slides = page.getByRole('article');
	const count = await slides.count();
	await expect(page.getByText(`Slide ${count} of ${count}`)).toBeVisible();
	const figures = await page.getByRole('img').count();
	await page.emulateMedia({ media: 'print' });
	// Rare events have a second table, of the waits between them.
	expect(await page.getByRole('table').count()).toBeGreaterThanOrEqual(figures);
	await expect(page.getByRole('table').first()).toBeVisible();
	const pdf = (await page.pdf({ format: 'Letter', landscape: true })).toString('latin1');
	const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
	expect(pages).toBeGreaterThanOrEqual(count);
});

for (const width of [1440, 360]) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test(`slides break no rule of axe and fit, ${colorScheme} at ${width} pixels`, async ({
			page
		}) => {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 800 });
			const figure = await openFigure(page);
			for (const path of [figure, '/meeting', '/meeting?slide=999']) {
				await page.goto(path);
				await page
					.locator('main details')
					.evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
				expect([path, await violations(page)]).toEqual([path, []]);
				expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			}
		});
	}
}

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('links go from slide to slide, and a note is stored', async ({ page }) => {
		await page.goto('/meeting');
		await page.getByRole('link', { name: 'Next' }).click();
		await expect(page).toHaveURL(/slide=2$/);
		await page.getByRole('button', { name: 'Agenda' }).click();
		await page.getByRole('navigation', { name: 'Slides' }).locator('li li a').nth(1).click();
		await expect(page.getByRole('img').locator('svg').first()).toBeVisible();
		await page.getByText('Add a note').click();
		await page.getByRole('textbox', { name: 'What happened' }).fill('Read without a script.');
		await page.getByLabel('Your name').first().fill('R. Lee');
		await page.getByRole('button', { name: 'Add the note' }).click();
		await expect(page).toHaveURL(/\/meeting\?slide=\d+#/);
		await expect(page.getByText(/Read without a script\./).first()).toBeVisible();
		await expect(page.getByRole('button', { name: 'Full screen' })).toHaveCount(0);
	});
});
