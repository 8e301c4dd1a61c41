import { RecordBatchReader } from 'apache-arrow';
import { expect, onTestFinished, test, vi } from 'vitest';
import { askerOf } from '#lib/server/asking/asker.ts';
import { stopInTime } from '#lib/server/asking/stop-in-time.ts';
import { TookTooLong } from '#lib/server/errors.ts';
import type { RowPlan } from '#lib/server/figures/plan-rows.ts';
import { arrowOf } from '#lib/server/figures/rows-arrow.ts';
import { streamRows } from '#lib/server/figures/stream-rows.ts';
import type { Gatherer } from '#lib/server/figures/stream-rows.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
import { takeTurns } from '#lib/server/warehouse/take-turns.ts';
import type { RunTurn } from '#lib/server/warehouse/take-turns.ts';

const batch = 8192;
const batches = 40;
const rows = batch * batches;

const planOf = (value: string): RowPlan => ({
	name: 'made-up rows',
	rows,
	texts: new Map([['half', ['even', 'odd']]]),
	queries: [
		{
			sql: `select if(i % 2 = 0, 'even', 'odd')::enum('even', 'odd') as half, ${value} as place
				from range(${rows}) as r(i)`,
			parameters: {},
			rows
		}
	],
	batch
});

/** Rows that nobody sees the first of. */
const endless: RowPlan = {
	...planOf('i'),
	queries: [
		{
			sql: `select 'odd'::enum('even', 'odd') as half, sum(a.i * b.i)::double as place
				from range(1000000) as a(i), range(1000000) as b(i)`,
			parameters: {},
			rows: 1
		}
	]
};

/** A place of somebody who reads, what happened to it, and how many rows were taken for them. */
async function openPlace() {
	const instance = await openInMemory();
	const db = await instance.connect();
	onTestFinished(() => instance.closeSync());
	const seen = { left: 0, working: 0, taken: 0 };
	const limit = async <T>(work: () => Promise<T>): Promise<T> => {
		seen.working++;
		return work().finally(() => seen.working--);
	};
	const turns = takeTurns(db, limit, () => {
		db.closeSync();
		seen.left++;
	});
	const arrow = arrowOf(
		[
			{ name: 'half', words: 'half', type: 'text' },
			{ name: 'place', words: 'place', type: 'number' }
		],
		new Map([['half', ['even', 'odd']]])
	);
	const gatherer: Gatherer = {
		...arrow,
		take: (chunk) => {
			seen.taken += chunk.rowCount;
			arrow.take(chunk);
		}
	};
	return { db, turns, gatherer, seen };
}

const patience = { timeout: 10_000 };
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 50));

test('a file comes in many batches, with all rows in their order, and the place is left in the end', async () => {
	const { turns, gatherer, seen } = await openPlace();
	const reader = await RecordBatchReader.from(streamRows(turns, planOf('i::double'), gatherer));
	let [read, count] = [0, 0];
	for await (const each of reader) {
		expect([each.get(0)?.half, each.get(0)?.place]).toEqual(['even', read]);
		expect(each.get(1)?.half).toBe('odd');
		read += each.numRows;
		count++;
	}
	expect([read, count]).toEqual([rows, batches]);
	expect(seen.left).toBe(1);
});

test('what makes a file is never more than two batches ahead of whoever reads it, and works for nobody meanwhile', async () => {
	const { turns, gatherer, seen } = await openPlace();
	const reader = streamRows(turns, planOf('i::double'), gatherer).getReader();
	for (let read = 1; read <= 5; read++) {
		await reader.read();
		await aMoment();
		await vi.waitFor(() => expect(seen.working).toBe(0), patience);
		expect(seen.taken).toBeLessThanOrEqual((read + 1) * batch);
	}
	await reader.cancel();
	expect(seen.left).toBe(1);
});

test('whoever leaves while rows are sorted for them stops that at once', async () => {
	const { turns, seen, gatherer } = await openPlace();
	const reader = streamRows(turns, endless, gatherer).getReader();
	const waiting = reader.read();
	await vi.waitFor(() => expect(seen.working).toBe(1), patience);
	await aMoment();
	await reader.cancel();
	expect((await waiting).done).toBe(true);
	expect([seen.working, seen.left, seen.taken]).toEqual([0, 1, 0]);
});

test('rows that do not come to as many as were counted are no whole file', async () => {
	const { turns, gatherer } = await openPlace();
	const plan = planOf('i::double');
	const short = { ...plan, queries: plan.queries.map((query) => ({ ...query, rows: rows + 1 })) };
	const reading = new Response(streamRows(turns, short, gatherer)).arrayBuffer();
	await expect(reading).rejects.toThrow('The query made-up rows failed.');
});

test('a question for rows that takes longer than it may says so', async () => {
	const { db, gatherer } = await openPlace();
	const asker = askerOf(new AbortController().signal, 100);
	const run: RunTurn = (work) => stopInTime(db, { asker, isLong: false }, work);
	const turns = takeTurns(db, run, () => db.closeSync());
	const reading = new Response(streamRows(turns, endless, gatherer)).arrayBuffer();
	await expect(reading).rejects.toThrow(TookTooLong);
	expect(asker.wasStopped).toBe(true);
});

test('a query that fails half-way breaks the file off: it is never closed as if it were whole', async () => {
	const { turns, gatherer, seen } = await openPlace();
	const failing = `if(i < ${rows - batch}, i::double, error('no such row')::double)`;
	const stream = streamRows(turns, planOf(failing), gatherer);
	const parts: Uint8Array[] = [];
	const readOn = async () => {
		for await (const part of stream) parts.push(part);
	};
	await expect(readOn()).rejects.toThrow('The query made-up rows failed.');
	expect(parts.length).toBeGreaterThan(0);
	const end = Buffer.concat(parts).subarray(-8);
	expect(end).not.toEqual(Buffer.from([255, 255, 255, 255, 0, 0, 0, 0]));
	expect(seen.left).toBe(1);
});
