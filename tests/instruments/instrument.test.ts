import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseInstrument, readRegistry } from '#lib/server/instruments.ts';

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
const changed = (from: string, to: string) => () =>
	parseInstrument('mood.yaml', own.replace(from, to));

test('an instrument of one page is read, with what it leaves out filled in', () => {
	const instrument = parseInstrument('mood.yaml', own);
	expect(instrument.scales[0]).toMatchObject({
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
	['kind: sum', 'kind: summ', 'a method has a kind: sum, mean, item, weighted or criteria'],
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
	]
])('"%s" for "%s" is refused: %s', (from, to, message) => {
	expect(changed(from, to)).toThrow(message);
	expect(changed(from, to)).toThrow('mood.yaml is not an instrument');
});

function dataFolder(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'registry-'));
	mkdirSync(join(folder, 'instruments'));
	for (const [name, text] of Object.entries(files))
		writeFileSync(join(folder, 'instruments', name), text);
	return folder;
}

test('a clinic adds an instrument, or puts its own in the place of a shipped one', () => {
	const added = readRegistry(dataFolder({ 'mood.yaml': own }));
	expect(added).toHaveLength(readRegistry().length + 1);
	const replaced = readRegistry(
		dataFolder({
			'p.yaml': own.replace('id: mood', 'id: phq-9').replace('prefix: mood', 'prefix: phq_9')
		})
	);
	expect(replaced).toHaveLength(readRegistry().length);
	expect(replaced.find(({ id }) => id === 'phq-9')?.title).toBe('Mood');
});

test('two scales cannot share the ids of their measures', () => {
	const folder = dataFolder({ 'mood.yaml': own.replace('prefix: mood', 'prefix: phq_9') });
	expect(() => readRegistry(folder)).toThrow('The prefix phq_9 is used by phq-9 and by mood');
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
