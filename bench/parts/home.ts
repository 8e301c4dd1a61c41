import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { findChromium } from '../../tests/e2e/support/find-chromium.ts';
import { chromiumArguments } from '../../tests/e2e/support/launch.ts';
import type { Line } from '../support/line.ts';
import { getPage, startServer } from '../support/server.ts';
import { pagePaths } from './pages.ts';
import type { Part, Setting } from '../support/setting.ts';
import { spreadOf } from '../support/spread.ts';

// On a busy machine a page of charts takes long to come to rest.
const mostMs = 120_000;

const looked = ['/', '/completion', '/outcomes'];

type Look = { paintMs: number; scriptBytes: number; bytes: number; charts: number };

/** A page as a browser sees it that was never here: first contentful paint, and what came over the wire. */
async function look(browser: Browser, address: string): Promise<Look> {
	const context = await browser.newContext();
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	const scripts = new Set<string>();
	const found = { scriptBytes: 0, bytes: 0 };
	session.on('Network.responseReceived', ({ requestId, type }) => {
		if (type === 'Script') scripts.add(requestId);
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		found.bytes += encodedDataLength;
		if (scripts.has(requestId)) found.scriptBytes += encodedDataLength;
	});
	await page.goto(address, { waitUntil: 'networkidle', timeout: mostMs });
	const paintMs = await page.evaluate(
		() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
	);
	const charts = await page.locator('main svg').count();
	await context.close();
	return { paintMs, ...found, charts };
}

async function linesOf(browser: Browser, address: string, path: string, turns: number) {
	await getPage(address, path);
	const looks: Look[] = [];
	for (let turn = 0; turn < turns; turn++)
		looks.push(await look(browser, new URL(path, address).href));
	const of = (pick: (look: Look) => number) => spreadOf(looks.map(pick));
	const lines: Line[] = [
		{
			what: `${path}, first contentful paint`,
			unit: 'ms',
			ours: of(({ paintMs }) => paintMs),
			goal: { of: 'median', most: 300 },
			note: `${looks[0]?.charts ?? 0} pictures in the page; no cache in the browser`
		},
		{
			what: `${path}, scripts before anybody does anything`,
			unit: 'kB',
			ours: of(({ scriptBytes }) => scriptBytes / 1000),
			goal: { of: 'median', most: 120 },
			note: `${Math.round((looks[0]?.bytes ?? 0) / 1000)} kB of all kinds, as they came over the wire`
		}
	];
	return lines;
}

async function measure({ data, repeats }: Setting): Promise<Line[]> {
	const server = await startServer(data);
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: chromiumArguments
	});
	try {
		// Neither the server's first pages, which it makes ready by itself, nor the browser's are what is measured here.
		for (const path of pagePaths) await getPage(server.address, path);
		await look(browser, server.address);
		const lines: Line[] = [];
		for (const path of looked)
			lines.push(...(await linesOf(browser, server.address, path, repeats.short / 2)));
		return lines;
	} finally {
		await browser.close();
		await server.stop();
	}
}

/** What a browser sees of a page. */
export const home: Part = { name: 'home', title: 'In the browser', needsData: true, measure };
