import { expect, test, type Page } from '@playwright/test';
import { familyPages } from './pages.ts';
import { followLedgers, readLedgers, strandedCells, type Link } from './support/read-ledgers.ts';

/** A receipt has figures that moved, and counts of rows of a file, which are no figures. */
const receipt = '/data/b0002';

/** Beside the shares of people measured, which stand in cells, rules count rows of exports: no figures either. */
const dataQuality = '/data-quality';

/** Every page on which a figure stands, each part of those that have several. */
async function pagesOfFigures(page: Page): Promise<string[]> {
	const parts: string[] = [];
	for (const path of Object.values(familyPages)) {
		await page.goto(path);
		const links = page.getByRole('navigation', { name: 'Instruments' }).getByRole('link');
		const found = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')));
		parts.push(...(found.length > 0 ? found.flatMap((each) => each ?? []) : [path]));
	}
	return [
		'/',
		'/?scope=all',
		'/overview',
		...parts,
		'/measures/completion',
		'/measures/length_of_stay?by=program',
		'/measures/completion/rows?period=all&by=program&bucket=Adult+IOP',
		'/compare?period=all',
		'/compare?measure=phq_9_mean_change&by=payer&period=all&change=2026-03-01&months=6',
		'/disparities',
		'/disparities/completion',
		'/actions/1',
		receipt,
		dataQuality
	];
}

/** Data quality has over a thousand shares, of programs and months that follow each other: these meet all of both. */
const everySeventh = (links: Link[]): Link[] => links.filter((_, at) => at % 7 === 0);

test('from every figure of every page one action leads to its ledger, and a second to its definition and to its files', async ({
	page,
	request
}) => {
	test.setTimeout(600_000);
	const all: Link[] = [];
	for (const path of await pagesOfFigures(page)) {
		await page.goto(path);
		const { links, stranded } = await readLedgers(page);
		expect([path, links.length > 0]).toEqual([path, true]);
		if (path !== receipt && path !== dataQuality) expect([path, stranded]).toEqual([path, []]);
		if (path === dataQuality) expect(await strandedCells(page)).toEqual([]);
		all.push(...(path === dataQuality ? everySeventh(links) : links));
	}
	expect(await followLedgers(request, all)).toBeGreaterThan(10);
});

test('a mark is reached by keyboard, says its number, and Enter leads to the rows behind it', async ({
	page
}) => {
	await page.goto('/measures/completion?period=all');
	const chart = page.getByRole('img').first();
	await chart.scrollIntoViewIfNeeded();
	// The marks come once somebody does anything on the page: here, with the first key.
	await page.keyboard.press('Tab');
	const marks = page.getByRole('listbox', { name: /^Marks of the chart of Completion/ });
	await marks.focus();
	await expect(marks.getByRole('option', { selected: true })).toHaveText(/^\w+ \d{4}.*: .* of /);
	await page.keyboard.press('End');
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('ArrowLeft');
	const chosen = marks.getByRole('option', { selected: true });
	const words = (await chosen.textContent()) ?? '';
	// The words stand at the mark, as they do for a pointer.
	await expect(chart.getByText(words)).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/measures\/completion\/rows\?period=all&bucket=\d{4}-\d{2}$/);
	const [, k] = /(\d+) of \d+/.exec(words) ?? [];
	await expect(
		page.getByRole('link', { name: `Counted: completed treatment: ${k}` })
	).toBeVisible();
});

test('cells of cohorts and of start by end lead to as many rows as they say', async ({ page }) => {
	for (const [path, table] of [
		['/retention?period=all', /by month$/],
		['/measures/phq_9_severity_flow?period=all', /start by end$/]
	] as const) {
		await page.goto(path);
		const cells = page.getByRole('group', { name: table }).locator('a[href*="/rows?"]');
		const cell = cells.nth(Math.floor((await cells.count()) / 2));
		const [, n] = /^[\d,]*(?: of )?([\d,]+)/.exec((await cell.textContent())?.trim() ?? '') ?? [];
		await cell.click();
		await expect(page).toHaveURL(/\/rows\?/);
		const counted = page
			.getByRole('navigation', { name: 'Places on the ledger' })
			.getByRole('link', { name: /^Counted/ });
		const numbers = await counted.allTextContents();
		const sum = numbers.reduce(
			(total, text) => total + Number(/: ([\d,]+)\s*$/.exec(text.trim())?.[1]?.replace(',', '')),
			0
		);
		expect([path, sum]).toEqual([path, Number(n?.replace(',', ''))]);
	}
});
