import type { Command } from 'commander';
import { openApplication } from '#lib/server/application.ts';
import { giveWayTo } from '#lib/server/give-way.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { print, printJson, printTable, say } from '../output.ts';
import { restatementLines } from '../receipt-text.ts';

async function batches(options: DataOption & { json?: boolean }): Promise<void> {
	const list = await openApplication(options.data).batches();
	if (options.json) return printJson(list);
	if (list.length === 0)
		return say('Nothing was loaded yet. Load an export with: plumbline load FILE');
	const rows = list.flatMap((batch) =>
		batch.files.map((file) => [
			batch.id,
			batch.isUndone ? 'undone' : 'in force',
			batch.loadedAt,
			file.file,
			file.table ?? 'not loaded',
			file.read,
			file.loaded,
			file.rejected,
			file.known,
			file.superseded
		])
	);
	printTable(
		[
			'batch',
			'state',
			'loaded at',
			'file',
			'table',
			'read',
			'loaded',
			'rejected',
			'known',
			'superseded'
		],
		rows
	);
}

async function undo(batch: string, options: DataOption): Promise<void> {
	giveWayTo('readers');
	const restatement = await openApplication(options.data).undo(batch);
	say(`Batch ${batch} is undone.`);
	print(restatementLines(restatement, true).join('\n'));
}

/** plumbline batches, plumbline undo BATCH */
export function addBatches(program: Command): void {
	const list = program.command('batches').description('list the loads').option('--json', 'as JSON');
	withData(list).action(batches);
	const take = program.command('undo').description('take a load back').argument('<batch>');
	withData(take).action(undo);
}
