import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#lib/server/project.ts';
import { extractWords } from '../../scripts/words/extract.ts';

/** A project of these files by their paths; it has the catalogues that are among them. */
async function projectWith(files: Record<string, string>): Promise<string> {
	const root = await mkdtemp(join(tmpdir(), 'words-'));
	for (const [path, text] of Object.entries({ 'locales/en.po': '', ...files })) {
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), text);
	}
	return root;
}

async function extractedOf(root: string, language = 'en'): Promise<string> {
	return (await extractWords(root)).get(join(root, 'locales', `${language}.po`)) ?? '';
}

const card = `<script lang="ts">
	let { people, way }: { people: number; way: 'up' | 'down' } = $props();
</script>
<h2 class="text-soft mt-2">Left early</h2>
<p title="Who was counted">Of <b>{people} people</b>, nobody.</p>
<label>Period <select><option value="a">Last month</option><option>All there is</option></select></label>
<p>{way === 'up' ? 'A real shift' : 'as usual'}</p>`;

test('locales holds what the source says: npm run words writes it anew', async () => {
	expect([...(await extractWords(projectRoot)).keys()]).toEqual([]);
}, 60_000);

test('a component gives its sentences whole, with places for values and markup', async () => {
	const root = await projectWith({ 'src/lib/components/Card.svelte': card });
	const messages = (await extractedOf(root)).match(/^msgid ".+"$/gm);
	expect(messages).toEqual([
		'msgid "A real shift"',
		'msgid "All there is"',
		'msgid "Last month"',
		'msgid "Left early"',
		'msgid "Of <0>{0} people</0>, nobody."',
		'msgid "Period"',
		'msgid "Who was counted"',
		'msgid "as usual"'
	]);
});

test('a module gives its constants and sentences, but no text that is compared and no name', async () => {
	const root = await projectWith({
		'src/lib/measures/said.ts': `import { count } from './count.ts';
const words = { up: 'better than usual' };
export const said = (n: number, way: string): string =>
	way === 'not this one' ? words.up : \`\${count(n)} people left early\`;`
	});
	expect((await extractedOf(root)).match(/^(msgid ".+"|#.*)$/gm)).toEqual([
		'#: src/lib/measures/said.ts',
		'msgid "better than usual"',
		'#. 0: count(n)',
		'#: src/lib/measures/said.ts',
		'msgid "{0} people left early"'
	]);
});

test('an empty catalogue of a new language is filled with what is to be translated', async () => {
	const root = await projectWith({
		'locales/fr.po': '',
		'src/lib/components/A.svelte': '<p>Left early</p>'
	});
	const french = await extractedOf(root, 'fr');
	expect(french).toContain('"Language: fr\\n"');
	expect(french).toContain('msgid "Left early"\nmsgstr ""');
});

test('what is translated stays, and what nobody says any more leaves', async () => {
	const header = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n';
	const kept = '#: src/lib/components/A.svelte\nmsgid "Left early"\nmsgstr "Parti tôt"\n';
	const gone = '\n#: src/lib/components/A.svelte\nmsgid "Stayed"\nmsgstr "Resté"\n';
	const root = await projectWith({
		'locales/fr.po': header + kept + gone,
		'src/lib/components/A.svelte': '<p>Left early</p>'
	});
	const french = await extractedOf(root, 'fr');
	expect(french).toContain(kept);
	expect(french).not.toContain('Resté');
});

test('extracting writes nothing', async () => {
	const root = await projectWith({ 'src/lib/components/A.svelte': '<p>Left early</p>' });
	await extractWords(root);
	expect(await readFile(join(root, 'locales/en.po'), 'utf8')).toBe('');
});

test('a text with space around it is another message than the same without', async () => {
	const root = await projectWith({
		'src/lib/measures/a.ts': "export const a = 'left early';",
		'src/lib/measures/b.ts': 'export const b = (n: number) => [` left early`, ` of ${n} people`];'
	});
	expect((await extractedOf(root)).match(/^msg(id|ctxt) ".+"$/gm)).toEqual([
		'msgid "left early"',
		'msgctxt "with its space"',
		'msgid " left early"',
		'msgctxt "with its space"',
		'msgid " of {0} people"'
	]);
});

test('two texts that the catalogue cannot tell apart are refused, with both files and the fix', async () => {
	const root = await projectWith({
		'src/lib/measures/a.ts': 'export const a = (n: number) => `of ${n} people`;',
		'src/lib/components/B.svelte':
			'<script>let { n } = $props();</script>{n ? ` of ${n} people` : 0}'
	});
	await expect(extractWords(root)).rejects.toThrow(
		/(a\.ts.*B\.svelte|B\.svelte.*a\.ts).*@wc-context/
	);
});
