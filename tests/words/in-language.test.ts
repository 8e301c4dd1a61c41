import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import type * as SignalWords from '#lib/measures/signal-words.ts';
import { projectRoot } from '#lib/server/project.ts';
import { inLanguage } from '../../scripts/words/in-language.ts';

async function buildWords(language: string): Promise<typeof SignalWords> {
	const outDir = await mkdtemp(join(tmpdir(), 'words-'));
	await build({
		configFile: false,
		root: projectRoot,
		logLevel: 'error',
		plugins: [await inLanguage(language, projectRoot)],
		ssr: { noExternal: true },
		build: { outDir, ssr: 'src/lib/measures/signal-words.ts', emptyOutDir: false }
	});
	return import(pathToFileURL(join(outDir, 'signal-words.js')).href);
}

test('a module built in another language says its constants and sentences in it', async () => {
	const { verdicts, findingWords } = await buildWords('en-XA');
	expect(verdicts.improvement).toBe('⟦Án ímpróvémént.⟧');
	const mark = { rule: 'shift', direction: 'up', at: [1, 2] } as const;
	expect(findingWords.shift({ ...mark, at: [...mark.at] }, '8 months', 'May 2026')).toBe(
		'⟦á réál shíft síncé May 2026: 8 months above thé céntré líné⟧'
	);
}, 60_000);

test('a language without a catalogue is refused, with what to do', async () => {
	await expect(inLanguage('tlh', projectRoot)).rejects.toThrow(
		/no catalogue locales\/tlh\.po\. Known are en, .*docs\/translation\.md/
	);
});
