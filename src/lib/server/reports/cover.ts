import type { Figure } from '#lib/measures/figure.ts';
import { formatDate } from '#lib/measures/format.ts';
import type { Asking } from '#lib/server/reports/ask-plan.ts';
import type { Term } from '#lib/server/reports/definition.ts';
import { documentDate } from '#lib/server/reports/report-frame.ts';
import type { ReportLook } from '#lib/server/reports/report-look.ts';

type Period = Pick<Asking, 'from' | 'to'>;

/** The days a report covers, in words; without a limit, as far as the data goes. */
function periodWords({ from, to }: Period, dataThrough: string | null): string {
	if (from && to) return `${formatDate(from)} to ${formatDate(to)}`;
	if (from) return `From ${formatDate(from)}`;
	const last = to ?? dataThrough;
	return last ? `All up to ${formatDate(last)}` : 'All there is';
}

const audiences: Record<Asking['audience'], string> = {
	inside: 'Inside the organisation: small numbers are shown',
	outside: 'Outside: what fewer than 11 people would show is withheld'
};

function filterTerms(where: Asking['where']): Term[] {
	const filters = Object.entries(where).map(
		([name, values]) => `${name.replaceAll('_', ' ')} ${values.join(' or ')}`
	);
	return filters.length === 0 ? [] : [{ term: 'Only', words: filters.join('; ') }];
}

/** What the cover says: the period, the state of the data, who may read it, and how much it holds. */
function coverTerms(asking: Asking, figures: Figure[], measures: number): Term[] {
	const { snapshot, dataThrough } = figures[0]?.asOf ?? { snapshot: '', dataThrough: null };
	const known = dataThrough ? formatDate(dataThrough) : 'no calendar date in the export';
	return [
		{ term: 'Period', words: periodWords(asking, dataThrough) },
		{ term: 'Data as of', words: snapshot ? `${known} (snapshot ${snapshot})` : known },
		{ term: 'For', words: audiences[asking.audience] },
		...filterTerms(asking.where),
		{ term: 'Measures', words: String(measures) }
	];
}

/** What stands at the head of every report: whose it is, its period and day, and what the cover says. */
export function reportHead(
	report: Asking & { organisation?: string; look?: ReportLook },
	figures: Figure[],
	measures: number
) {
	const dataThrough = figures[0]?.asOf.dataThrough ?? null;
	return {
		organisation: report.organisation ?? report.look?.organisation ?? '',
		period: periodWords(report, dataThrough),
		date: documentDate(dataThrough),
		cover: coverTerms(report, figures, measures)
	};
}
