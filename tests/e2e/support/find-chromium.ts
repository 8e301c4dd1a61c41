import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';

const usual = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

const howTo =
	'No Chromium was found for the browser tests: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to it.';

const found = (): string | undefined =>
	[process.env.CHROMIUM_PATH ?? '', ...usual].find((path) => path !== '' && existsSync(path));

function mayInstall(): boolean {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
	try {
		accessSync('/usr/bin/apt-get', constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** The browser of the tests: CHROMIUM_PATH, then the usual places, then Debian's package where we may install it. Throws with one line that says how to get it. */
export function findChromium(): string {
	const there = found();
	if (there) return there;
	if (!mayInstall()) throw new Error(howTo);
	const options = {
		stdio: 'inherit',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	} as const;
	execFileSync('apt-get', ['update', '-qq'], options);
	execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
	const installed = found();
	if (!installed) throw new Error(howTo);
	return installed;
}
