import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import { makeReport } from '#lib/server/reports/make-report.ts';
import { isReportId, reportFileName } from '#lib/server/reports/report-kinds.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import { today } from '../../today.ts';
import { pdfAnswer } from '../pdf-answer.ts';
import { readReport } from '../read-report.ts';
import type { RequestHandler } from './$types';

/** A report as a PDF: the parameters of a page of figures, `audience` and `organisation`; of a referral page what its form chooses. */
export const GET: RequestHandler = async ({ params, url }) => {
	if (!isReportId(params.kind))
		error(404, { message: 'There is no such report.', mend: 'Choose one on the page of reports.' });
	const application = getApplication();
	const known = await application.asOf();
	if (!known) error(404, { message: 'Nothing is loaded yet.', mend: 'Load an export first.' });
	try {
		const asked = readReport(params.kind, url.searchParams, known.dataThrough);
		const pdf = await makeReport(application, params.kind, { ...asked, today: today() });
		return pdfAnswer(pdf, reportFileName(params.kind, asked));
	} catch (cause) {
		if (cause instanceof WrongUsage) error(400, { message: cause.message });
		if (cause instanceof FigureWithheld) error(403, { message: cause.reason });
		if (cause instanceof ReportRefused) error(500, { message: cause.message });
		throw cause;
	}
};
