import { expect, type APIRequestContext, type Page } from '@playwright/test';

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
export type Link = { href: string; counts: string | null };

const countsPattern = '[\\d,]+ of [\\d,]+';

/** The links of the page that is open to ledgers, and the counts on it from which no ledger and no rows can be reached. */
export const readLedgers = (page: Page): Promise<{ links: Link[]; stranded: string[] }> =>
	page.evaluate((pattern) => {
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

/** The counts in cells of tables that are no link themselves to a ledger, kept or frozen. */
export const strandedCells = (page: Page): Promise<string[]> =>
	page.locator('main td').evaluateAll(
		(cells, pattern) =>
			cells
				.filter((cell) => new RegExp(pattern).test(cell.textContent ?? ''))
				.filter((cell) => !cell.querySelector('a[data-ledger], a[href*="/ledger/"]'))
				.map((cell) => cell.textContent?.trim() ?? ''),
		countsPattern
	);

/**
 * The ledger of a link: its measure, its definition, its SQL and at least one file, where anybody is in question. `at`
 * makes an address of a path.
 */
async function openLedger(
	request: APIRequestContext,
	{ href, counts }: Link,
	at: (path: string) => string
): Promise<Ledger> {
	const [path = '', search = ''] = href.split('?');
	const answer = await request.get(at(`${path}/ledger.json?${search}`));
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

/**
 * Opens the ledger of each link, and from there the definition and the files: each has to be where its address says.
 * Gives how many addresses those were.
 */
export async function followLedgers(
	request: APIRequestContext,
	links: readonly Link[],
	at: (path: string) => string = (path) => path
): Promise<number> {
	const unique = new Map(links.map((link) => [`${link.href} ${link.counts}`, link]));
	const ways = new Set<string>();
	for (const link of unique.values()) {
		const { definitionHref, sources } = await openLedger(request, link, at);
		ways.add(definitionHref);
		for (const { href } of sources.flatMap(({ files }) => files)) if (href) ways.add(href);
	}
	const pages = new Map<string, string>();
	for (const way of ways) {
		const [address = '', anchor = 'none'] = way.split('#');
		const html = pages.get(address) ?? (await (await request.get(at(address))).text());
		pages.set(address, html);
		expect([way, html.includes(`id="${anchor}"`)]).toEqual([way, true]);
	}
	return ways.size;
}
