import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/e2e/support/find-chromium.ts';
import { chromiumArguments } from './tests/e2e/support/launch.ts';

// The configuration is read again in every worker: the first reading chooses the ports, the others inherit them.
process.env.PLUMBLINE_E2E_PORT ??= `${20_000 + (process.pid % 20_000)}`;
const seeded = Number(process.env.PLUMBLINE_E2E_PORT);
const empty = seeded + 1;

const server = (port: number, kind: string) => ({
	command: `node --import tsx tests/e2e/support/serve-seeded.ts ${port} ${kind}`,
	url: `http://127.0.0.1:${port}/`,
	timeout: 120_000,
	reuseExistingServer: false,
	gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 }
});

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	timeout: 60_000,
	reporter: [['list']],
	webServer: [server(seeded, 'seeded'), server(empty, 'empty')],
	use: {
		launchOptions: { executablePath: findChromium(), args: chromiumArguments },
		trace: 'retain-on-failure'
	},
	projects: [
		{
			name: 'seeded',
			testMatch: /.*\.spec\.ts/,
			testIgnore: /empty.*\.spec\.ts/,
			use: { baseURL: `http://127.0.0.1:${seeded}` }
		},
		{
			name: 'empty',
			testMatch: /empty.*\.spec\.ts/,
			use: { baseURL: `http://127.0.0.1:${empty}` }
		}
	]
});
