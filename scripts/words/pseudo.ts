/** A language nobody speaks: what does not look like it on a page is not in the catalogue. */
export const pseudoLanguage = 'en-XA';

const accents: Record<string, string> = {
	...{ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', y: 'ý' },
	...{ A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', Y: 'Ý' }
};

/** A message in the pseudo language: in brackets and with accents; its places for values and markup stay. */
export function toPseudo(message: string): string {
	const parts = message.split(/(<\/?\d+\/?>|\{\d+\})/);
	const accented = parts.map((part, place) =>
		place % 2 === 1 ? part : part.replace(/[aeiouy]/gi, (letter) => accents[letter] ?? letter)
	);
	return `⟦${accented.join('')}⟧`;
}
