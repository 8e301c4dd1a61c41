import type { Audience } from '#lib/measures/figure.ts';
import { lastWholeMonth, twelveMonthsTo } from '#lib/measures/twelve-months.ts';
import type { Language } from '#lib/messages/say.ts';
import type { Application } from '#lib/server/application.ts';

/**
 * What is chosen of a referral page: its figures (none: those approved first), for whom it is, its language. `address`:
 * the page that lies there, whole, with its address on it.
 */
export type ReferralChoices = {
	figures?: string[];
	recipient?: string;
	language?: Language;
	address?: string;
};

/** Which rows a report is about, for whom it is, and what it is made with. Dates are ISO days. */
export type ReportAsked = {
	from?: string;
	to?: string;
	where: Record<string, string[]>;
	audience: Audience;
	/** The name on the cover; without it that of the clinic's own theme. */
	organisation?: string;
	referral?: ReferralChoices;
	/** The day it is: what is overdue is told by it, and a referral page bears it. */
	today: string;
};

/** Makes a report as a PDF. Throws ReportRefused where it cannot be verified, WrongUsage where it was asked wrongly. */
export type MakeReport = (application: Application, asked: ReportAsked) => Promise<Uint8Array>;

/** A kind of report, as the command line, the page and the names of files know it. */
type ReportKind = {
	title: string;
	/** What it is and whom it is for, on the page. */
	intro: string;
	/** What the name of its file begins with. */
	file: string;
	/** For whom it may be made, the usual one first. */
	audiences: [Audience, ...Audience[]];
	/** The dimension that it is about one value of, such as one payer. */
	about?: 'payer';
	/** The clinic's own measures and instruments stand in it too. */
	hasOwn?: true;
	/** It is of the whole clinic: closed months keep no part of it. */
	isOfAll?: true;
	/** It shows approved figures only, a few of them, each chosen by itself: no plan says which. */
	isOfApproved?: true;
	/** Without days it covers the last twelve whole months, not all there is. */
	isOfYear?: true;
	/** Its maker, loaded only where a report is made: it brings Typst and all that draws. */
	maker: () => Promise<MakeReport>;
};

/** Every kind of report there is, by the name that commands and addresses know it by. */
const reportKinds = {
	cqi: {
		title: 'Quality report',
		intro:
			'Everything a quality meeting goes through, with what changed, ledgers and definitions: tagged, printable, the same bytes for the same data and choices.',
		file: 'quality-report',
		audiences: ['inside', 'outside'],
		hasOwn: true,
		maker: async () =>
			(await import('#lib/server/reports/make-quality-report.ts')).makeQualityReport
	},
	payer: {
		title: 'Payer packet',
		intro:
			'What one payer’s own members and claims come to, in about ten pages: denials, authorizations, access, retention, completion, outcomes and satisfaction. Small numbers are withheld, since it leaves the house.',
		file: 'payer-packet',
		audiences: ['outside', 'inside'],
		about: 'payer',
		isOfYear: true,
		maker: async () => (await import('#lib/server/reports/make-payer-packet.ts')).makePayerPacket
	},
	accreditation: {
		title: 'Evidence for accreditation',
		intro:
			'Twelve months for CARF and The Joint Commission: where each expectation is answered, indicators by month with aims and notes, data quality, actions, minutes, and closed months with their hashes.',
		file: 'accreditation',
		audiences: ['inside'],
		isOfAll: true,
		isOfYear: true,
		maker: async () =>
			(await import('#lib/server/reports/make-accreditation-pack.ts')).makeAccreditationPack
	},
	referral: {
		title: 'Referral page',
		intro:
			'One page to leave after a visit: approved figures only, each in a plain sentence with a small chart, what it does not tell, and the date. In English or Spanish, always with small numbers withheld.',
		file: 'referral-page',
		audiences: ['outside'],
		isOfApproved: true,
		isOfYear: true,
		maker: async () => (await import('#lib/server/reports/make-referral-page.ts')).makeReferralPage
	}
} as const satisfies Record<string, ReportKind>;

export type ReportId = keyof typeof reportKinds;

/** The names of all kinds of report. */
export const reportIds = Object.keys(reportKinds) as ReportId[];

export const isReportId = (text: string): text is ReportId => Object.hasOwn(reportKinds, text);

/** A kind of report by its name. */
export const reportKind = (id: ReportId): ReportKind => reportKinds[id];

/** What is asked of a report with the days it covers where nobody names any. `dataThrough` is null without dates. */
export function withUsualPeriod<T extends { from?: string; to?: string }>(
	id: ReportId,
	asked: T,
	dataThrough: string | null
): T {
	const isGiven = asked.from !== undefined || asked.to !== undefined;
	if (isGiven || !reportKind(id).isOfYear || dataThrough === null) return asked;
	const { from, to } = twelveMonthsTo(lastWholeMonth(dataThrough));
	return { ...asked, from, to };
}

const plain = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');

/**
 * The name of the file a report is kept under: what it is, of whom, for whom and in which language where that is not
 * the usual, and the days it covers.
 */
export function reportFileName(
	id: ReportId,
	{ from, to, audience, where, referral }: Omit<ReportAsked, 'today' | 'organisation'>
): string {
	const { file, audiences, about, isOfApproved } = reportKind(id);
	const values = isOfApproved ? Object.values(where).flat() : about ? (where[about] ?? []) : [];
	const whose = values.map(plain).join('-');
	const language = referral?.language === 'es' ? 'es' : '';
	const days = [from, to].filter((day) => day !== undefined).join('-to-') || 'all';
	const reader = audience === audiences[0] ? '' : audience;
	return `${[file, whose, reader, language, days].filter((part) => part !== '').join('-')}.pdf`;
}
