import { expect, test } from 'vitest';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';

/** A cache over a counter: each answer tells how often was asked before it. */
function counting(most = 10) {
	let asked = 0;
	const cache = openFigureCache<number>(most);
	const get = (version: number | undefined, question: unknown) =>
		cache.get(version, question, async () => asked++);
	return { cache, get };
}

test('a question is answered once, also where two ask it at the same time', async () => {
	const { get } = counting();
	const both = await Promise.all([get(1, { measure: 'a' }), get(1, { measure: 'a' })]);
	expect(both).toEqual([0, 0]);
	expect(await get(1, { measure: 'a' })).toBe(0);
	expect(await get(1, { measure: 'a', audience: 'outside' })).toBe(1);
});

test('another version of the data forgets every answer', async () => {
	const { get } = counting();
	await get(1, 'a');
	expect(await get(2, 'a')).toBe(1);
	expect(await get(undefined, 'a')).toBe(2);
});

test('the answer that was not asked for longest goes first', async () => {
	const { get } = counting(2);
	await get(1, 'a');
	await get(1, 'b');
	await get(1, 'a');
	await get(1, 'c');
	expect(await get(1, 'a')).toBe(0);
	expect(await get(1, 'b')).toBe(3);
});

test('a failure is not kept', async () => {
	const { cache } = counting();
	const failing = cache.get(1, 'a', () => Promise.reject(new Error('no')));
	await expect(failing).rejects.toThrow('no');
	expect(await cache.get(1, 'a', async () => 7)).toBe(7);
});
