import { extname } from 'node:path';
import { Argument } from 'commander';
import type { Command } from 'commander';
import { WrongUsage } from '#lib/server/errors.ts';
import { openApplication } from '#lib/server/application.ts';
import { readInstruments } from '#lib/server/instruments.ts';
import { readSettings } from '#lib/server/settings.ts';
import { writeDurably } from '#lib/server/warehouse/durable.ts';
import { parseWhere, withData, withPeriod } from '../options.ts';
import type { DataOption, PeriodOptions } from '../options.ts';
import { say } from '../output.ts';

type Options = DataOption & PeriodOptions & { out: string; organisation?: string };

async function report(kind: string, options: Options): Promise<void> {
	if (extname(options.out).toLowerCase() !== '.pdf')
		throw new WrongUsage(`A ${kind} report is written as PDF: let --out end in .pdf.`);
	// Typst is loaded only where a report is made: the other commands start faster without it.
	const { makeCqiReport } = await import('#lib/server/reports/cqi-report.ts');
	const { reportLook } = await import('#lib/server/reports/report-look.ts');
	const application = openApplication(options.data);
	await application.refresh(say);
	const { ask, catalogue, whatChanged } = application;
	const { compare } = application.comparisons;
	const { from, to, audience, organisation } = options;
	const where = parseWhere(options.where);
	const settings = readSettings(application.folder.root);
	const ownInstruments = readInstruments(application.folder.root).own;
	const rows = { from, to, where, audience };
	const changed = await whatChanged({ ...rows, scope: 'headline' });
	const look = reportLook(application.folder.root);
	const asked = { ...rows, organisation, look, changed };
	const { notes, actions, minutes } = application;
	const meeting = {
		notes: await notes.list(),
		actions: await actions.list(),
		minutes: await minutes.list(),
		today: new Date().toISOString().slice(0, 10)
	};
	const pdf = await makeCqiReport({
		ask,
		compare,
		catalogue,
		settings,
		ownInstruments,
		meeting,
		...asked
	});
	await writeDurably(options.out, pdf);
	application.close();
	say(`${options.out} is written.`);
}

/** plumbline report KIND --out FILE */
export function addReport(program: Command): void {
	const command = program
		.command('report')
		.description('write a finished report')
		.addArgument(new Argument('<kind>', 'which report').choices(['cqi']))
		.requiredOption('--out <file>', 'the file to write, ending in .pdf')
		.option('--organisation <name>', 'the name on the cover');
	withData(withPeriod(command)).action(report);
}
