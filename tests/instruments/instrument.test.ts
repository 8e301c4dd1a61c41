import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkInstruments, readInstruments, readRegistry } from '#lib/server/instruments.ts';
import { parseInstrument } from '#lib/server/instruments/parse-instrument.ts';

const own = `
id: mood
title: Mood
name: Mood of the day
better: higher
licence: ours
source: made up
items:
  - { code: item_1, min: 0, max: 3 }
  - { code: item_2, min: 0, max: 3 }
scales:
  - id: total
    prefix: mood
    title: Mood
    items: [item_1, item_2]
    method: { kind: sum }
    range: { min: 0, max: 6 }
    better: higher
    source: made up
    bands: [{ label: low, from: 0, to: 2 }, { label: high, from: 3, to: 6 }]
    thresholds: { mcid: { value: 2, source: made up, ours: true } }
cases:
  - { id: all, items: { item_1: 3, item_2: 3 }, expect: { total: 6 } }
`;
const changed = (from: string, to: string) => parseInstrument(own.replace(from, to)).problems;

test('an instrument of one page is read, with what it leaves out filled in', () => {
	const { instrument } = parseInstrument(own);
	expect(instrument?.scales[0]).toMatchObject({
		averaged: true,
		total: false,
		ours: false,
		thresholds: { mcid: { value: 2, ours: true } }
	});
});

test.each([
	['items: [item_1, item_2]', 'items: [item_1, item_7]', 'there is no item item_7'],
	['items: [item_1, item_2]', 'items: [item_1, item_1]', 'item item_1 is listed twice'],
	['code: item_2', 'code: item_1', 'item item_1 is defined twice'],
	['min: 0, max: 3', 'min: 3, max: 0', 'item item_1: max must be above min'],
	['from: 3', 'from: 4', 'band high must start at 3, after band low'],
	['to: 6 }]', 'to: 5 }]', 'the bands must run from 0 to 6'],
	[
		'kind: sum',
		'kind: summ',
		'a method has a kind: sum, mean, item, weighted, criteria, highest, cut_by_sex or supplied'
	],
	['kind: sum', 'kind: item', 'a scale of method item has one item'],
	['expect: { total: 6 }', 'expect: { sum: 6 }', 'there is no scale sum'],
	['item_2: 3 }, expect', 'item_3: 3 }, expect', 'there is no item item_3'],
	['mcid', 'mcdi', 'Unrecognized key: "mcdi"'],
	['source: made up, ours', 'ours', 'thresholds.mcid.source'],
	['id: mood', 'id: Mood!', 'an id is lower case letters, digits and hyphens'],
	[
		'kind: sum }',
		'kind: sum }\n    missing: { min_answered: 3, source: made up }',
		'min_answered is 3 but the scale has 2 items'
	],
	[
		'{ kind: sum }',
		'{ kind: weighted, terms: [{ items: [item_1], divide: 2 }] }',
		'no term reads item item_2'
	],
	[
		'{ kind: sum }',
		'{ kind: weighted, terms: [{ item: item_1 }] }',
		'a term is {items, divide}, {log_of, divide}, {reversed: {item, from}, divide} or {share_of, divide}'
	],
	[
		'max: 3 }\nscales',
		'max: 3, not_applicable: true }\nscales',
		'item item_2 can be not applicable, which only a share_of term can read'
	],
	['{ kind: sum }', '{ kind: highest, levels: { item_1: 1 } }', 'item item_2 has no level'],
	[
		'{ kind: sum }',
		'{ kind: supplied }',
		'a scale of method supplied has no items and is the total'
	],
	['items: [item_1, item_2]', 'items: []', 'the scale has no items'],
	[
		'max: 3 }\nscales',
		'max: 3, scores: { 4: 0 } }\nscales',
		'item item_2 scores the answer 4, which is outside its range'
	],
	[
		'max: 3 }\nscales',
		'max: 3, reverse: true, scores: { 0: 3 } }\nscales',
		'item item_2 has both scores and reverse'
	],
	['expect: { total: 6 }', 'expect: {}', 'scale total has no worked example with a score'],
	['expect: { total: 6 }', 'expect: { total: null }', 'scale total has no worked example']
])('"%s" for "%s" is refused: %s', (from, to, message) => {
	const problems = changed(from, to);
	expect(problems.map(({ rule }) => rule).join('\n')).toContain(message);
	for (const { fix } of problems) expect(fix.length).toBeGreaterThan(9);
});

test('a problem names the line it is on', () => {
	const lineOf = (text: string) => own.split('\n').findIndex((line) => line.includes(text)) + 1;
	expect(changed('from: 3', 'from: 4')[0]?.line).toBe(lineOf('- id: total'));
	expect(changed('mcid', 'mcdi')[0]?.line).toBe(lineOf('thresholds'));
	expect(changed('expect: { total: 6 }', 'expect: { sum: 6, total: 6 }')[0]?.line).toBe(
		lineOf('- { id: all')
	);
	expect(changed('licence: ours', 'licence: [ours')[0]).toMatchObject({
		line: expect.any(Number),
		rule: expect.stringContaining('the file is not YAML')
	});
});

function dataFolder(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'registry-'));
	mkdirSync(join(folder, 'instruments'));
	for (const [name, text] of Object.entries(files))
		writeFileSync(join(folder, 'instruments', name), text);
	return folder;
}

test('a clinic adds an instrument, or puts its own in the place of a shipped one', async () => {
	const added = await checkInstruments(dataFolder({ 'mood.yaml': own }));
	expect(added).toMatchObject({ own: ['mood'], refused: [] });
	expect(added.registry).toHaveLength(readRegistry().length + 1);
	const inPlace = own.replace('id: mood', 'id: phq-9').replace('prefix: mood', 'prefix: phq_9');
	const { registry } = await checkInstruments(dataFolder({ 'p.yaml': inPlace }));
	expect(registry).toHaveLength(readRegistry().length);
	expect(registry.find(({ id }) => id === 'phq-9')?.title).toBe('Mood');
});

test('a file with a wrong worked example is refused by line and rule, and harms no other', async () => {
	const folder = dataFolder({
		'a.yaml': own.replace('expect: { total: 6 }', 'expect: { total: 5 }').replace(/mood/g, 'worse'),
		'b.yaml': own,
		'c.yaml': 'id: [',
		'd.yaml': own.replace('id: mood', 'id: other'),
		'e.yaml': own.replace('prefix: mood', 'prefix: second')
	});
	const { registry, own: ids, refused } = await checkInstruments(folder);
	expect(ids).toEqual(['mood']);
	expect(registry).toHaveLength(readRegistry().length + 1);
	expect(refused).toEqual([
		{
			file: 'instruments/a.yaml',
			line: own.trimEnd().split('\n').length,
			rule: 'case all: total comes out as 6, not 5',
			fix: 'Correct the answers or the score of the example, or the method of the scale.'
		},
		expect.objectContaining({
			file: 'instruments/c.yaml',
			rule: expect.stringContaining('not YAML')
		}),
		expect.objectContaining({
			file: 'instruments/d.yaml',
			rule: 'the prefix mood is used by mood already'
		}),
		expect.objectContaining({
			file: 'instruments/e.yaml',
			rule: 'the id mood is that of another file of yours'
		})
	]);
});

test('a wrong file in the place of a shipped instrument leaves the shipped one', async () => {
	const wrong = own
		.replace('id: mood', 'id: phq-9')
		.replace('prefix: mood', 'prefix: phq_9')
		.replace('{ total: 6 }', '{ total: 1 }');
	const { registry } = await checkInstruments(dataFolder({ 'p.yaml': wrong }));
	expect(registry.find(({ id }) => id === 'phq-9')?.title).toBe('PHQ-9');
});

test('two scales cannot share the ids of their measures', async () => {
	const folder = dataFolder({ 'mood.yaml': own.replace('prefix: mood', 'prefix: phq_9') });
	const { refused } = await checkInstruments(folder);
	expect(refused).toMatchObject([{ rule: 'the prefix phq_9 is used by phq-9 already' }]);
});

test('an id that exports cannot tell from another is refused', async () => {
	const folder = dataFolder({ 'mood.yaml': own.replace('id: mood', 'id: phq9') });
	const { refused } = await checkInstruments(folder);
	expect(refused).toMatchObject([{ rule: 'exports do not tell the id phq9 from phq-9' }]);
});

test('a file that cannot be read, or that grows without end, harms no other', async () => {
	const nine = (name: string, of: string) =>
		`${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`;
	const bomb = ['a: &a [x, x]', nine('b', 'a'), nine('c', 'b'), nine('d', 'c'), nine('e', 'd')];
	const folder = dataFolder({ 'bomb.yaml': bomb.join('\n'), 'mood.yaml': own });
	mkdirSync(join(folder, 'instruments', 'folder.yaml'));
	const { own: ids, refused } = await checkInstruments(folder);
	expect(ids).toEqual(['mood']);
	expect(new Set(refused.map(({ file }) => file))).toEqual(
		new Set(['instruments/bomb.yaml', 'instruments/folder.yaml'])
	);
	expect(refused).toContainEqual(expect.objectContaining({ rule: 'the file cannot be read' }));
});

test('a file whose worked examples were not executed is not used', () => {
	const unseen = own.replace('name: Mood of the day', 'name: Mood nobody has looked at');
	const { own: ids, refused } = readInstruments(dataFolder({ 'mood.yaml': unseen }));
	expect(ids).toEqual([]);
	expect(refused).toMatchObject([{ rule: 'its worked examples were not executed yet' }]);
});

test('no two shipped scales share a prefix', () => {
	const prefixes = readRegistry().flatMap(({ scales }) => scales.map(({ prefix }) => prefix));
	expect(prefixes).toHaveLength(new Set(prefixes).size);
});

test('a data folder without instruments leaves the shipped ones', () => {
	expect(readRegistry(tmpdir())).toEqual(readRegistry());
});

test('every threshold and missing rule names its source', () => {
	for (const { scales } of readRegistry())
		for (const { thresholds, missing } of scales)
			for (const sourced of [...Object.values(thresholds), ...(missing ? [missing] : [])])
				expect(sourced?.source.length).toBeGreaterThan(5);
});
