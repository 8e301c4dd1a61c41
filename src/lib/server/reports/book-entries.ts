import { formatDate } from '#lib/measures/format.ts';
import type { Definition, ExampleText, Term } from '#lib/server/measures/define-measure.ts';
import type { Change } from '#lib/server/measures/definition-book.ts';

/** A measure of the same file, of another instrument or day: `rests` is what it rests on that the first does not. */
type Other = { title: string; name: string; rests: string };

/** A definition as a PDF prints it. Measures of one file stand together, since only their numbers differ. */
export type BookEntry = {
	title: string;
	/** "completion, version 1". */
	name: string;
	terms: Term[];
	example: (ExampleText & { asOfWords: string }) | null;
	/** The measure that the example is about, where it is another. */
	exampleOf: string;
	others: Other[];
	changes: { until: string; was: string; is: string; terms: Change['terms'] }[];
};

/** A definition, with what it was before where that is to be printed too. */
type Printed = Definition & { changes?: Change[] };

const nameOf = ({ id, version, isOwn, file }: Definition): string =>
	`${id}, version ${version}${isOwn ? `, from our file ${file}` : ''}`;

const restsWords = (rests: Term[]): string =>
	rests.map(({ term, words }) => `${term} (${words})`).join('; ');

/** What a measure rests on that another does not. */
const differing = ({ rests }: Definition, lead: Definition): Term[] =>
	rests.filter(({ term }) => !lead.rests.some((each) => each.term === term));

/** The SQL of both stands on the page of definitions: paper says that it changed. */
const changeOf = ({ was, is, until, terms, sql }: Change): BookEntry['changes'][0] => ({
	until: formatDate(until),
	was: `${was.version}`,
	is: `${is.version}`,
	terms: [
		...terms.map(({ term, was: before, is: after }) => ({
			term,
			was: before || 'nothing',
			is: after || 'nothing'
		})),
		...(sql ? [{ term: 'SQL', was: 'another', is: 'changed: see the page of definitions' }] : [])
	]
});

function entryOf(lead: Printed, others: Definition[], all: Definition[]): BookEntry {
	const shown = lead.example ? lead : all.find(({ id }) => id === lead.exampleOf);
	const rests = restsWords(lead.rests);
	return {
		title: lead.title,
		name: nameOf(lead),
		terms: [...lead.terms, ...(rests === '' ? [] : [{ term: 'Rests on', words: rests }])],
		example: shown?.example
			? {
					...shown.example,
					asOfWords: shown.example.asOf === null ? '' : formatDate(shown.example.asOf)
				}
			: null,
		exampleOf: shown && shown.id !== lead.id ? shown.title : '',
		others: others.map((other) => ({
			title: other.title,
			name: nameOf(other),
			rests: restsWords(differing(other, lead))
		})),
		changes: (lead.changes ?? []).map(changeOf)
	};
}

/** Definitions as a PDF prints them, in their order; examples of measures that are not among them come from `all`. */
export function bookEntries(definitions: Printed[], all: Definition[]): BookEntry[] {
	const files = [...new Set(definitions.map(({ file }) => file))];
	return files.flatMap((file) => {
		const same = definitions.filter((definition) => definition.file === file);
		const lead = same.find(({ example }) => example) ?? same[0];
		if (!lead) return [];
		return [
			entryOf(
				lead,
				same.filter(({ id }) => id !== lead.id),
				all
			)
		];
	});
}
