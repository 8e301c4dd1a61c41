import type { Definition } from '#lib/server/measures/define-measure.ts';

const textOf = ({ id, title, terms, rests, file }: Definition): string =>
	[id, title, file, ...[...terms, ...rests].flatMap(({ term, words }) => [term, words])]
		.join(' ')
		.toLowerCase();

/** Whether every word of a search stands somewhere in a definition. */
export function isFound(definition: Definition, search: string): boolean {
	const text = textOf(definition);
	return search
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}
