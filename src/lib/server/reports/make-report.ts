import type { Application } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { reportKind, type ReportAsked, type ReportId } from '#lib/server/reports/report-kinds.ts';

/**
 * Makes a report of a kind as a PDF. Throws WrongUsage for readers it is not for, and as its maker does: ReportRefused
 * where a chart is broken or the pages cannot be set; then nothing is to be written.
 */
export async function makeReport(
	application: Application,
	id: ReportId,
	asked: ReportAsked
): Promise<Uint8Array> {
	const { title, audiences, maker } = reportKind(id);
	if (!audiences.includes(asked.audience))
		throw new WrongUsage(`The ${title.toLowerCase()} is not made for ${asked.audience}.`);
	return (await maker())(application, asked);
}
