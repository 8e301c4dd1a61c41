import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

let said: string[] = [];
let printed: string[] = [];
beforeEach(() => {
	said = [];
	printed = [];
	vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text));
	vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});
afterEach(() => {
	vi.restoreAllMocks();
});

const text = `name: My EHR visits
version: 1
recognise: [Encounter]
tables:
  - table: attendance
    columns: {episode_id: Encounter, status: {constant: attended}}
`;

async function workplace(profile = text) {
	const folder = await temporaryFolder();
	const file = await writeExport(folder, 'visits.yaml', profile);
	const run = (...words: string[]) =>
		main(['node', 'plumbline', 'profiles', ...words, '--data', join(folder, 'data')]);
	return { folder, file, run };
}

test('profiles are listed with where they come from, also as JSON', async () => {
	const { file, run } = await workplace();
	expect(await run('import', file, '--by', 'R. Alder')).toBe(0);
	expect(said).toEqual(['The profile "My EHR visits" is imported as version 1.']);
	expect(await run()).toBe(0);
	expect(printed[0]).toMatch(/^My EHR visits +1 +attendance +own +\d{4}-/m);
	expect(printed[0]).toMatch(/^TEDS-D 2023 +1 +episode +shipped$/m);
	expect(await run('--json')).toBe(0);
	expect(JSON.parse(printed[1] ?? '')).toContainEqual({
		name: 'TEDS-D 2023',
		version: '1',
		tables: 'episode',
		from: 'shipped',
		saved: ''
	});
});

test('a profile is exported as it was, in any of its versions', async () => {
	const { file, run } = await workplace();
	await run('import', file);
	await run('import', file);
	expect(await run('export', 'My EHR visits')).toBe(0);
	expect(printed.at(-1)).toMatch(/^version: 2$/m);
	expect(await run('export', 'My EHR visits', '--version', '1')).toBe(0);
	expect(printed.at(-1)).toMatch(/^version: 1$/m);
	expect(await run('export', 'My EHR visits', '--version', '7')).toBe(2);
	expect(await run('export', 'nobody')).toBe(2);
});

test('SQL in a profile is shown and refused until somebody says yes', async () => {
	const { file, run } = await workplace(text.replace('{constant: attended}', '{sql: lower(seen)}'));
	expect(await run('import', file)).toBe(3);
	expect(said[0]).toContain('attendance.status: lower(seen)');
	expect(await run('import', file, '--allow-sql')).toBe(0);
});

test('a faulty profile is wrong usage, a file that is not there is not recognised', async () => {
	const { folder, file, run } = await workplace(text.replace('attended', 'here'));
	expect(await run('import', file)).toBe(2);
	expect(said[0]).toContain('line 6: tables, 1, columns, status: "here" is not one of attended');
	expect(await run('import', join(folder, 'nothing.yaml'))).toBe(4);
});
