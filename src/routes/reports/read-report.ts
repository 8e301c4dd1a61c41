import { periodKind } from '#lib/measures/baseline.ts';
import type { Audience } from '#lib/measures/figure.ts';
import { twelveMonthsTo } from '#lib/measures/twelve-months.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	reportKind,
	withUsualPeriod,
	type ReportAsked,
	type ReportId
} from '#lib/server/reports/report-kinds.ts';
import { periodOf, readSelection } from '../question.ts';
import { readFields } from '../referral/page-choices.ts';

/** For whom a report is, from an address; without a word of it, for its usual readers. */
export function readAudience(id: ReportId, params: URLSearchParams): Audience {
	const { audiences } = reportKind(id);
	return audiences.find((each) => each === params.get('audience')) ?? audiences[0];
}

/** The days of the twelve months that end with a month. Throws WrongUsage where it is none. */
function daysTo(month: string): { from: string; to: string } {
	if (periodKind(month) !== 'month')
		throw new WrongUsage('Twelve months that end with: give a month as 2026-08.');
	const { from, to } = twelveMonthsTo(month);
	return { from, to };
}

/** What an address asks of a referral page: all of it is chosen there, and small numbers are always withheld. */
function readPage(params: URLSearchParams, dataThrough: string | null): Omit<ReportAsked, 'today'> {
	const { measures: figures, recipient, language, where = {}, endsWith } = readFields(params);
	const days = typeof endsWith === 'string' && endsWith !== '' ? daysTo(endsWith) : {};
	const organisation = params.get('organisation') || undefined;
	const referral = { figures, recipient, language };
	const asked = { ...days, where, audience: 'outside', organisation, referral } as const;
	return withUsualPeriod<Omit<ReportAsked, 'today'>>('referral', asked, dataThrough);
}

/** What an address asks of a report, as seen from the last day of the data. Throws WrongUsage for a month that is none. */
export function readReport(
	id: ReportId,
	params: URLSearchParams,
	dataThrough: string | null
): Omit<ReportAsked, 'today'> {
	if (reportKind(id).isOfApproved) return readPage(params, dataThrough);
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
