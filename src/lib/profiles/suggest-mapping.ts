import type { Registry } from '#lib/instruments/instrument.ts';
import { holdsItems } from '#lib/profiles/contract-table.ts';
import type { ContractColumn, ContractTable } from '#lib/profiles/contract-table.ts';
import { guessDateFormat } from '#lib/profiles/date-formats.ts';
import { guessValues } from '#lib/profiles/guess-values.ts';
import { findItemRuns, namedItems } from '#lib/profiles/guess-items.ts';
import { matchColumns } from '#lib/profiles/match-columns.ts';
import type { ColumnSource, ColumnSources, Output } from '#lib/profiles/profile.ts';
import { isWhole, valuesOf } from '#lib/profiles/samples.ts';
import type { Samples } from '#lib/profiles/samples.ts';
import { suggestSets } from '#lib/profiles/suggest-sets.ts';
import type { Synonyms } from '#lib/profiles/synonyms.ts';

/** A guess at how a file becomes a table. `notes`: by column of the contract, what a person has to settle and why. */
export type Suggestion = { output: Output; notes: Record<string, string> };

type SourceGuess = { source: ColumnSource | string; note?: string | undefined };

const unknownWords = (unknown: number): string =>
	unknown === 1
		? 'one value has no word of the contract yet: choose what it means'
		: `${unknown} values have no word of the contract yet: choose what each means`;

const notAllShown = 'more different values than are shown here: one that is not listed is rejected';

function guessDate(header: string, values: string[]): SourceGuess {
	const guess = guessDateFormat(values);
	if ('reason' in guess) return { source: header, note: guess.reason };
	return { source: guess.format === null ? header : { from: header, date: guess.format } };
}

const quoted = (header: string): string => `"${header.replaceAll('"', '""')}"`;

/** Amounts written $1,234.50 are read without their signs. */
function guessAmount(header: string, values: string[]): SourceGuess {
	if (!values.some((value) => /[$€£,]/.test(value))) return { source: header };
	const sql = `regexp_replace(${quoted(header)}, '[$€£, ]', '', 'g')`;
	return { source: { sql }, note: 'signs of money and commas are taken out of the amounts' };
}

/** Where a column of the contract comes from, once its header is known: date format and words by the values shown. */
function guessSource(
	column: ContractColumn,
	header: string,
	samples: Samples,
	synonyms: Synonyms
): SourceGuess {
	const sample = samples[header];
	const values = valuesOf(sample);
	if (column.type === 'DATE') return guessDate(header, values);
	if (column.type.startsWith('DECIMAL')) return guessAmount(header, values);
	const guess = guessValues(column, sample, synonyms);
	if (!guess.values) return { source: header };
	const isCut = sample !== undefined && !isWhole(sample);
	const note = guess.unknown > 0 ? unknownWords(guess.unknown) : isCut ? notAllShown : undefined;
	return { source: { from: header, values: guess.values }, note };
}

/** A header whose every value is a word of the column, where there is only one such: a program named by its level. */
function byValuesAlone(column: ContractColumn, samples: Samples, synonyms: Synonyms) {
	const fitting = Object.entries(samples).flatMap(([header, sample]) => {
		const { values, unknown } = guessValues(column, sample, synonyms);
		const shown = valuesOf(sample).length;
		return shown > 0 && unknown === 0 && isWhole(sample) ? [{ header, values }] : [];
	});
	return fitting.length === 1 ? fitting[0] : undefined;
}

function suggestColumns(
	table: ContractTable,
	headers: string[],
	samples: Samples,
	synonyms: Synonyms
) {
	const columns: ColumnSources = {};
	const notes: Record<string, string> = {};
	const matches = matchColumns(table, headers, samples, synonyms);
	for (const column of table.columns) {
		const header = matches.find((match) => match.column === column)?.header;
		if (header === undefined) continue;
		const { source, note } = guessSource(column, header, samples, synonyms);
		columns[column.name] = source;
		if (note !== undefined) notes[column.name] = note;
	}
	for (const column of table.columns) {
		if (!column.isRequired || !column.values || columns[column.name] !== undefined) continue;
		const found = byValuesAlone(column, samples, synonyms);
		if (!found) continue;
		const { header, values } = found;
		columns[column.name] = values ? { from: header, values } : header;
		notes[column.name] = `taken from "${header}" by its values: check it`;
	}
	return { columns, notes };
}

/** Tells of required columns that nothing was found for. */
function noteMissing(
	table: ContractTable,
	{ columns, repeat }: Output,
	notes: Suggestion['notes']
) {
	for (const { name, isRequired } of table.columns) {
		const isFound = columns[name] ?? repeat?.every((entry) => entry.columns[name] !== undefined);
		if (isRequired && isFound === undefined)
			notes[name] = 'required: no column of the file was found for it';
		else if (isRequired && isFound === false)
			notes[name] = 'required: not every set of rows has it yet';
	}
}

/**
 * Guesses how a file becomes a table: each column's header by words and synonyms, the date format where every value
 * shown agrees with one only, the words that values mean, and questionnaires that stand side by side in one row. It is
 * only ever a starting point for a person. Keys of `samples` are headers.
 */
export function suggestMapping(
	table: ContractTable,
	headers: string[],
	samples: Samples,
	registry: Registry,
	synonyms: Synonyms
): Suggestion {
	const isScored = table.columns.some(holdsItems) && table.table !== 'follow_up';
	const runs = isScored ? findItemRuns(headers, registry, synonyms) : [];
	const inRuns = new Set(runs.flatMap((run) => run.headers));
	const free = headers.filter((header) => !inRuns.has(header));
	const { columns, notes } = suggestColumns(table, free, samples, synonyms);
	const named = isScored && runs.length === 0 ? namedItems(registry, free) : {};
	const output: Output = {
		table: table.table,
		columns,
		...suggestSets(table, { runs, columns, free, samples, synonyms }, notes)
	};
	if (Object.keys(named).length > 0) output.items = named;
	noteMissing(table, output, notes);
	return { output, notes };
}

/** Of the required columns of a table, the part a suggestion found, and how many columns it found in all. */
function found(table: ContractTable, { output }: Suggestion) {
	const isThere = (name: string): boolean =>
		output.columns[name] !== undefined ||
		(output.repeat?.every((entry) => entry.columns[name] !== undefined) ?? false);
	const required = table.columns.filter(({ isRequired }) => isRequired);
	const part = required.filter(({ name }) => isThere(name)).length / required.length;
	return { part, count: Object.keys(output.columns).length };
}

/**
 * A suggestion for each table, the likeliest first: the one of whose required columns the most were found, then the
 * one that reads most of the file.
 */
export function suggestTables(
	tables: ContractTable[],
	headers: string[],
	samples: Samples,
	registry: Registry,
	synonyms: Synonyms
): Suggestion[] {
	return tables
		.map((table) => {
			const suggestion = suggestMapping(table, headers, samples, registry, synonyms);
			return { suggestion, ...found(table, suggestion) };
		})
		.sort((a, b) => b.part - a.part || b.count - a.count)
		.map(({ suggestion }) => suggestion);
}
