import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAsker, askerOf, currentAsker } from '#lib/server/asking/asker.ts';
import { openFairQueue } from '#lib/server/asking/fair-queue.ts';
import { ReaderLeft } from '#lib/server/errors.ts';

const asker = (signal = new AbortController().signal) => askerOf(signal, 1000);

test('one question is answered next but one, whatever a hundred of another page wait', async () => {
	const queue = openFairQueue(1);
	const done: string[] = [];
	const ask = async (name: string, who = asker()) =>
		queue.run(who, async () => {
			await nextTurn();
			done.push(name);
		});
	const report = asker();
	const hundred = Array.from({ length: 100 }, (_, n) => ask(`report ${n}`, report));
	await Promise.all([...hundred, ask('page')]);
	expect(done.indexOf('page')).toBeLessThanOrEqual(2);
	expect(done.filter((name) => name !== 'page')).toEqual(
		hundred.map((_, index) => `report ${index}`)
	);
});

test('newcomers one after the other do not keep a page waiting for ever', async () => {
	const queue = openFairQueue(1);
	const done: string[] = [];
	const page = asker();
	const ofPage = Array.from({ length: 5 }, (_, n) =>
		queue.run(page, async () => {
			await nextTurn();
			done.push(`page ${n}`);
		})
	);
	const come = async (left: number): Promise<void> => {
		if (left === 0) return;
		const newcomer = queue.run(asker(), async () => {
			await nextTurn();
			done.push('newcomer');
		});
		await nextTurn();
		await Promise.all([newcomer, come(left - 1)]);
	};
	await Promise.all([...ofPage, come(40)]);
	// Each of its five has one newcomer before it at most, but for those who were let in at the same turn.
	expect(done.lastIndexOf('page 4')).toBeLessThan(20);
});

test('however askers come, all is done, no more at once than may be, and each in its own order', async () => {
	const asked = fc.array(fc.nat({ max: 4 }), { maxLength: 40 });
	await fc.assert(
		fc.asyncProperty(asked, fc.integer({ min: 1, max: 3 }), async (whose, atOnce) => {
			const queue = openFairQueue(atOnce);
			const askers = Array.from({ length: 5 }, () => asker());
			const begun: [number, number][] = [];
			let running = 0;
			let most = 0;
			const answers = whose.map((who, index) =>
				queue.run(askers[who], async () => {
					begun.push([who, index]);
					most = Math.max(most, ++running);
					await nextTurn();
					running--;
					return index;
				})
			);
			expect(await Promise.all(answers)).toEqual(whose.map((_, index) => index));
			expect(most).toBeLessThanOrEqual(atOnce);
			for (const who of new Set(whose)) {
				const own = begun.filter(([each]) => each === who).map(([, index]) => index);
				expect(own).toEqual([...own].sort((a, b) => a - b));
			}
		}),
		{ numRuns: 50 }
	);
});

test('what waits for somebody who left is never begun, and the others are answered', async () => {
	const queue = openFairQueue(1);
	const leaving = new AbortController();
	const begun: string[] = [];
	const first = queue.run(asker(), async () => {
		await nextTurn();
		begun.push('first');
	});
	const left = queue.run(asker(leaving.signal), async () => void begun.push('left'));
	const last = queue.run(asker(), async () => void begun.push('last'));
	leaving.abort();
	await expect(left).rejects.toThrow(ReaderLeft);
	await Promise.all([first, last]);
	expect(begun).toEqual(['first', 'last']);
	await expect(queue.run(asker(leaving.signal), async () => 1)).rejects.toThrow(ReaderLeft);
});

test('what is done in its turn is done for whom it was asked', async () => {
	const queue = openFairQueue(1);
	const [one, other] = [asker(), asker()];
	const whose = (who: typeof one) =>
		asAsker(who, () =>
			queue.run(who, async () => {
				await nextTurn();
				return currentAsker();
			})
		);
	const [first, second] = await Promise.all([whose(one), whose(other)]);
	expect(first).toBe(one);
	expect(second).toBe(other);
});

test('commands, who are nobody in particular, are answered in order', async () => {
	const queue = openFairQueue(1);
	const done: number[] = [];
	await Promise.all([1, 2, 3].map((n) => queue.run(undefined, async () => void done.push(n))));
	expect(done).toEqual([1, 2, 3]);
});
