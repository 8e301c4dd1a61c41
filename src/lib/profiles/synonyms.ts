import { z } from 'zod';
import { headerWords } from '#lib/profiles/header-words.ts';

const words = z.string().transform((text) => text.split(',').map((each) => each.trim()));

const occasionSchema = z.strictObject({ words, day: z.string() });

/** How exports name what the contract names: as data, see synonyms.yaml. */
export const synonymsSchema = z.strictObject({
	words: z.record(z.string(), words),
	filler: words,
	columns: z.record(z.string(), words),
	values: z.record(z.string(), z.record(z.string(), words)),
	filler_of_values: words,
	occasions: z.record(z.string(), occasionSchema)
});

export type Synonyms = z.infer<typeof synonymsSchema>;

/** A function that gives a header's words in our own vocabulary, without those that say nothing, each once. */
export function vocabulary({ words: known, filler }: Synonyms): (header: string) => string[] {
	const canonical = new Map(
		Object.entries(known).flatMap(([word, variants]) => variants.map((each) => [each, word]))
	);
	const empty = new Set(filler);
	return (header) => {
		const said = headerWords(header).map((word) => canonical.get(word) ?? word);
		return [...new Set(said.filter((word) => !empty.has(word)))];
	};
}
