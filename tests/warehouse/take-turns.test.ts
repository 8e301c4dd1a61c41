import { expect, onTestFinished, test } from 'vitest';
import { ReaderLeft } from '#lib/server/errors.ts';
import { openFairQueue } from '#lib/server/asking/fair-queue.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
import { takeTurns } from '#lib/server/warehouse/take-turns.ts';

async function openPlaces(count: number) {
	const instance = await openInMemory();
	onTestFinished(() => instance.closeSync());
	const queue = openFairQueue(1);
	let given = 0;
	const places = [];
	for (let at = 0; at < count; at++)
		places.push(
			takeTurns(
				await instance.connect(),
				(work) => queue.run(undefined, work),
				() => given++
			)
		);
	return { places, given: () => given };
}

test('between the turns of one reader another has theirs, on a result that stays open', async () => {
	const { places } = await openPlaces(2);
	const [one, other] = places;
	const result = await one?.turn((db) => db.stream('select i from range(500000) as r(i)'));
	const first = await one?.turn(async () => result?.fetchChunk());
	const answer = await other?.turn((db) => db.runAndReadAll('select 42 as answer'));
	const second = await one?.turn(async () => result?.fetchChunk());
	expect(answer?.getRowsJS()).toEqual([[42]]);
	expect(second?.getColumnValues(0)[0]).toBe(BigInt(first?.rowCount ?? 0));
	await one?.leave();
	await other?.leave();
});

test('a place is given back once, and whoever waits for a turn after that has left', async () => {
	const { places, given } = await openPlaces(1);
	const [one] = places;
	await one?.leave();
	await one?.leave();
	expect(given()).toBe(1);
	await expect(one?.turn(async () => 1)).rejects.toThrow(ReaderLeft);
});
