import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { csvField } from '#lib/measures/figure-csv.ts';
import { receiptToJson } from '#lib/server/intake/receipt.ts';
import type { FileReceipt, Receipt, Reject, RejectRule } from '#lib/server/intake/receipt.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { writeDurably } from '#lib/server/warehouse/durable.ts';

const listed = 1000;

const rejectLines = (file: FileReceipt): string[] =>
	file.rejects.map(({ line, column, rule }) =>
		[file.file, file.table, line, column, rule].map(csvField).join(',')
	);

/** Rejects counted by column and rule, the most frequent first. */
export function countByRule(rejects: Reject[]): RejectRule[] {
	const counted = new Map<string, RejectRule>();
	for (const { column, rule } of rejects) {
		const key = JSON.stringify([column, rule]);
		const known = counted.get(key);
		if (known) known.rows++;
		else counted.set(key, { column, rule, rows: 1 });
	}
	return [...counted.values()].sort((a, b) => b.rows - a.rows);
}

/**
 * Keeps a load's receipt beside the lake: `<batch>.json` as in the public contract, and `<batch>.rejects.csv` with
 * every reject by line, column and rule. Shortens the lists in `receipt` itself to what a page can show.
 */
export async function writeReceipt(folder: DataFolder, receipt: Receipt): Promise<void> {
	const lines = receipt.files.flatMap(rejectLines);
	const csv = ['file,table,line,column,rule', ...lines].join('\n');
	const rejects = join(folder.receipts, `${receipt.batch}.rejects.csv`);
	if (lines.length > 0) await writeDurably(rejects, `${csv}\n`);
	// A load that was killed may have left the list of a batch that never was, under the number of this one.
	else await rm(rejects, { force: true });
	for (const file of receipt.files) {
		file.rejectsByRule = countByRule(file.rejects);
		file.rejectsNotListed = Math.max(0, file.rejects.length - listed);
		file.rejects = file.rejects.slice(0, listed);
	}
	const json = JSON.stringify(receiptToJson(receipt), null, '\t');
	await writeDurably(join(folder.receipts, `${receipt.batch}.json`), `${json}\n`);
}
