import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAxes, axisOf, nowhere, wholeOf } from '#lib/measures/axis-counts.ts';
import type { AxisCounts, PlaceCount } from '#lib/measures/axis-counts.ts';

const count = (at: number | null, n: number, k = 0, competing = 0): PlaceCount => ({
	...{ at, n, k, competing }
});

/** What lies on an axis, place by place. */
const told = ({ at, n, k, competing, from, to }: AxisCounts) =>
	Array.from(at.subarray(from, to), (place, row) => [
		place,
		...[n, k, competing].map((column) => column[from + row])
	]);

test('counts in any order lie by place, those of one place in one, and those of none before all', () => {
	expect(told(axisOf([count(9, 1), count(2, 3, 1), count(null, 4), count(2, 2, 1, 1)]))).toEqual([
		[nowhere, 4, 0, 0],
		[2, 5, 2, 1],
		[9, 1, 0, 0]
	]);
	expect(told(axisOf([]))).toEqual([]);
});

test('three months add up to a quarter, and stay as they are', () => {
	const january = axisOf([count(2, 1), count(5, 2, 1)]);
	const february = axisOf([count(5, 3)]);
	const march = axisOf([count(-1, 1), count(7, 1, 0, 1)]);
	const quarter = addAxes([january, february, march]);
	expect(told(quarter)).toEqual([
		[-1, 1, 0, 0],
		[2, 1, 0, 0],
		[5, 5, 1, 0],
		[7, 1, 0, 1]
	]);
	expect(wholeOf(quarter)).toEqual({ n: 8, k: 1, competing: 1 });
	expect(told(january)).toEqual([
		[2, 1, 0, 0],
		[5, 2, 1, 0]
	]);
	expect(told(addAxes([]))).toEqual([]);
});

test('a month is a stretch of the columns that it shares with others', () => {
	const all = axisOf([1, 2, 3, 4].map((at) => count(at, at)));
	const [first, second] = [
		{ ...all, to: 2 },
		{ ...all, from: 2 }
	];
	expect(wholeOf(first).n).toBe(3);
	expect(told(addAxes([second, first]))).toEqual(told(all));
});

test('however counts are parted, they add up to the same', () => {
	const place = fc.option(fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constant(2.5)));
	const part = fc.array(
		fc
			.tuple(place, fc.nat(9), fc.nat(3), fc.nat(3))
			.map(([at, others, k, competing]) => count(at, others + k + competing, k, competing))
	);
	fc.assert(
		fc.property(fc.array(part), (parts) => {
			expect(told(addAxes(parts.map(axisOf)))).toEqual(told(axisOf(parts.flat())));
		})
	);
});
