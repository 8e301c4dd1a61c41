import { describe, expect, test } from 'vitest';
import { pageQuestion, periodOf, readSelection, readWhere } from '../../src/routes/question.ts';

const selectionOf = (query: string) => readSelection(new URLSearchParams(query));

describe('the address of a page', () => {
	test('says nothing: the last 12 months by month', () => {
		expect(selectionOf('')).toEqual({ period: '12-months', by: 'month', where: {} });
	});

	test('with a first day alone is a period of its own', () => {
		expect(selectionOf('from=2025-01-15')).toMatchObject({
			period: 'custom',
			from: '2025-01-15',
			to: undefined
		});
	});

	test('with a named period leaves days beside it out', () => {
		const selection = selectionOf('period=all&from=2025-01-15&to=');
		expect(periodOf(selection, '2025-08-31')).toEqual({});
	});

	test('with a period nobody knows reads as the last 12 months', () => {
		expect(selectionOf('period=ever').period).toBe('12-months');
	});

	test('keeps several values of one dimension, and an equals sign in a value', () => {
		const where = readWhere(
			new URLSearchParams([
				['where', 'program=North'],
				['where', 'program=South=East'],
				['where', 'payer='],
				['where', 'nonsense']
			])
		);
		expect(where).toEqual({ program: ['North', 'South=East'] });
	});
});

describe('a period follows the data', () => {
	test.each([
		['12-months', '2024-03-01', '2025-02-28'],
		['this-year', '2025-01-01', '2025-12-31'],
		['last-year', '2024-01-01', '2024-12-31'],
		['fiscal-year', '2024-07-01', '2025-06-30']
	])('%s, seen from 14 February 2025', (period, from, to) => {
		expect(periodOf(selectionOf(`period=${period}`), '2025-02-14')).toEqual({ from, to });
	});

	test('a fiscal year begins on 1 July', () => {
		const { from } = periodOf(selectionOf('period=fiscal-year'), '2025-07-01');
		expect(from).toBe('2025-07-01');
	});

	test('without calendar dates there is no period to name', () => {
		expect(periodOf(selectionOf(''), null)).toEqual({});
	});
});

describe('the question asked of a measure', () => {
	const asked = (kind: 'proportion' | 'survival', query: string) =>
		pageQuestion({ id: 'm', kind }, selectionOf(query), '2025-08-31').by;

	test('a rate goes by month', () => expect(asked('proportion', '')).toBe('month'));
	test('a curve is not cut into months', () => expect(asked('survival', '')).toBeUndefined());
	test('a curve is drawn for each program', () =>
		expect(asked('survival', 'by=program')).toBe('program'));
	test('none puts all together', () => expect(asked('proportion', 'by=none')).toBeUndefined());
});
