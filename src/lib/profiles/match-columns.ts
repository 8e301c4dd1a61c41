import { holdsItems } from '#lib/profiles/contract-table.ts';
import type { ContractColumn, ContractTable } from '#lib/profiles/contract-table.ts';
import { valuesOf } from '#lib/profiles/samples.ts';
import type { Samples } from '#lib/profiles/samples.ts';
import { vocabulary } from '#lib/profiles/synonyms.ts';
import type { Synonyms } from '#lib/profiles/synonyms.ts';

/** A guess that a column of the contract is a column of the file: 0 to 1. */
export type Match = { column: ContractColumn; header: string; likeness: number };

const leastLikeness = 0.75;

/** The part of their words that two phrases share (Dice). */
function shared(a: string[], b: string[]): number {
	const both = a.filter((word) => b.includes(word)).length;
	return a.length + b.length === 0 ? 0 : (2 * both) / (a.length + b.length);
}

const money = /^[-+]?[$€£]?\s?\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^[-+]?[$€£]?\s?\d+(?:\.\d+)?$/;
const whole = /^[-+]?\d+(?:\.0+)?$/;
const dateLike = /\d.*[-/. ,].*\d|^\d{8}$/;

/** Whether the values shown could stand in a column of that type: a header alone may mislead. */
export function isPlausible({ type }: ContractColumn, values: string[]): boolean {
	const all = (pattern: RegExp) => values.every((value) => pattern.test(value));
	if (type === 'DATE') return all(dateLike);
	if (/^(TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(type)) return all(whole);
	if (type.startsWith('DECIMAL') || type === 'DOUBLE') return all(money);
	return true;
}

/**
 * Which header of a file each column of a table likely is: by the words of both, the nearest first, each header once.
 * A header whose values cannot be of the column's type is not taken.
 */
export function matchColumns(
	table: ContractTable,
	headers: string[],
	samples: Samples,
	synonyms: Synonyms
): Match[] {
	const say = vocabulary(synonyms);
	const said = headers.map((header) => ({ header, words: say(header) }));
	const matches = table.columns
		.filter((column) => !holdsItems(column))
		.flatMap((column) => {
			const phrases = [column.name, ...(synonyms.columns[column.name] ?? [])].map(say);
			return said.map(({ header, words }) => {
				const isOwn = header.trim().toLowerCase() === column.name;
				const likeness = Math.max(...phrases.map((phrase) => shared(phrase, words)));
				return { column, header, likeness: isOwn ? 2 : likeness };
			});
		})
		.filter(({ likeness }) => likeness >= leastLikeness)
		.filter(({ column, header }) => isPlausible(column, valuesOf(samples[header])))
		.sort((a, b) => b.likeness - a.likeness);
	const taken: Match[] = [];
	for (const match of matches)
		if (!taken.some(({ column, header }) => column === match.column || header === match.header))
			taken.push(match);
	return taken;
}
