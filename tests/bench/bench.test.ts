import { describe, expect, test } from 'vitest';
import { asMuch, isReached, timesLess } from '../../bench/support/line.ts';
import type { Line } from '../../bench/support/line.ts';
import { partText } from '../../bench/support/markdown.ts';
import { inTurn, spreadOf } from '../../bench/support/spread.ts';

const line: Line = {
	what: 'load',
	unit: 's',
	ours: spreadOf([20, 30, 40]),
	baseline: { what: 'bare', spread: spreadOf([10]) },
	ratio: { value: 3, words: 'as much' },
	goal: { of: 'ratio', most: 2.5 }
};

describe('what repeated measurements come to', () => {
	test('the median of an even number lies between the two in the middle', () => {
		expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, p10: 1.3, p90: 3.7, p95: 3.85, runs: 4 });
	});

	test('nothing measured is no number', () => {
		expect(() => spreadOf([])).toThrow('nothing was measured');
	});

	test('ways to do the same take turns', async () => {
		const order: string[] = [];
		const way = (name: string) => async () => order.push(name);
		const found = await inTurn(2, { ours: way('ours'), bare: way('bare') });
		expect(order).toEqual(['ours', 'bare', 'ours', 'bare']);
		expect(found.ours.runs).toBe(2);
	});
});

describe('a goal', () => {
	test('of a ratio is held against the ratio, not the time', () => {
		expect(isReached(line)).toBe(false);
		expect(isReached({ ...line, goal: { of: 'ratio', most: 3 } })).toBe(true);
	});

	test('of the slowest pages is held against the 95th part', () => {
		const ours = spreadOf([10, 10, 10, 900]);
		expect(isReached({ ...line, ours, goal: { of: 'median', most: 50 } })).toBe(true);
		expect(isReached({ ...line, ours, goal: { of: 'p95', most: 50 } })).toBe(false);
	});

	test('that is not there is neither reached nor missed', () => {
		expect(isReached({ ...line, goal: undefined })).toBeUndefined();
	});

	test('is written beside its number, with what it was measured against', () => {
		const machine = { cores: 2, memoryGb: 16, busy: 0.5 };
		const text = partText({ part: 'load', title: 'Load', episodes: 3, ...machine, lines: [line] });
		expect(text.at(-2)).toBe(
			'| load | 30 s (22 to 38; p95 39; 3 runs) | bare: 10 s | 3.00x as much | at most 2.5x | **no** |  |'
		);
	});
});

test('a ratio says how often the baseline goes into ours, or ours into the baseline', () => {
	expect(asMuch(spreadOf([30]), spreadOf([10])).value).toBe(3);
	expect(timesLess(spreadOf([10]), spreadOf([30])).value).toBe(3);
});
