import { userInfo } from 'node:os';
import { Option } from 'commander';
import type { Command } from 'commander';
import { openApplication } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { receiptToJson } from '#lib/server/intake/receipt.ts';
import type { FileReceipt, Receipt } from '#lib/server/intake/receipt.ts';
import { routes } from '#lib/server/warehouse/manifest.ts';
import type { Route } from '#lib/server/warehouse/manifest.ts';
import { isoDate, withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { print, printJson, say, sayEvents } from '../output.ts';

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

const shown = 20;
const count = (n: number): string => n.toLocaleString('en-US');

function describe(file: FileReceipt): string[] {
	if (file.table === null) return [`${file.file}: not loaded`];
	const changed = file.changed > 0 ? ` (${count(file.changed)} changed)` : '';
	const rejects = file.rejects
		.slice(0, shown)
		.map(({ line, column, rule }) => `  line ${line}, ${column || 'the line'}: ${rule}`);
	const more = file.rejects.length + file.rejectsNotListed - rejects.length;
	return [
		`${file.file} as ${file.table}${file.profile ? ` by ${file.profile}` : ''}`,
		`  ${count(file.read)} read = ${count(file.loaded)} loaded${changed} + ${count(file.rejected)} rejected + ${count(file.known)} known + ${count(file.superseded)} superseded`,
		...(file.ignoredColumns.length > 0 ? [`  not loaded: ${file.ignoredColumns.join(', ')}`] : []),
		...file.overrides.map(
			({ column, action, kinds, why, who, at }) =>
				`  ${action}: ${column}${why === null ? '' : ` (${kinds.join(', ')}): ${why} (${who}, ${at.slice(0, 10)})`}`
		),
		...file.notes.map((note) => `  note: ${note}`),
		...rejects,
		...(more > 0 ? [`  and ${count(more)} more`] : [])
	];
}

/** The receipt for people: per file, the sum that always holds, then what to mend at the source. */
const printReceipt = (receipt: Receipt): void =>
	print(
		[...(receipt.batch ? [`batch ${receipt.batch}`] : []), ...receipt.files.flatMap(describe)].join(
			'\n'
		)
	);

/** `column=why` as a column that is let in. Throws WrongUsage, which does not repeat it. */
function parseAllowance(pair: string, who: string) {
	const at = pair.indexOf('=');
	if (at < 1)
		throw new WrongUsage(`Write --allow as 'COLUMN=WHY', such as 'batch_no=numbers of our own'.`);
	return { column: pair.slice(0, at), why: pair.slice(at + 1), who };
}

async function load(files: string[], options: Options): Promise<void> {
	const who = options.by ?? userInfo().username;
	const allow = options.allow.map((pair) => parseAllowance(pair, who));
	const application = openApplication(options.data);
	const exports = files.map((path) => ({ path }));
	const outcome = await application.load(exports, {
		...options,
		allow,
		dropColumns: options.drop,
		now: new Date(),
		...(options.json ? {} : { report: sayEvents })
	});
	if (options.json) printJson(receiptToJson(outcome.receipt));
	else printReceipt(outcome.receipt);
	for (const message of outcome.messages) say(message);
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
