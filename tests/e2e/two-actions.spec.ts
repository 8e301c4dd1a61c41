import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { familyPages } from './pages.ts';

type Ledger = {
	state: string;
	definition: { id: string; version: number; success: string };
	definitionHref: string;
	sql: string;
	sources: { files: { href: string | null }[] }[];
	figure: {
		measure: { id: string };
		value: { state: string; k?: number; n?: number; amount?: object };
	};
};

/** A link to a ledger, and the counts it stands on where it says any. */
type Link = { href: string; counts: string | null };

/** A receipt has figures that moved, and counts of rows of a file, which are no figures. */
const receipt = '/data/b0002';

/** Beside the shares of people measured, rules count rows of exports, which are no figures either. */
const dataQuality = '/data-quality';

const countsPattern = '[\\d,]+ of [\\d,]+';

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

/** The links of a page to ledgers, and the counts on it from which no ledger and no rows can be reached. */
async function readPage(page: Page, path: string): Promise<{ links: Link[]; stranded: string[] }> {
	await page.goto(path);
	return page.evaluate((pattern) => {
		const main = document.querySelector('main') ?? document.body;
		const links = [...main.querySelectorAll<HTMLAnchorElement>('a[data-ledger]')].map((link) => ({
			href: link.getAttribute('href') ?? '',
			counts: new RegExp(pattern).exec(link.textContent ?? '')?.[0] ?? null
		}));
		const way = 'a[data-ledger], a[href*="/rows?"], a[href$="/rows"]';
		const isFigure = new RegExp(pattern);
		const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
		const stranded: string[] = [];
		for (let text = texts.nextNode(); text; text = texts.nextNode()) {
			const words = text.textContent ?? '';
			const parent = text.parentElement;
			if (!parent || !isFigure.test(words) || parent.closest('svg, script, [role=img]')) continue;
			const block = parent.closest('tr, li, dd, article, section') ?? main;
			const wider = parent.closest('article, section') ?? main;
			if (!block.querySelector(way) && !wider.querySelector(way)) stranded.push(words.trim());
		}
		return { links, stranded };
	}, countsPattern);
}

/** The ledger of a link: its measure, its definition, its SQL and at least one file, where anybody is in question. */
async function openLedger(request: APIRequestContext, { href, counts }: Link): Promise<Ledger> {
	const [path = '', search = ''] = href.split('?');
	const answer = await request.get(`${path}/ledger.json?${search}`);
	expect([href, answer.status()]).toEqual([href, 200]);
	const ledger = (await answer.json()) as Ledger;
	expect([href, ledger.definition.version > 0, ledger.sql.includes('select')]).toEqual([
		href,
		true,
		true
	]);
	if (ledger.state === 'refused') return { ...ledger, sources: [] };
	const { value } = ledger.figure;
	if (value.state === 'released' && (value.n ?? 0) > 0)
		expect([href, ledger.sources.length > 0]).toEqual([href, true]);
	// A breakdown has its counts by category, and an amount is of days or dollars.
	const isShare = value.amount === undefined && ledger.definition.success !== '';
	if (counts !== null && value.k !== undefined && isShare) {
		const format = (count = 0) => count.toLocaleString('en-US');
		expect([href, counts]).toEqual([href, `${format(value.k)} of ${format(value.n)}`]);
	}
	return ledger;
}

test('from every figure of every page one action leads to its ledger, and a second to its definition and to its files', async ({
	page,
	request
}) => {
	test.setTimeout(600_000);
	const all = new Map<string, Link>();
	for (const path of await pagesOfFigures(page)) {
		const { links, stranded } = await readPage(page, path);
		expect([path, links.length > 0]).toEqual([path, true]);
		if (path !== receipt && path !== dataQuality) expect([path, stranded]).toEqual([path, []]);
		for (const link of links) all.set(`${link.href} ${link.counts}`, link);
	}
	const ways = new Set<string>();
	for (const link of all.values()) {
		const { definitionHref, sources } = await openLedger(request, link);
		ways.add(definitionHref);
		for (const { href } of sources.flatMap(({ files }) => files)) if (href) ways.add(href);
	}
	expect(ways.size).toBeGreaterThan(10);
	const pages = new Map<string, string>();
	for (const way of ways) {
		const [address = '', anchor = 'none'] = way.split('#');
		const html = pages.get(address) ?? (await (await request.get(address)).text());
		pages.set(address, html);
		expect([way, html.includes(`id="${anchor}"`)]).toEqual([way, true]);
	}
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
