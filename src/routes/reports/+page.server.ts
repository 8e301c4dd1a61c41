import { getApplication } from '#lib/server/application.ts';
import { isReportId, reportIds, reportKind } from '#lib/server/reports/report-kinds.ts';
import { filterChoices } from '../filter-choices.ts';
import { readSelection } from '../question.ts';
import { pageChoices, readFields } from '../referral/page-choices.ts';
import { plannedMeasures } from './planned-measures.ts';
import { readAudience } from './read-report.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, parent }) => {
	const { asOf } = await parent();
	const asked = url.searchParams.get('report') ?? '';
	const id = isReportId(asked) ? asked : 'cqi';
	const { title, intro, audiences, about, isOfAll, isOfApproved } = reportKind(id);
	const plan = isOfApproved ? { families: [], measures: [] } : plannedMeasures(id);
	const occurring = asOf ? await getApplication().dimensionValues() : {};
	const values = asOf ? (await filterChoices(plan.measures)).values : {};
	const selection = readSelection(url.searchParams);
	return {
		kinds: reportIds.map((each) => ({ id: each, title: reportKind(each).title })),
		report: { id, title, intro, audiences },
		about: about && {
			name: about,
			values: occurring[about] ?? [],
			chosen: selection.where[about]?.[0] ?? ''
		},
		selection,
		audience: readAudience(id, url.searchParams),
		organisation:
			url.searchParams.get('organisation') ?? (await getApplication().theme()).organisation ?? '',
		families: plan.families,
		/** What a report of approved figures is chosen from. */
		sheet:
			isOfApproved && asOf
				? { ...(await pageChoices()), fields: readFields(url.searchParams) }
				: undefined,
		values: isOfAll
			? {}
			: Object.fromEntries(Object.entries(values).filter(([name]) => name !== about))
	};
};
