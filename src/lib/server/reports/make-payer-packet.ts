import { makePayerReport } from '#lib/server/reports/payer-report.ts';
import type { MakeReport } from '#lib/server/reports/report-kinds.ts';
import { reportLook } from '#lib/server/reports/report-look.ts';
import { readSettings } from '#lib/server/settings.ts';

/** The packet of the one payer that is asked about. Throws as makePayerReport does. */
export const makePayerPacket: MakeReport = ({ ask, catalogue, folder }, asked) =>
	makePayerReport({
		...{ ask, catalogue, ...asked },
		payer: asked.where.payer?.[0] ?? '',
		look: reportLook(folder.root),
		settings: readSettings(folder.root)
	});
