import { readInstruments } from '#lib/server/instruments.ts';
import { makeCqiReport } from '#lib/server/reports/cqi-report.ts';
import type { MakeReport } from '#lib/server/reports/report-kinds.ts';
import { reportLook } from '#lib/server/reports/report-look.ts';
import { readSettings } from '#lib/server/settings.ts';

/** The quality report of a data folder. Throws as makeCqiReport does. */
export const makeQualityReport: MakeReport = async (application, asked) => {
	const { ask, catalogue, comparisons, folder, meetingRecords, whatChanged } = application;
	const { today, organisation, ...rows } = asked;
	return makeCqiReport({
		...{ ask, catalogue, organisation, ...rows },
		compare: comparisons.compare,
		changed: await whatChanged({ ...rows, scope: 'headline' }),
		look: reportLook(folder.root),
		settings: readSettings(folder.root),
		ownInstruments: readInstruments(folder.root).own,
		meeting: await meetingRecords(today)
	});
};
