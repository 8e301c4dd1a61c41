import type { Measure } from '#lib/measures/measure.ts';
import { getApplication } from '#lib/server/application.ts';
import { readInstruments } from '#lib/server/instruments.ts';
import { planWithOwn } from '#lib/server/reports/plan-with-own.ts';
import { readPlan } from '#lib/server/reports/read-plan.ts';
import { reportKind, type ReportId } from '#lib/server/reports/report-kinds.ts';

/** What a report shows, family by family, and all the measures of it that there are. */
export function plannedMeasures(id: ReportId): {
	families: { title: string; measures: { id: string; title: string }[] }[];
	measures: Measure[];
} {
	const { catalogue, folder } = getApplication();
	const all = catalogue.list();
	const own = new Set(readInstruments(folder.root).own);
	const plan = reportKind(id).hasOwn ? planWithOwn(readPlan(id), all, own) : readPlan(id);
	const families = plan.families.map(({ title, measures }) => ({
		title,
		measures: measures.flatMap(({ measure }) => all.find(({ id }) => id === measure) ?? [])
	}));
	return {
		families: families.map(({ title, measures }) => ({
			title,
			measures: measures.map(({ id, title: name }) => ({ id, title: name }))
		})),
		measures: families.flatMap(({ measures }) => measures)
	};
}
