import { formatDate } from '#lib/measures/format.ts';
import type { Entry } from '#lib/server/measures/definition-book.ts';
import { bookEntries } from '#lib/server/reports/book-entries.ts';
import { documentDate, reportJson } from '#lib/server/reports/report-frame.ts';
import type { ReportLook } from '#lib/server/reports/report-look.ts';
import { typeset } from '#lib/server/reports/typeset.ts';
import type { Settings } from '#lib/server/settings.ts';

/** What a definition book is made of. `dataThrough` is the last day of the data, null where it has no dates. */
export type DefinitionBook = {
	chapters: { title: string; entries: Entry[] }[];
	settings: Settings;
	asOf: { snapshot: string; dataThrough: string | null } | null;
	look?: ReportLook;
};

function dataAsOf(asOf: DefinitionBook['asOf']): string {
	if (!asOf) return 'nothing is loaded yet';
	const day = asOf.dataThrough === null ? 'no calendar date' : formatDate(asOf.dataThrough);
	return `${day} (snapshot ${asOf.snapshot})`;
}

/** The text of a definition book, as the template reads it. */
function definitionBookData({ chapters, settings, asOf, look }: DefinitionBook) {
	const entries = chapters.flatMap((chapter) => chapter.entries);
	const own = entries.filter(({ isOwn }) => isOwn).length;
	const dates = entries.flatMap(({ changes }) => changes.map(({ until }) => until)).sort();
	const last = dates.at(-1);
	return {
		title: 'Definition book',
		organisation: look?.organisation ?? '',
		period: 'Definitions in force',
		date: documentDate(asOf?.dataThrough ?? null),
		cover: [
			{ term: 'Data as of', words: dataAsOf(asOf) },
			{ term: 'Measures', words: `${entries.length}${own > 0 ? `, ${own} of them our own` : ''}` },
			{ term: 'Last change', words: last ? formatDate(last) : 'none since the first load' }
		],
		chapters: chapters
			.filter((chapter) => chapter.entries.length > 0)
			.map((chapter) => ({ title: chapter.title, entries: bookEntries(chapter.entries, entries) })),
		settings: Object.entries(settings).map(([name, { about, value }]) => ({
			term: `${name.replaceAll('_', ' ')}: ${value}`,
			words: about
		}))
	};
}

/** The definition book as a tagged PDF (PDF/UA-1): the same bytes for the same definitions. Throws ReportRefused. */
export function makeDefinitionBook(book: DefinitionBook): Promise<Uint8Array> {
	const json = reportJson(definitionBookData(book));
	return typeset('definitions.typ', { 'report.json': json, ...book.look?.files });
}
