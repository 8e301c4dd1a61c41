import type { Application } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { didYouMean } from '#lib/measures/near-matches.ts';
import { reportKind, type ReportAsked, type ReportId } from '#lib/server/reports/report-kinds.ts';

/** Throws WrongUsage where a report about one payer is not asked of one that the data know. */
async function checkAbout(
	{ dimensionValues }: Application,
	id: ReportId,
	{ where }: ReportAsked
): Promise<void> {
	const { about, title } = reportKind(id);
	if (about === undefined) return;
	const [asked, ...others] = where[about] ?? [];
	if (asked === undefined || others.length > 0)
		throw new WrongUsage(
			`The ${title.toLowerCase()} is about one ${about}: say which with --where ${about}=NAME, or choose it on the page of reports.`
		);
	const known = (await dimensionValues())[about] ?? [];
	if (!known.includes(asked))
		throw new WrongUsage(
			`The data know no ${about} of that name (the page of reports lists them)${didYouMean(asked, known)}`
		);
}

/**
 * Makes a report of a kind as a PDF. Throws WrongUsage for readers it is not for and for a payer that is none, and as
 * its maker does: ReportRefused where a chart is broken or the pages cannot be set; then nothing is to be written.
 */
export async function makeReport(
	application: Application,
	id: ReportId,
	asked: ReportAsked
): Promise<Uint8Array> {
	const { title, audiences, isOfAll, maker } = reportKind(id);
	if (!audiences.includes(asked.audience))
		throw new WrongUsage(`The ${title.toLowerCase()} is not made for ${asked.audience}.`);
	if (isOfAll && Object.keys(asked.where).length > 0)
		throw new WrongUsage(`The ${title.toLowerCase()} is of the whole clinic: leave --where out.`);
	if (!(await application.asOf()))
		throw new WrongUsage('Nothing was loaded yet. Load an export first.');
	await checkAbout(application, id, asked);
	return (await maker())(application, asked);
}
