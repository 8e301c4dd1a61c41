import { bucketEnd, bucketOf } from '#lib/measures/calendar.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { readEvidenceMonths } from '#lib/server/reports/accreditation-months.ts';
import { dataQualityTerms } from '#lib/server/reports/accreditation-quality.ts';
import { makeAccreditationReport } from '#lib/server/reports/accreditation-report.ts';
import type { MakeReport } from '#lib/server/reports/report-kinds.ts';
import { reportLook } from '#lib/server/reports/report-look.ts';
import { readSettings } from '#lib/server/settings.ts';

/** The evidence for accreditation of a data folder. Throws WrongUsage without both days, and as makeAccreditationReport. */
export const makeAccreditationPack: MakeReport = async (application, asked) => {
	const { ask, catalogue, folder, meetingRecords, quality, batches } = application;
	const { from, to, today } = asked;
	if (from === undefined || to === undefined)
		throw new WrongUsage(
			'Evidence for accreditation goes from one day to another: give both. Exports without calendar dates have no months to show.'
		);
	if (!from.endsWith('-01') || to !== bucketEnd(bucketOf(to, 'month'), 'month'))
		throw new WrongUsage(
			'Evidence for accreditation goes by whole months: begin with the first day of a month and end with the last day of one.'
		);
	const [months, found, loads] = await Promise.all([
		readEvidenceMonths(application, { from, to }),
		quality.read(),
		batches()
	]);
	return makeAccreditationReport({
		...{ ask, catalogue, months, ...asked, from, to },
		quality: dataQualityTerms(
			found,
			loads.filter(({ isUndone }) => !isUndone)
		),
		meeting: await meetingRecords(today),
		look: reportLook(folder.root),
		settings: readSettings(folder.root)
	});
};
