import { userInfo } from 'node:os';
import { Option } from 'commander';
import type { Command } from 'commander';
import { openApplication } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { giveWayTo } from '#lib/server/give-way.ts';
import { receiptToJson } from '#lib/server/intake/receipt.ts';
import { routes } from '#lib/server/warehouse/manifest.ts';
import type { RestatedLoad } from '#lib/server/restatement/load-and-restate.ts';
import type { Route } from '#lib/server/warehouse/manifest.ts';
import { isoDate, withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { print, printJson, say, sayEvents } from '../output.ts';
import { receiptText } from '../receipt-text.ts';

type Options = DataOption & {
	as?: string;
	profile?: string;
	route?: Route;
	asOf?: string;
	drop: string[];
	allow: string[];
	by?: string;
	json?: boolean;
};

/** `column=why` as a column that is let in. Throws WrongUsage, which does not repeat it. */
function parseAllowance(pair: string, who: string) {
	const at = pair.indexOf('=');
	if (at < 1)
		throw new WrongUsage(`Write --allow as 'COLUMN=WHY', such as 'batch_no=numbers of our own'.`);
	return { column: pair.slice(0, at), why: pair.slice(at + 1), who };
}

/** How a refusal is overruled on this command line. */
function hintsFor({ receipt, status }: RestatedLoad): string[] {
	if (status === 3)
		return [
			`--drop COLUMN leaves a column out; --allow 'COLUMN=WHY' lets one in that identifies nobody.`
		];
	return status === 4 && receipt.files.some(({ table }) => table === null)
		? ['--as TABLE or --profile NAME says what a file is; docs/contract.md has the tables.']
		: [];
}

async function load(files: string[], options: Options): Promise<void> {
	const who = options.by ?? userInfo().username;
	const allow = options.allow.map((pair) => parseAllowance(pair, who));
	giveWayTo('readers');
	const application = openApplication(options.data);
	const exports = files.map((path) => ({ path }));
	const outcome = await application.load(exports, {
		...options,
		allow,
		dropColumns: options.drop,
		now: new Date(),
		...(options.json ? {} : { report: sayEvents })
	});
	const { receipt, restatement } = outcome;
	if (options.json) printJson({ ...receiptToJson(receipt), restatement });
	else print(receiptText(receipt, restatement));
	for (const message of outcome.messages) say(message);
	for (const hint of hintsFor(outcome)) say(hint);
	application.close();
	process.exitCode = outcome.status;
}

/** plumbline load FILE… */
export function addLoad(program: Command): void {
	const command = program
		.command('load')
		.description('load exports and print the receipt of each file')
		.argument('<file...>', 'CSV, TSV, Parquet, Arrow, XLSX, NDJSON or X12 files')
		.option('--as <table>', 'the table of the contract that the files are')
		.option('--profile <name>', 'the profile that describes the files')
		.addOption(new Option('--route <route>', 'how the dates were made safe').choices([...routes]))
		.option('--as-of <date>', 'the day the exports were made, YYYY-MM-DD', isoDate)
		.option('--drop <column...>', 'columns that are left out, not even looked at', [])
		.option('--allow <column=why...>', 'columns that identify nobody, each with the reason', [])
		.option('--by <name>', 'who says so; else the user of this computer')
		.option('--json', 'the receipt as JSON');
	withData(command).action(load);
}
