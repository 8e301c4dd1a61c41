import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { makeReport } from '#lib/server/reports/make-report.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import { pdfAnswer } from '../../../reports/pdf-answer.ts';
import { today } from '../../../today.ts';
import { readLink } from '../read-link.ts';
import type { RequestHandler } from './$types';

/** The page of an address as one sheet of paper, with its address on it. It counts as a look like any other. */
export const GET: RequestHandler = async ({ params, url }) => {
	const { link, language } = await readLink(params.token, url);
	const application = getApplication();
	const address = `${url.origin}/shared/${params.token}`;
	try {
		const pdf = await makeReport(application, 'referral', {
			...{ where: {}, audience: 'outside', today: today() },
			referral: { address, language }
		});
		await application.links.countLook(link.id, new Date());
		return pdfAnswer(pdf, 'referral-page.pdf');
	} catch (cause) {
		if (cause instanceof ReportRefused) error(500, { message: cause.message });
		throw cause;
	}
};
