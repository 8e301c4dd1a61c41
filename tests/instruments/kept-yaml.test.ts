import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { keepYaml, openKeptYaml } from '#lib/server/kept-yaml.ts';
import { projectRoot } from '#lib/server/project.ts';
import { splitSqlFile } from '#lib/server/sql-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const textsOf = (folder: string, ending: string): string[] =>
	readdirSync(join(projectRoot, folder), { recursive: true })
		.map((name) => `${name}`)
		.filter((name) => name.endsWith(ending))
		.map((name) => readFileSync(join(projectRoot, folder, name), 'utf8'));

async function keptOf(kept: ReturnType<typeof keepYaml>) {
	const path = join(await temporaryFolder(), 'yaml.json');
	await writeFile(path, JSON.stringify(kept));
	return openKeptYaml(path);
}

test('what is kept of every instrument and every header of a query is what parsing it gives', async () => {
	const headers = textsOf('queries', '.sql').map((text) => splitSqlFile(text).header);
	const texts = [...headers, ...textsOf('src/lib/instruments/registry', '.yaml')];
	expect(texts.length).toBeGreaterThan(200);
	const kept = await keptOf(keepYaml(texts));
	for (const text of texts) expect(kept(text)).toStrictEqual(parse(text));
});

test('a text that was changed is not known, nor anything that another version of the library parsed', async () => {
	const made = keepYaml(['points: 3']);
	const kept = await keptOf(made);
	expect(kept('points: 3')).toStrictEqual({ points: 3 });
	expect(kept('points: 4')).toBeUndefined();
	const older = await keptOf({ ...made, library: '1.0.0' });
	expect(older('points: 3')).toBeUndefined();
	expect(openKeptYaml('/nowhere/yaml.json')('points: 3')).toBeUndefined();
});

test('a value that JSON cannot say again is not kept', async () => {
	const kept = await keptOf(keepYaml(['most: .inf', 'day: !!set {a}', 'most: 10']));
	expect(kept('most: .inf')).toBeUndefined();
	expect(kept('day: !!set {a}')).toBeUndefined();
	expect(kept('most: 10')).toStrictEqual({ most: 10 });
});
