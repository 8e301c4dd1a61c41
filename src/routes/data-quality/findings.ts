import { formatCount } from '#lib/measures/format.ts';
import type { PageServerData } from './$types';

export type Found = PageServerData['checks'][number];

/** The three sorts of finding, worst first, in words. */
export const sorts = [
	{
		severity: 'error',
		title: 'Cannot be right',
		about: 'Two records contradict each other, or nobody can use the row.'
	},
	{
		severity: 'warning',
		title: 'Probably wrong',
		about: 'It happens, but more often than not something was entered wrongly.'
	},
	{
		severity: 'info',
		title: 'Worth a look',
		about: 'It may well be as it is. It helps to know.'
	}
] as const;

const rowNames: Record<Found['table'], string> = {
	episode: 'episodes',
	attendance: 'services',
	assessment: 'assessments',
	claim_line: 'claim lines',
	remit_line: 'remittance lines',
	appeal: 'appeals',
	authorization: 'authorizations',
	survey: 'surveys',
	follow_up: 'follow-ups',
	referral: 'referrals'
};

/** "10 of 30,242 assessments". */
export const countWords = ({ count, of, table }: Found): string =>
	`${formatCount(count)} of ${formatCount(of)} ${rowNames[table]}`;

/** Those of one sort that find rows: most rows first, waived ones last. */
export const findingsOf = (checks: Found[], severity: Found['severity']): Found[] =>
	checks
		.filter((check) => check.severity === severity && check.count > 0)
		.sort((a, b) => Number(a.waiver !== null) - Number(b.waiver !== null) || b.count - a.count);
