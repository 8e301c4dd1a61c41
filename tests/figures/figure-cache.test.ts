import { expect, test } from 'vitest';
import { asAsker, askerOf } from '#lib/server/asking/asker.ts';
import { ReaderLeft, TookTooLong } from '#lib/server/errors.ts';
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

test('where the one it is asked for leaves, it is asked again for those who stay, and for nobody else', async () => {
	const { cache } = counting();
	const leaving = new AbortController();
	let asked = 0;
	const ask = async (signal: AbortSignal) =>
		asAsker(askerOf(signal, 1000), () =>
			cache.get(1, 'a', async () => {
				asked++;
				await Promise.resolve();
				if (leaving.signal.aborted && signal === leaving.signal) throw new ReaderLeft();
				return asked;
			})
		);
	const left = ask(leaving.signal);
	const leftToo = ask(leaving.signal);
	const stays = ask(new AbortController().signal);
	leaving.abort();
	await expect(left).rejects.toThrow(ReaderLeft);
	await expect(leftToo).rejects.toThrow(ReaderLeft);
	expect([await stays, asked]).toEqual([2, 2]);
});

test('what took too long for one is missing in the answer of all who waited with them', async () => {
	const { cache } = counting();
	const askers = [1, 2].map(() => askerOf(new AbortController().signal, 1000));
	const answers = askers.map((asker) =>
		asAsker(asker, () => cache.get(1, 'a', () => Promise.reject(new TookTooLong(1000))))
	);
	for (const answer of answers) await expect(answer).rejects.toThrow(TookTooLong);
	expect(askers[1]?.wasStopped).toBe(true);
});
