import { expect, test } from 'vitest';
import { groupBy } from '#lib/measures/group-by.ts';
import { mergeTallies } from '#lib/measures/tally.ts';
import type { ExactTally } from '#lib/measures/tally.ts';

const tally = (bucket: string, at: number | null, n: number, total?: bigint): ExactTally => ({
	...{ bucket, at, n, k: 1, competing: 0 },
	...(total !== undefined && { total })
});
const told = (tallies: ExactTally[]) =>
	mergeTallies(tallies).map(({ at, n, k, total }) => [at, n, k, total]);

test('tallies of the same length add up, in whatever order they come', () => {
	const march = [tally('2025-03', 2, 1), tally('2025-03', 5, 4)];
	const april = [tally('2025-04', 2, 3), tally('2025-04', 9, 1)];
	expect(told(march)).toEqual([
		[2, 1, 1, 0],
		[5, 4, 1, 0]
	]);
	expect(told([...march, ...april])).toEqual([
		[2, 4, 2, 0],
		[5, 4, 1, 0],
		[9, 1, 1, 0]
	]);
	// What was added up is not what was given.
	expect(march[0]).toEqual(tally('2025-03', 2, 1));
});

test('three of no length are one, and a sum that is left out is nothing', () => {
	const half = 500_000_000_000n;
	expect(told([tally('a', null, 1, half), tally('b', null, 2), tally('c', null, 3, half)])).toEqual(
		[[null, 6, 3, 1]]
	);
});

test('things of one key that do not lie together are put together', () => {
	expect([...groupBy(['ant', 'bee', 'asp'], (word) => word[0])]).toEqual([
		['a', ['ant', 'asp']],
		['b', ['bee']]
	]);
});
