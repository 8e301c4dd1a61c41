// Takes the README's picture: the overview of the made-up network, in a real browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { openApplication } from '#lib/server/application.ts';
import { projectRoot } from '#lib/server/project.ts';
import { writeExports } from '#seed/write-exports.ts';
import { buildWhenStale } from '../src/cli/build.ts';
import { listen } from '../src/cli/listen.ts';
import { say, sayEvents } from '../src/cli/output.ts';
import { findChromium } from '../tests/e2e/support/find-chromium.ts';
import { chromiumArguments } from '../tests/e2e/support/launch.ts';

const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
const data = join(folder, 'data');
const application = openApplication(data);
const files = await writeExports({ out: folder, report: say });
await application.load(
	files.map(({ file }) => ({ path: join(folder, file) })),
	{ now: new Date(), route: 'date-shifted', report: sayEvents }
);
await buildWhenStale(say);
const address = await listen(data, 0, '127.0.0.1');
const browser = await chromium.launch({
	executablePath: findChromium(),
	args: chromiumArguments
});
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(`${address}/overview`, { waitUntil: 'networkidle' });
await page.screenshot({ path: join(projectRoot, 'docs', 'overview.png') });
await browser.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
