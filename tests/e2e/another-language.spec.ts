import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { pseudoLanguage as language, toPseudo } from '../../scripts/words/pseudo.ts';
import { listenForComplaints } from './pages.ts';
import { startOwn } from './support/own-server.ts';

const english = Number(process.env.PLUMBLINE_E2E_PORT) + 8;
const pseudo = english + 1;
const folder = mkdtempSync(join(tmpdir(), 'plumbline-words-'));
const servers: ChildProcess[] = [];

const at = (port: number, path: string): string => `http://127.0.0.1:${port}${path}`;

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test.beforeAll(async () => {
	// It builds the application once more.
	test.setTimeout(600_000);
	const environment = { ...process.env, PLUMBLINE_LANGUAGE: language };
	const build = spawn('npx', ['vite', 'build', '--logLevel', 'error'], {
		env: environment,
		stdio: 'inherit'
	});
	expect(await once(build, 'exit')).toEqual([0, null]);
	servers.push(await startOwn(english, 'seeded', folder));
	servers.push(await startOwn(pseudo, 'loaded', folder, environment));
});

test.afterAll(() => {
	for (const server of servers) server.kill('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
	rmSync(`build-${language}`, { recursive: true, force: true });
});

test('navigation, a card, a form and a sentence are in the language of the build', async ({
	page
}) => {
	const complaints = listenForComplaints(page);
	await page.goto(at(pseudo, '/completion'));
	await expect(page.locator('html')).toHaveAttribute('lang', language);
	await expect(page.getByRole('link', { name: toPseudo('Overview') })).toBeVisible();
	const card = page.locator('article').first();
	await expect(card.getByText(toPseudo('Numbers as a table'))).toBeVisible();
	await expect(card.getByText(/⟦ínsídé íts ⟦úsúál rángé/)).toBeVisible();
	const grouping = page.getByRole('combobox', { name: toPseudo('Group by') });
	await grouping.selectOption({ label: toPseudo('Quarter') });
	await page.getByRole('button', { name: toPseudo('Show') }).click();
	await expect(page).toHaveURL(/by=quarter/);
	expect(complaints).toEqual([]);
});

/** What a page says and is made of, without accents and brackets, drawings, and what each build names in its own way. */
const bare = (html: string): string[] =>
	html
		.replace(
			/<!--[\s\S]*?-->|<script\b[\s\S]*?<\/script>|<(svg|style)\b[\s\S]*?<\/\1>|<link\b[^>]*>/g,
			''
		)
		.replace(/ lang="[^"]*"| style="--[^"]*"|[⟦⟧]/g, '')
		.normalize('NFD')
		.replace(/\u0301/g, '')
		.replace(/\s+/g, ' ')
		.replace(/ ?([<>]) ?/g, '$1')
		.toLowerCase()
		.split('<');

const read = async (port: number, path: string): Promise<string[]> =>
	bare(await (await fetch(at(port, path))).text());

for (const path of [
	'/',
	'/overview',
	'/completion',
	'/outcomes',
	'/measures/completion',
	'/measures/completion/ledger',
	'/minutes/new',
	'/actions',
	'/targets',
	'/data',
	'/definitions',
	'/months'
])
	test(`${path} is the same page in another language: nothing lost, nothing more`, async () => {
		const translated = await read(pseudo, path);
		expect(translated).toContain('/main>');
		expect(translated).toEqual(await read(english, path));
	});
