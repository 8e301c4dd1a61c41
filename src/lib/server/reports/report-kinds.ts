import type { Audience } from '#lib/measures/figure.ts';
import type { Application } from '#lib/server/application.ts';

/** Which rows a report is about, for whom it is, and what it is made with. Dates are ISO days. */
export type ReportAsked = {
	from?: string;
	to?: string;
	where: Record<string, string[]>;
	audience: Audience;
	/** The name on the cover; without it that of the clinic's own theme. */
	organisation?: string;
	/** The day it is: what is overdue is told by it. */
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
		maker: async () =>
			(await import('#lib/server/reports/make-quality-report.ts')).makeQualityReport
	}
} as const satisfies Record<string, ReportKind>;

export type ReportId = keyof typeof reportKinds;

/** The names of all kinds of report. */
export const reportIds = Object.keys(reportKinds) as ReportId[];

export const isReportId = (text: string): text is ReportId => Object.hasOwn(reportKinds, text);

/** A kind of report by its name. */
export const reportKind = (id: ReportId): ReportKind => reportKinds[id];

const plain = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');

/** The name of the file a report is kept under: what it is, for whom where that is not the usual, and the days it covers. */
export function reportFileName(
	id: ReportId,
	{ from, to, audience }: Pick<ReportAsked, 'from' | 'to' | 'audience'>,
	about = ''
): string {
	const { file, audiences } = reportKind(id);
	const days = [from, to].filter((day) => day !== undefined).join('-to-') || 'all';
	const reader = audience === audiences[0] ? '' : audience;
	return `${[file, plain(about), reader, days].filter((part) => part !== '').join('-')}.pdf`;
}
