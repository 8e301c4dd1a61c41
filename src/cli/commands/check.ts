import type { Command } from 'commander';
import { openApplication } from '#lib/server/application.ts';
import type { Application } from '#lib/server/application.ts';
import type { CheckResult } from '#lib/server/checks/quality.ts';
import type { Example } from '#lib/server/checks/run-checks.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { print, printJson, say } from '../output.ts';

type Options = DataOption & {
	json?: boolean;
	waive?: string;
	lift?: string;
	why?: string;
	by?: string;
};

const shown = 5;
const count = (n: number): string => n.toLocaleString('en-US');

const asJson = ({
	id,
	version,
	title,
	table,
	severity,
	count,
	of,
	waiver,
	examples
}: CheckResult) => ({
	check: id,
	version,
	title,
	table,
	severity,
	count,
	of,
	waiver: waiver && { why: waiver.why, who: waiver.who, at: waiver.at, rows: waiver.rows },
	examples
});

const exampleLine = ({ file, line, key }: Example): string =>
	`  ${file} line ${line}: ${Object.entries(key)
		.map(([code, value]) => `${code} ${value}`)
		.join(', ')}`;

function describe(check: CheckResult): string[] {
	const head = `${check.severity}: ${check.title}, ${count(check.count)} of ${count(check.of)} rows of ${check.table} (${check.id})`;
	if (check.waiver) return [head, `  waived by ${check.waiver.who}: ${check.waiver.why}`];
	const more = check.count - Math.min(check.count, shown);
	return [
		head,
		`  ${check.why}`,
		`  To mend: ${check.mend}`,
		...check.examples.slice(0, shown).map(exampleLine),
		...(more > 0 ? [`  and ${count(more)} more`] : [])
	];
}

function printChecks(checks: CheckResult[]): void {
	const broken = checks.filter((check) => check.count > 0);
	const silent = checks.filter((check) => check.of === 0).length;
	const clear = checks.length - broken.length - silent;
	print(
		[
			...broken.flatMap(describe),
			`${count(checks.length)} rules: ${broken.length} find rows, ${clear} find none, ${silent} have no rows to look at.`
		].join('\n')
	);
}

/** A waiver needs its reason and a name; lifting one needs a name. */
function needed(value: string | undefined, option: string): string {
	if (value?.trim()) return value;
	throw new WrongUsage(`Add ${option}.`);
}

async function show({ quality, asOf }: Application, isJson: boolean): Promise<void> {
	const found = await quality.read();
	if (isJson) {
		const at = await asOf();
		return printJson({
			as_of: at && { snapshot: at.snapshot, data_through: at.dataThrough },
			checks: (found?.checks ?? []).map(asJson)
		});
	}
	if (!found) return say('Nothing was loaded yet. Load an export with: plumbline load FILE');
	printChecks(found.checks);
}

async function waive({ quality }: Application, rule: string, options: Options): Promise<void> {
	const why = needed(options.why, '--why TEXT: the reason');
	const who = needed(options.by, '--by NAME: who says so');
	await quality.waive({ check: rule, why, who, at: new Date().toISOString() });
	say(`The rule ${rule} is waived. It is still held and listed.`);
}

async function lift({ quality }: Application, rule: string, options: Options): Promise<void> {
	const who = needed(options.by, '--by NAME: who says so');
	await quality.lift({ check: rule, who, at: new Date().toISOString() });
	say(`The rule ${rule} counts again.`);
}

async function check(options: Options): Promise<void> {
	const application = openApplication(options.data);
	try {
		if (options.waive !== undefined) await waive(application, options.waive, options);
		else if (options.lift !== undefined) await lift(application, options.lift, options);
		else await show(application, options.json ?? false);
	} finally {
		application.close();
	}
}

/** plumbline check */
export function addCheck(program: Command): void {
	const command = program
		.command('check')
		.description('hold the data-quality rules against what is loaded')
		.option('--json', 'every rule as JSON')
		.option('--waive <rule>', 'live with a rule, with --why and --by')
		.option('--lift <rule>', 'take a waiver back, with --by')
		.option('--why <text>', 'the reason for the waiver')
		.option('--by <name>', 'who says so');
	withData(command).action(check);
}
