import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { readInstruments } from '#lib/server/instruments.ts';
import { makeCqiReport } from '#lib/server/reports/cqi-report.ts';
import { reportLook } from '#lib/server/reports/report-look.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import { readSettings } from '#lib/server/settings.ts';
import { periodOf, readSelection } from '../../question.ts';
import { today } from '../../today.ts';
import { readAudience, reportFileName } from '../read-report.ts';
import type { RequestHandler } from './$types';

/** The quality report of a period as a PDF: the parameters of a page of figures, `audience` and `organisation`. */
export const GET: RequestHandler = async ({ url }) => {
	const application = getApplication();
	const { ask, asOf, catalogue, comparisons, folder, notes, actions, minutes } = application;
	const known = await asOf();
	if (!known) error(404, { message: 'Nothing is loaded yet.', mend: 'Load an export first.' });
	const selection = readSelection(url.searchParams);
	const period = periodOf(selection, known.dataThrough);
	const audience = readAudience(url.searchParams);
	const organisation = url.searchParams.get('organisation') || undefined;
	const rows = { ...period, where: selection.where, audience };
	try {
		const pdf = await makeCqiReport({
			ask,
			compare: comparisons.compare,
			catalogue,
			...rows,
			changed: await application.whatChanged({ ...rows, scope: 'headline' }),
			organisation,
			look: reportLook(folder.root),
			settings: readSettings(folder.root),
			ownInstruments: readInstruments(folder.root).own,
			meeting: {
				notes: await notes.list(),
				actions: await actions.list(),
				minutes: await minutes.list(),
				today: today()
			}
		});
		return new Response(Buffer.from(pdf), {
			headers: {
				'Content-Type': 'application/pdf',
				'Content-Disposition': `attachment; filename="${reportFileName(period, audience)}"`
			}
		});
	} catch (cause) {
		if (cause instanceof WrongUsage) error(400, { message: cause.message });
		if (cause instanceof ReportRefused) error(500, { message: cause.message });
		throw cause;
	}
};
