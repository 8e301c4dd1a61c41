import type { ContractColumn } from '#lib/profiles/contract-table.ts';
import { headerWords } from '#lib/profiles/header-words.ts';
import { isWhole, valuesOf } from '#lib/profiles/samples.ts';
import type { Sample } from '#lib/profiles/samples.ts';
import type { Synonyms } from '#lib/profiles/synonyms.ts';

/** What stands in the file -> the contract's word. */
export type ValueMap = Record<string, string>;

/** A value in plain words: `1 - Completed Treatment` is `completed treatment`. */
function plainValue(value: string, filler: Set<string>): string[] {
	const words = headerWords(value).filter((word) => !filler.has(word));
	const named = words.slice(words.findIndex((word) => !/^\d+$/.test(word)));
	return [words.join(' '), named.join(' '), headerWords(value).join(' ')];
}

/** A function that finds the contract's word for a value of a file, where exactly one is known for it. */
function wordFinder(column: ContractColumn, synonyms: Synonyms) {
	const known = Object.entries(synonyms.values[column.name] ?? {}).filter(
		([word]) => !column.values || column.values.includes(word)
	);
	const filler = new Set(synonyms.filler_of_values);
	return (value: string): string | undefined => {
		const own = column.values?.find((word) => word.toLowerCase() === value.toLowerCase());
		if (own) return own;
		const plain = plainValue(value, filler);
		const found = known.filter(([, variants]) => variants.some((each) => plain.includes(each)));
		return found.length === 1 ? found[0]?.[0] : undefined;
	};
}

/** A guess at the words that a column's values mean, and how many of those shown nobody knows. */
export type ValueGuess = { values?: ValueMap; unknown: number };

/**
 * Finds the contract's word for each value shown. No map where the values are the contract's words as they stand. A
 * column without a list of words is mapped only where the sample is whole and every value is known.
 */
export function guessValues(
	column: ContractColumn,
	sample: Sample | undefined,
	synonyms: Synonyms
): ValueGuess {
	const find = wordFinder(column, synonyms);
	const values = valuesOf(sample);
	const found = values.map((value) => [value, find(value)] as const);
	const unknown = found.filter(([, word]) => word === undefined).length;
	if (!column.values && (unknown > 0 || !sample || !isWhole(sample))) return { unknown: 0 };
	if (found.every(([value, word]) => word?.toLowerCase() === value.toLowerCase()))
		return { unknown };
	const entries = found.flatMap(([value, word]) => (word === undefined ? [] : [[value, word]]));
	return { values: Object.fromEntries(entries) as ValueMap, unknown };
}
