import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const files = {
	'stays.csv':
		'episode_id,person_id,program,level_of_care,admitted_on,discharged_on\n' +
		'e1,p1,Main,IOP,2025-01-06,2025-01-16\n',
	'visits.csv': 'episode_id,service_on,status\ne1,2025-01-20,attended\n'
};

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

async function loadedData(): Promise<string> {
	const folder = await temporaryFolder();
	await loadTexts(folder, files, { route: 'date-shifted' });
	return join(folder, 'data');
}

const check = (data: string, ...options: string[]) =>
	main(['node', 'plumbline', 'check', '--data', data, ...options]);
const rule = 'attendance_after_discharge';

type Json = { checks: { check: string; count: number; of: number; waiver: unknown }[] };
const ruleIn = () =>
	(JSON.parse(printed.at(-1) ?? '') as Json).checks.find((each) => each.check === rule);

test('people read what is wrong, why it matters, how to mend it and on which line', async () => {
	expect(await check(await loadedData())).toBe(0);
	const text = printed.join('\n');
	expect(text).toContain('error: Attended after discharge, 1 of 1 rows of attendance');
	expect(text).toContain('To mend: Correct the day of discharge');
	expect(text).toContain('visits.csv line 2: episode_id e1');
	expect(text).toMatch(/\d+ rules: \d+ find rows, \d+ find none, \d+ have no rows to look at\.$/);
});

test('programs read every rule, its counts and its lines', async () => {
	expect(await check(await loadedData(), '--json')).toBe(0);
	expect(ruleIn()).toMatchObject({
		version: 1,
		severity: 'error',
		count: 1,
		of: 1,
		waiver: null,
		examples: [{ file: 'visits.csv', line: 2, key: { episode_id: 'e1' } }]
	});
});

test('a rule is waived with a reason and a name, and counts again when that is taken back', async () => {
	const data = await loadedData();
	expect(await check(data, '--waive', rule, '--why', 'Closing visits.', '--by', 'R. Alder')).toBe(
		0
	);
	await check(data, '--json');
	expect(ruleIn()).toMatchObject({ count: 1, waiver: { why: 'Closing visits.', who: 'R. Alder' } });
	await check(data);
	expect(printed.join('\n')).toContain('waived by R. Alder: Closing visits.');
	expect(await check(data, '--lift', rule, '--by', 'R. Alder')).toBe(0);
	await check(data, '--json');
	expect(ruleIn()).toMatchObject({ waiver: null });
});

test.each([
	['a reason', ['--waive', rule, '--by', 'R. Alder'], 'Add --why TEXT: the reason.'],
	['a name', ['--waive', rule, '--why', 'x'], 'Add --by NAME: who says so.'],
	['a rule that exists', ['--waive', 'nonsense', '--why', 'x', '--by', 'y'], 'There is no rule']
])('waiving without %s is wrong usage', async (_, options, message) => {
	expect(await check(await loadedData(), ...options)).toBe(2);
	expect(said.join('\n')).toContain(message);
});

test('before the first load there are no findings, and that is no failure', async () => {
	const data = join(await temporaryFolder(), 'data');
	expect(await check(data)).toBe(0);
	expect(said.join('\n')).toContain('Nothing was loaded yet.');
	expect(await check(data, '--json')).toBe(0);
	expect(JSON.parse(printed.at(-1) ?? '')).toEqual({ as_of: null, checks: [] });
});
