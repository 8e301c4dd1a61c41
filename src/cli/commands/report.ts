import { extname } from 'node:path';
import { Argument } from 'commander';
import type { Command } from 'commander';
import type { Audience } from '#lib/measures/figure.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { openApplication } from '#lib/server/application.ts';
import { reportIds, reportKind, withUsualPeriod } from '#lib/server/reports/report-kinds.ts';
import type { ReportId } from '#lib/server/reports/report-kinds.ts';
import { writeDurably } from '#lib/server/warehouse/durable.ts';
import { parseWhere, withAudience, withData, withRows } from '../options.ts';
import type { DataOption, PeriodOptions } from '../options.ts';
import { say } from '../output.ts';
import { readReferral, sayLeft, withReferral, type ReferralOptions } from '../referral-options.ts';

type Options = DataOption &
	Omit<PeriodOptions, 'audience'> &
	ReferralOptions & { audience?: Audience; out: string; organisation?: string };

/** Charts are drawn and pages set beside what is asked, where a thread starts at once: where it is built. */
async function drawAside(): Promise<void> {
	const built = process.env.PLUMBLINE_THREAD;
	if (built === undefined) return;
	const { runAside, useThreads } = await import('#lib/server/threads/run-aside.ts');
	useThreads(built);
	// No chart is there to draw yet. Whoever sets the pages meets what went wrong.
	runAside('readyPages').catch(() => undefined);
}

async function report(kind: ReportId, options: Options): Promise<void> {
	if (extname(options.out).toLowerCase() !== '.pdf')
		throw new WrongUsage(`A ${kind} report is written as PDF: let --out end in .pdf.`);
	const { from, to, organisation, audience = reportKind(kind).audiences[0] } = options;
	const where = parseWhere(options.where);
	const referral = readReferral(kind, options);
	const today = options.on ?? new Date().toISOString().slice(0, 10);
	const { makeReport } = await import('#lib/server/reports/make-report.ts');
	await drawAside();
	const application = openApplication(options.data);
	try {
		await application.refresh(say);
		const asked = { from, to, where, audience, organisation, referral, today };
		const through = (await application.asOf())?.dataThrough ?? null;
		const dated = withUsualPeriod(kind, asked, through);
		await writeDurably(options.out, await makeReport(application, kind, dated));
		if (referral) await sayLeft(application, referral);
	} finally {
		application.close();
	}
	say(`${options.out} is written.`);
}

/** plumbline report KIND --out FILE */
export function addReport(program: Command): void {
	const command = program
		.command('report')
		.description('write a finished report')
		.addArgument(new Argument('<kind>', 'which report').choices(reportIds))
		.requiredOption('--out <file>', 'the file to write, ending in .pdf')
		.option('--organisation <name>', 'the name on the cover');
	withReferral(withData(withAudience(withRows(command)))).action(report);
}
