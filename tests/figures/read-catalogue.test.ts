import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkMeasures, readCatalogue, readMeasures } from '#lib/server/figures/catalogue.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { refusalWords } from '#lib/server/refused-file.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'measures-'));
	mkdirSync(join(folder, 'measures', 'own'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const header = {
	id: 'own_measure',
	version: '1',
	title: 'Own measure',
	question: 'How many?',
	kind: 'proportion',
	unit: 'episode',
	date: 'discharged_on',
	ledger: '{discharged: discharged}',
	success: 'completed',
	better: 'higher',
	ours: 'true'
};

const select = `select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    stay_days > $days as success
from episode_fact`;

/** The measures with one more, whose header is the one above with some lines changed. */
async function withHeader(
	changes: Record<string, string | undefined>,
	sql = select.replace('$days', '7')
) {
	const lines = Object.entries({ ...header, ...changes }).flatMap(([key, value]) =>
		value === undefined ? [] : [`-- ${key}: ${value}`]
	);
	writeFileSync(join(folder, 'measures', 'own', 'own.sql'), `${lines.join('\n')}\n${sql};\n`);
	const registry = readRegistry(folder);
	await checkMeasures(registry, folder);
	return readMeasures(registry, folder);
}

test('a clinic’s own measure stands beside ours', async () => {
	const { catalogue, refused } = await withHeader({});
	expect(refused).toEqual([]);
	expect(catalogue.get('own_measure')).toMatchObject({
		family: 'own',
		file: 'measures/own/own.sql',
		isOwn: true,
		source: 'our setting',
		ours: true,
		valueUnit: 'rate'
	});
});

test.each<[string, Record<string, string | undefined>, RegExp]>([
	['a kind nobody knows', { kind: 'ratio' }, /own\.sql, line 5: kind:/],
	['a key nobody knows', { colour: 'red' }, /own\.sql.*colour/],
	['a key left out', { better: undefined }, /own\.sql.*better/],
	['bounds over no step', { bounds_over: 'known' }, /bounds_over: known is no step of the ledger/],
	['neither source nor ours', { ours: undefined }, /source: name the source, or say ours: true/],
	['a success nobody said', { success: undefined }, /success: a proportion says what success is/],
	['a setting nobody knows', { settings: '[gap]' }, /settings: there is no setting gap/],
	[
		'an id already taken',
		{ id: 'completion' },
		/id: completion is already the id of .*completion\.sql/
	],
	['a placeholder nothing fills', { title: '"{prefix} x"' }, /nothing fills \{prefix\}/],
	['a need nobody knows', { each: '[mood]' }, /own\.sql.*each/],
	['no YAML', { title: 'a: b' }, /own\.sql, line 3: the header is not YAML/]
])('%s is refused by file and rule, and ours stand', async (_, changes, message) => {
	const { catalogue, refused } = await withHeader(changes);
	expect(refused.map(refusalWords).join()).toMatch(message);
	expect(refused[0]?.fix).not.toBe('');
	expect(catalogue.get('completion').file).toBe('queries/measures/completion/completion.sql');
	expect(() => catalogue.get('own_measure')).toThrow('There is no measure');
});

test('a template gives a measure per value, each bound to its own', async () => {
	const header = { id: '"own_{days}"', for: '{days: [7, 14]}', title: '"{days} days"' };
	const { catalogue } = await withHeader(header, select);
	expect(catalogue.get('own_14')).toMatchObject({ title: '14 days', parameters: { days: 14 } });
	expect(catalogue.get('own_7').parameters).toEqual({ days: 7 });
});

test('a template over instruments takes those that have what it needs', () => {
	const ids = readCatalogue(readRegistry())
		.list()
		.map(({ id }) => id);
	expect(ids).toEqual(expect.arrayContaining(['phq_9_response', 'asi_medical_mean_change']));
	expect(ids).not.toContain('asi_medical_response');
	expect(ids).not.toContain('phq_9_item_9_mean_change');
});

test('a threshold that no authority settles makes the definition our setting', () => {
	const catalogue = readCatalogue(readRegistry());
	expect(catalogue.get('gad_7_remission')).toMatchObject({ ours: true });
	expect(catalogue.get('gad_7_remission').source).toContain('our setting');
	expect(catalogue.get('phq_9_reliable_improvement')).toMatchObject({
		ours: false,
		success: '6 or more points better on the PHQ-9'
	});
});
