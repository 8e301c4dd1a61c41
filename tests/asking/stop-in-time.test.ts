import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { asAsker, askerOf } from '#lib/server/asking/asker.ts';
import { stopInTime } from '#lib/server/asking/stop-in-time.ts';
import { QueryFailed, ReaderLeft, TookTooLong } from '#lib/server/errors.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const n = z.object({ n: z.number() });
/** Far more than anybody waits for. */
const endless = {
	name: 'endless',
	sql: 'select sum(a.range * b.range)::double as n from range(10000000) a, range(10000000) b',
	row: n
};
const small = { name: 'small', sql: 'select count(*)::integer as n from episode', row: n };

/** A warehouse of one stay, and how many it counts. */
async function openSmall() {
	const folder = await temporaryFolder();
	await loadTexts(folder, {
		'e.csv': 'episode_id,person_id,program,level_of_care,admitted_on\ne1,p1,N,IOP,2025-01-02'
	});
	const warehouse = openWarehouse(join(folder, 'data'));
	onTestFinished(() => warehouse.close());
	const countStays = () => warehouse.read((db) => runQuery(db, small));
	return { warehouse, countStays };
}

test('a query ends when its reader leaves, and the next reader is answered', async () => {
	const { warehouse, countStays } = await openSmall();
	const leaving = new AbortController();
	const asked = asAsker(askerOf(leaving.signal, 60_000), () =>
		warehouse.read((db) => runQuery(db, endless))
	);
	await pause(50);
	leaving.abort();
	await expect(asked).rejects.toThrow(ReaderLeft);
	expect(await countStays()).toEqual([{ n: 1 }]);
});

test('work between two queries is ended at the next one', async () => {
	const { warehouse } = await openSmall();
	const leaving = new AbortController();
	const asked = asAsker(askerOf(leaving.signal, 60_000), () =>
		warehouse.read(async (db) => {
			await runQuery(db, small);
			leaving.abort();
			await pause(10);
			return runQuery(db, endless);
		})
	);
	await expect(asked).rejects.toThrow(ReaderLeft);
});

test('a question that takes longer than it may is stopped and says so; what is long by nature is not', async () => {
	const { warehouse } = await openSmall();
	const asker = askerOf(new AbortController().signal, 60);
	const slow = asAsker(asker, () => warehouse.read((db) => runQuery(db, endless)));
	await expect(slow).rejects.toThrow(TookTooLong);
	await expect(slow).rejects.toThrow(/took over 0.06 seconds and was stopped/);
	expect(asker.wasStopped).toBe(true);
	const long = asAsker(asker, () =>
		warehouse.read(
			async (db) => {
				await pause(120);
				return runQuery(db, small);
			},
			{ isLong: true }
		)
	);
	expect(await long).toEqual([{ n: 1 }]);
});

test('nothing is begun for a reader who left while a connection was made', async () => {
	const leaving = new AbortController();
	leaving.abort();
	let begun = 0;
	const who = { asker: askerOf(leaving.signal, 60_000), isLong: false };
	const work = async () => void begun++;
	await expect(stopInTime({ interrupt: () => {} }, who, work)).rejects.toThrow(ReaderLeft);
	expect(begun).toBe(0);
});

test('a failure of its own stays what it is', async () => {
	const { warehouse } = await openSmall();
	const asker = askerOf(new AbortController().signal, 60_000);
	const wrong = { ...small, sql: 'select nothing from nowhere' };
	const asked = asAsker(asker, () => warehouse.read((db) => runQuery(db, wrong)));
	await expect(asked).rejects.toThrow(QueryFailed);
	expect(asker.wasStopped).toBe(false);
});

test('who waits for a turn in the warehouse leaves without one', async () => {
	const { warehouse, countStays } = await openSmall();
	const leaving = new AbortController();
	const holding = new AbortController();
	const held = Array.from({ length: 8 }, () =>
		asAsker(askerOf(holding.signal, 60_000), () =>
			warehouse.read((db) => runQuery(db, endless))
		).catch((error: unknown) => error)
	);
	const waits = asAsker(askerOf(leaving.signal, 60_000), countStays);
	leaving.abort();
	await expect(waits).rejects.toThrow(ReaderLeft);
	holding.abort();
	for (const error of await Promise.all(held)) expect(error).toBeInstanceOf(ReaderLeft);
	expect(await countStays()).toEqual([{ n: 1 }]);
});
