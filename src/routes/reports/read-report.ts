import type { Audience } from '#lib/measures/figure.ts';
import {
	reportKind,
	withUsualPeriod,
	type ReportAsked,
	type ReportId
} from '#lib/server/reports/report-kinds.ts';
import { periodOf, readSelection } from '../question.ts';

/** For whom a report is, from an address; without a word of it, for its usual readers. */
export function readAudience(id: ReportId, params: URLSearchParams): Audience {
	const { audiences } = reportKind(id);
	return audiences.find((each) => each === params.get('audience')) ?? audiences[0];
}

/** What an address asks of a report, as seen from the last day of the data. */
export function readReport(
	id: ReportId,
	params: URLSearchParams,
	dataThrough: string | null
): Omit<ReportAsked, 'today'> {
	const selection = readSelection(params);
	// The last twelve months of a report of a year are whole ones, whatever day the data end on.
	const isUsual = reportKind(id).isOfYear === true && selection.period === '12-months';
	const days = isUsual ? {} : periodOf(selection, dataThrough);
	const asked: Omit<ReportAsked, 'today'> = {
		...days,
		where: selection.where,
		audience: readAudience(id, params),
		organisation: params.get('organisation') || undefined
	};
	return isUsual ? withUsualPeriod(id, asked, dataThrough) : asked;
}
