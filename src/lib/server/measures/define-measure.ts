import { exampleWords } from '#lib/measures/example-words.ts';
import { formulaWords } from '#lib/measures/formula-words.ts';
import type { Example, Measure } from '#lib/measures/measure.ts';
import { isWorked } from '#lib/server/measures/worked-example.ts';
import type { Settings } from '#lib/server/settings.ts';

/** A term of a definition and its words. */
export type Term = { term: string; words: string };

/** The rows of one table of a worked example, as text. */
export type ExampleTable = { table: string; columns: string[]; rows: string[][] };

/** A few rows, what they come to when a test executes them, and how that comes about. */
export type ExampleText = {
	asOf: string | null;
	tables: ExampleTable[];
	gives: string;
	reading: string;
};

/**
 * All that the definition book says of a measure. `rests` are the numbers it rests on, each with its source or that it
 * is our setting; `exampleOf` is the measure of the same file that its worked example is about.
 */
export type Definition = {
	id: string;
	version: number;
	title: string;
	family: string;
	file: string;
	isOwn: boolean;
	instrument: string | null;
	terms: Term[];
	rests: Term[];
	example: ExampleText | null;
	exampleOf: string | null;
	sql: string;
};

const ours = 'our setting';

/** Who says so. Where nobody does, that it is ours. */
export function sourceWords({ ours: isOurs, source }: Measure): string {
	if (!isOurs) return source;
	return source.toLowerCase().startsWith(ours) ? source : `${source} (rests on ${ours})`;
}

const thresholdNames: Record<string, string> = {
	caseness: 'a case from',
	response: 'response, as a share of the start',
	response_from: 'response is asked of those from',
	remission_below: 'remission below',
	mcid: 'smallest change that matters',
	reliable_change: 'reliable change from'
};

/** The numbers of instruments that a measure rests on, and whose they are. */
export const thresholdTerms = ({ scale }: Measure): Term[] =>
	(scale?.thresholds ?? []).map(({ name, value, source, ours: isOurs }) => ({
		term: `${scale?.title}: ${thresholdNames[name] ?? name.replaceAll('_', ' ')} ${value}`,
		words: isOurs ? `${ours} (${source})` : source
	}));

/** The settings that a measure rests on, with the values in force. */
export const settingTerms = (measure: Measure, settings: Settings): Term[] =>
	measure.settings.flatMap((name) => {
		const setting = settings[name];
		if (!setting) return [];
		return [{ term: `${name.replaceAll('_', ' ')}: ${setting.value}`, words: setting.about }];
	});

const asOurs = ({ term, words }: Term): Term => ({ term, words: `${ours}: ${words}` });

const better: Record<Measure['better'], string> = {
	higher: 'higher',
	lower: 'lower',
	neutral: 'neither: it describes'
};

function termsOf(measure: Measure): Term[] {
	const { question, counts, not_counts, window, ledger, caution, missing, bounds_over } = measure;
	const bounds =
		bounds_over === undefined
			? undefined
			: `those ${missing} are counted in once as if all had failed, once as if all had succeeded, over all ${ledger[bounds_over] ?? ''}`;
	const terms: [string, string | undefined][] = [
		['Question', question],
		['Counts', counts],
		['Does not count', not_counts],
		['Counted in steps', Object.values(ledger).join(', then ')],
		['Formula', formulaWords(measure)],
		['Bounds', measure.kind === 'proportion' ? bounds : undefined],
		['Window', window],
		['Better', better[measure.better]],
		['Caution', caution],
		['Source', sourceWords(measure)]
	];
	return terms.flatMap(([term, words]) => (words ? [{ term, words }] : []));
}

const cellText = (cell: unknown): string => {
	if (cell === null || cell === undefined) return '';
	if (typeof cell !== 'object') return String(cell);
	return Object.entries(cell)
		.map(([name, value]) => `${name}: ${String(value)}`)
		.join(', ');
};

function exampleText(example: Example, measure: Measure): ExampleText {
	const tables = Object.entries(example.tables).map(([table, [columns = [], ...rows]]) => ({
		table,
		columns: columns.map(cellText),
		rows: rows.map((row) => row.map(cellText))
	}));
	const { as_of: asOf = null, reading } = example;
	return { asOf, tables, gives: exampleWords(example, measure), reading };
}

/** What the definition book says of a measure, with the settings in force: the page and the PDF print the same. */
export function defineMeasure(measure: Measure, settings: Settings): Definition {
	const { id, version, title, family, file, isOwn, sql, example } = measure;
	return {
		id,
		version,
		title,
		family,
		file,
		isOwn,
		instrument: measure.scale?.instrument ?? null,
		terms: termsOf(measure),
		rests: [...thresholdTerms(measure), ...settingTerms(measure, settings).map(asOurs)],
		example: isWorked(measure) ? exampleText(measure.example, measure) : null,
		exampleOf: isWorked(measure) ? null : (example?.of ?? null),
		sql
	};
}
