import type { ContractColumn, ContractTable } from '#lib/profiles/contract-table.ts';
import { guessDateFormat } from '#lib/profiles/date-formats.ts';
import type { ItemRun } from '#lib/profiles/guess-items.ts';
import { isPlausible } from '#lib/profiles/match-columns.ts';
import type { ColumnSources, Output } from '#lib/profiles/profile.ts';
import { valuesOf } from '#lib/profiles/samples.ts';
import type { Samples } from '#lib/profiles/samples.ts';
import { vocabulary } from '#lib/profiles/synonyms.ts';
import type { Synonyms } from '#lib/profiles/synonyms.ts';

/** What is known of a file once its runs of items and its columns are found. */
export type Found = {
	runs: ItemRun[];
	columns: ColumnSources;
	free: string[];
	samples: Samples;
	synonyms: Synonyms;
};

/** A free header whose words hold all of `wanted`; none where two do and neither is the shorter. */
function headerOf(wanted: string[], free: string[], say: (header: string) => string[]) {
	const fitting = free
		.map((header) => ({ header, words: say(header) }))
		.filter(({ words }) => wanted.every((word) => words.includes(word)))
		.sort((a, b) => a.words.length - b.words.length);
	const [first, second] = fitting;
	return first && first.words.length !== second?.words.length ? first.header : undefined;
}

/** The day of a set: a date named like the set, else the date of its occasion. */
function dayHeader(run: ItemRun, date: ContractColumn, { free, samples, synonyms }: Found) {
	const say = vocabulary(synonyms);
	const dated = free.filter((header) => {
		const values = valuesOf(samples[header]);
		return values.length > 0 && isPlausible(date, values) && say(header).includes('date');
	});
	const own = headerOf(['date', ...run.words], dated, say);
	if (own !== undefined || run.occasion === undefined) return own;
	const phrases = synonyms.columns[synonyms.occasions[run.occasion]?.day ?? ''] ?? [];
	return phrases
		.map((phrase) => headerOf(say(phrase), dated, say))
		.find((header) => header !== undefined);
}

function setColumns(
	run: ItemRun,
	date: ContractColumn | undefined,
	found: Found,
	note: (words: string) => void
) {
	const columns: ColumnSources = {};
	if (run.instrument !== undefined) columns.instrument = { constant: run.instrument };
	const day = date && dayHeader(run, date, found);
	if (date && day !== undefined) {
		const guess = guessDateFormat(valuesOf(found.samples[day]));
		if ('reason' in guess) note(guess.reason);
		const format = 'format' in guess ? guess.format : null;
		columns[date.name] = format === null ? day : { from: day, date: format };
	} else if (date) note('no date was found for every set of answers: choose it');
	const say = vocabulary(found.synonyms);
	const total = headerOf(['total', ...run.words], found.free, say);
	if (total !== undefined) columns.total = total;
	return columns;
}

/**
 * The answers of a file's questionnaires: items alone where there is one set of them, else wide to long, an entry for
 * each. Columns that a set settles for itself are taken out of `columns`.
 */
export function suggestSets(
	table: ContractTable,
	found: Found,
	notes: Record<string, string>
): Pick<Output, 'items' | 'repeat'> {
	const { runs, columns } = found;
	const [only] = runs;
	if (!only) return {};
	const date = table.columns.find(({ name }) => name === 'assessed_on' || name === 'returned_on');
	const note = (words: string) => {
		if (date) notes[date.name] = words;
	};
	if (runs.length === 1) {
		const isDated = date !== undefined && columns[date.name] !== undefined;
		const own = setColumns(only, isDated ? undefined : date, found, note);
		if (columns.instrument !== undefined) delete own.instrument;
		Object.assign(columns, own, columns);
		return { items: only.items };
	}
	const entries = runs.map((run) => ({
		columns: setColumns(run, date, found, note),
		items: run.items
	}));
	// One date for all sets stays with the table; a date of its own overrules it.
	for (const name of ['total', 'instrument']) {
		if (!entries.some((entry) => entry.columns[name] !== undefined)) continue;
		delete columns[name];
		delete notes[name];
	}
	if (date && columns[date.name] !== undefined)
		if (entries.every((entry) => entry.columns[date.name] === undefined)) delete notes[date.name];
		else delete columns[date.name];
	return { repeat: entries };
}
