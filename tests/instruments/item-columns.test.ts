import { expect, test } from 'vitest';
import { itemColumns } from '#lib/instruments/item-columns.ts';
import { instrumentNames, plainName } from '#lib/instruments/names.ts';
import { readRegistry } from '#lib/server/instruments.ts';

const registry = readRegistry();
const recognise = (...columns: string[]) => Object.fromEntries(itemColumns(registry, columns));

test('numbered items are recognised whatever the instrument', () => {
	expect(recognise('item_1', 'ITEM_02', 'Item 30', 'item_x', 'item_0')).toEqual({
		item_1: 'item_1',
		item_2: 'ITEM_02',
		item_30: 'Item 30'
	});
});

test.each([
	['phq9_1', 'item_1'],
	['PHQ_9_item_1', 'item_1'],
	['phq-9 q09', 'item_9'],
	['phq9_10', 'item_10'],
	['gad7_1', 'item_1'],
	['GAD-7 Item 7', 'item_7'],
	['M6', 'm6'],
	['asi_m6', 'm6'],
	['ASI-D1', 'd1'],
	['d13_past30', 'd13'],
	['asi d3a', 'd3'],
	['f18_30', 'f18'],
	['p14', 'p14'],
	['p3', 'p3']
])('%s is %s', (column, code) => {
	expect(recognise(column)).toEqual({ [code]: column });
});

test('lifetime and route columns, items that do not exist and other columns are left alone', () => {
	expect(recognise('d1b', 'd1c', 'phq9_11', 'gad7_8', 'total', 'd24', 'e6', 'program')).toEqual({});
});

test('of two columns for one item the code itself is taken; of two aliases neither is', () => {
	expect(recognise('d1a', 'd1')).toEqual({ d1: 'd1' });
	expect(recognise('phq9_1', 'gad7_1', 'phq9_9')).toEqual({ item_9: 'phq9_9' });
});

test.each([
	['PHQ 9', 'phq-9'],
	['phq_a', 'phq-a'],
	['ASI-Lite', 'asi'],
	['OQ-45.2', 'oq-45'],
	['C-SSRS Screener', 'c-ssrs'],
	['AUDIT_C', 'audit-c'],
	['BAM', 'bam'],
	['BAM (IOP)', 'bam-iop']
])('the instrument %s is %s', (name, id) => {
	expect(instrumentNames(registry).get(plainName(name))).toBe(id);
});

test('no instrument goes by a name of another', () => {
	const names = registry.flatMap(({ id, also }) => [id, ...also].map(plainName));
	expect(names).toHaveLength(new Set(names).size);
});

test.each(['pcl5_20', 'PCL-5 item 07', 'bam_7a', 'bam_iop_14', 'audit_c_3', 'audit-10', 'k10_10'])(
	'%s holds an item',
	(column) => {
		expect([...itemColumns(registry, [column]).values()]).toEqual([column]);
	}
);

test.each(['dass21', 'core10', 'k10', 'audit_score', 'whodas12', 'dast10'])(
	'%s names a questionnaire and no item of it',
	(column) => {
		expect(itemColumns(registry, [column]).size).toBe(0);
	}
);
