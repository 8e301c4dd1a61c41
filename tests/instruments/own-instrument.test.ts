import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Figure } from '#lib/measures/figure.ts';
import { main } from '../../src/cli/main.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const calm = `
id: calm-7
title: Calm
name: How calm people feel, a questionnaire of our own
better: lower
licence: Ours
source: Made up for this clinic
aliases:
  - { pattern: '^calm_q([1-7])$', code: item_$1 }
items:
${[1, 2, 3, 4, 5, 6, 7].map((n) => `  - { code: item_${n}, min: 0, max: 3 }`).join('\n')}
scales:
  - id: total
    prefix: calm
    title: Calm
    items: [item_1, item_2, item_3, item_4, item_5, item_6, item_7]
    method: { kind: sum }
    missing: { min_answered: 6, source: Agreed by the clinic, ours: true }
    range: { min: 0, max: 21 }
    better: lower
    total: true
    source: Agreed by the clinic
    ours: true
    bands:
      - { label: settled, from: 0, to: 9 }
      - { label: unsettled, from: 10, to: 21 }
    thresholds:
      response: { value: 0.5, source: Agreed by the clinic, ours: true }
      response_from: { value: 10, source: Agreed by the clinic, ours: true }
      reliable_change: { value: 5, source: Agreed by the clinic, ours: true }
cases:
  - id: all answered
    items: { item_1: 3, item_2: 3, item_3: 2, item_4: 2, item_5: 2, item_6: 1, item_7: 1 }
    expect: { total: 14 }
    bands: { total: unsettled }
  - id: one missing
    items: { item_1: 1, item_2: 1, item_3: 1, item_4: 1, item_5: 1, item_6: 1 }
    expect: { total: 7 }
    bands: { total: settled }
    methods: { total: prorated }
`;

const questions = [1, 2, 3, 4, 5, 6, 7].map((n) => `calm_q${n}`).join(',');
const files = {
	'stays.csv': `episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason
e1,p1,Main,IOP,2025-01-06,2025-02-03,completed
e2,p2,Main,IOP,2025-01-06,2025-02-03,completed
e3,p3,Main,IOP,2025-01-06,2025-02-03,completed
`,
	'calm.csv': `episode_id,instrument,assessed_on,${questions}
e1,Calm 7,2025-01-06,3,3,2,2,2,1,1
e1,Calm 7,2025-02-03,1,1,1,1,1,1,
e2,Calm 7,2025-01-06,2,2,2,1,1,1,1
e2,Calm 7,2025-02-03,2,2,1,1,1,1,0
e3,Calm 7,2025-01-06,2,2,2,2,2,1,1
e3,Calm 7,2025-02-03,2,2,2,2,2,1,1
`
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

async function clinic(instruments: Record<string, string>): Promise<string> {
	const folder = await temporaryFolder();
	mkdirSync(join(folder, 'data', 'instruments'), { recursive: true });
	for (const [name, text] of Object.entries(instruments))
		writeFileSync(join(folder, 'data', 'instruments', name), text);
	return folder;
}

const list = async (folder: string, ...options: string[]): Promise<string> => {
	await main(['node', 'plumbline', 'instruments', '--data', join(folder, 'data'), ...options]);
	return printed.join('\n');
};

/** [k or null, n, value] of each group. */
const told = ({ series }: Figure) =>
	series.map(({ by, value }) => [
		Object.values(by).join(' '),
		value.state === 'released' ? [value.k ?? null, value.n, value.value] : value.state
	]);

test('one YAML file in the data folder is scored, measured and told like any other', async () => {
	const folder = await clinic({ 'calm.yaml': calm });
	await loadTexts(folder, files, { route: 'date-shifted' });
	const change = await askLoaded(folder, 'calm_mean_change');
	expect(change.value).toMatchObject({ state: 'released', n: 3, baseline: 12 });
	expect(change.value).toHaveProperty('value', expect.closeTo((7 + 2 + 0) / 3, 10));
	const response = await askLoaded(folder, 'calm_response');
	expect(response.value).toMatchObject({ state: 'released', k: 1, n: 3 });
	const improved = await askLoaded(folder, 'calm_reliable_improvement');
	expect(improved.value).toMatchObject({ state: 'released', k: 1, n: 3 });
	const bands = await askLoaded(folder, 'calm_severity_bands');
	expect(told(bands)).toEqual([
		['settled', [0, 3, 0]],
		['unsettled', [3, 3, 1]]
	]);
	const weeks = told(await askLoaded(folder, 'calm_trajectory'));
	expect(weeks).toHaveLength(2);
	expect(weeks[0]).toEqual(['0', [null, 3, 12]]);
	expect(weeks[1]).toEqual(['4', [null, 3, expect.closeTo((7 + 8 + 12) / 3, 10)]]);
	expect(await list(folder)).toMatch(/calm-7 +7 +Calm +your file/);
	expect(said.filter((line) => line.startsWith('Refused'))).toEqual([]);
});

test('a file with a wrong example is refused by file, line, rule and fix; the other goes on working', async () => {
	const wrong = calm
		.replace('id: calm-7', 'id: wrong')
		.replace('prefix: calm', 'prefix: wrong')
		.replace('{ total: 14 }', '{ total: 15 }');
	const folder = await clinic({ 'calm.yaml': calm, 'wrong.yaml': wrong });
	await loadTexts(folder, files, { route: 'date-shifted' });
	expect((await askLoaded(folder, 'calm_mean_change')).value).toMatchObject({ n: 3 });
	await expect(askLoaded(folder, 'wrong_mean_change')).rejects.toThrow('There is no measure');
	const ids = (JSON.parse(await list(folder, '--json')) as { id: string }[]).map(({ id }) => id);
	expect(ids).toContain('calm-7');
	expect(ids).toContain('phq-9');
	expect(ids).not.toContain('wrong');
	const line = wrong.split('\n').findIndex((text) => text.includes('{ total: 15 }')) + 1;
	expect(said).toContain(
		`Refused: instruments/wrong.yaml, line ${line}: case all answered: total comes out as 14, not 15. ` +
			'Correct the answers or the score of the example, or the method of the scale.'
	);
});
