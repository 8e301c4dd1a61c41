import { expect, test } from 'vitest';
import { clinics, judge } from '../../../bench/random-clinic.ts';
import { drawFrom } from '../../../bench/random-series.ts';

const [mixed] = clinics.filter(({ name }) => name.startsWith('half'));
if (!mixed) throw new Error('there is no clinic of shares and means');

test('most lists of 200 steady series have a mark, and hardly one puts anything first', () => {
	const draw = drawFrom(3);
	const lists = Array.from({ length: 12 }, () => judge(mixed.series(draw, 24, 0, 0), 0.1));
	const withMark = lists.filter((list) => list.some(({ isMarked }) => isMarked));
	const withFalse = lists.filter((list) => list.some(({ stands }) => stands));
	expect(withMark.length).toBeGreaterThan(8);
	// 12 lists at 10%: more than four would be one case in a hundred.
	expect(withFalse.length).toBeLessThanOrEqual(4);
});

test('of lists in which a tenth shifted 8 months ago, at most a tenth of the entries is false', () => {
	const draw = drawFrom(4);
	const lists = Array.from({ length: 8 }, () => judge(mixed.series(draw, 24, 8, 0.1, 1.5), 0.1));
	const standing = lists.flat().filter(({ stands }) => stands);
	const shifted = standing.filter(({ isShifted }) => isShifted);
	expect(shifted.length).toBeGreaterThan(20);
	expect((standing.length - shifted.length) / standing.length).toBeLessThan(0.1);
});
