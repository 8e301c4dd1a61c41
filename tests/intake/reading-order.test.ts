import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingOrder } from '#lib/server/intake/reading-order.ts';

const order = (...sizes: number[]) =>
	readingOrder(sizes.map((bytes) => ({ bytes }))).map(({ bytes }) => bytes);

test('the longest file is read first, beside it short ones of half its size, then the others from the longest', () => {
	expect(order(3, 28, 153, 5, 132, 141, 22, 10)).toEqual([153, 3, 5, 10, 22, 28, 141, 132]);
	expect(order(3, 28, 53, 5, 32, 41, 22, 10)).toEqual([53, 3, 5, 10, 41, 32, 28, 22]);
	expect(order(7, 7, 7)).toEqual([7, 7, 7]);
	expect(order(2, 9)).toEqual([9, 2]);
	expect(order()).toEqual([]);
});

test('no file is left out or read twice, whatever their sizes', () => {
	const sizes = fc.array(fc.nat(), { maxLength: 20 });
	fc.assert(
		fc.property(sizes, (given) => {
			const rising = (list: number[]) => list.toSorted((one, other) => one - other);
			expect(rising(order(...given))).toEqual(rising(given));
		})
	);
});
