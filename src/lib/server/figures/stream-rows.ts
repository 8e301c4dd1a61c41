import type { DuckDBDataChunk } from '@duckdb/node-api';
import { readRows } from '#lib/server/figures/plan-rows.ts';
import type { RowPlan } from '#lib/server/figures/plan-rows.ts';
import type { Turns } from '#lib/server/warehouse/take-turns.ts';

/** Makes a file of chunks of rows: what was taken since the last `flush` as bytes, and in the end what closes it. */
export type Gatherer = {
	take: (chunk: DuckDBDataChunk) => void;
	flush: () => Uint8Array<ArrayBuffer>;
	finish: () => Uint8Array<ArrayBuffer>;
};

/** What there is of a file after each batch: something every time. */
async function* bytesOf({ turn }: Turns, plan: RowPlan, gatherer: Gatherer) {
	const reading = readRows(turn, plan, gatherer.take);
	while (!(await reading.next()).done) {
		const bytes = gatherer.flush();
		if (bytes.length > 0) yield bytes;
	}
	yield gatherer.finish();
}

/**
 * The file of a plan's rows, made as it is read: no more than a batch ahead of its reader. It is broken off, and never
 * finished, where a query fails; where its reader leaves, what still works for it is stopped.
 */
export function streamRows(
	turns: Turns,
	plan: RowPlan,
	gatherer: Gatherer
): ReadableStream<Uint8Array<ArrayBuffer>> {
	const bytes = bytesOf(turns, plan, gatherer);
	return new ReadableStream({
		async pull(controller) {
			try {
				const { value, done } = await bytes.next();
				if (value) controller.enqueue(value);
				if (!done) return;
				await turns.leave();
				controller.close();
			} catch (error) {
				await turns.leave();
				throw error;
			}
		},
		cancel: () => turns.leave()
	});
}
