import { chromium } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { findChromium } from './tests/e2e/support/find-chromium.ts';
import { chromiumArguments } from './tests/e2e/support/launch.ts';
import { violations } from './tests/e2e/pages.ts';
const refusal = readdirSync('/tmp/wt-c-x/data/receipts').find((n) => n.startsWith('refused'))?.replace(/\.json$/, '');
const pages: Record<string, string> = { data: '/data', b2: '/data/b0002', b1: '/data/b0001', refusal: `/data/${refusal}` };
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
for (const [w, scheme] of [[1280, 'light'], [390, 'light'], [1280, 'dark']] as const) {
	const page = await browser.newPage({ viewport: { width: w, height: 900 }, colorScheme: scheme });
	page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
	for (const [name, path] of Object.entries(pages)) {
		await page.goto(`http://127.0.0.1:28471${path}`);
		await page.waitForTimeout(300);
		await page.screenshot({ path: `/tmp/wt-c-x/${name}-${w}-${scheme}.png`, fullPage: true });
		await page.locator('main details').evaluateAll((all) => all.forEach((e) => e.setAttribute('open', '')));
		console.log(name, w, scheme, await violations(page), await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
	}
	if (w === 1280 && scheme === 'light') for (const [name, path] of Object.entries(pages)) {
		await page.goto(`http://127.0.0.1:28471${path}`);
		await page.pdf({ path: `/tmp/wt-c-x/${name}.pdf`, format: 'A4' });
	}
	await page.close();
}
await browser.close();
