/** The part of a clinic that a record or a figure is of: the values of each dimension; everything where it is empty. */
export type Where = Record<string, string[]>;

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sorted = (where: Where): [string, string[]][] =>
	Object.entries(where)
		.filter(([, values]) => values.length > 0)
		.map(([name, values]): [string, string[]] => [name, [...new Set(values)].sort(byName)])
		.sort(([a], [b]) => byName(a, b));

/** A place as the key of a record: the same text for the same place, in whatever order it was given. */
export const placeKey = (where: Where): string => JSON.stringify(Object.fromEntries(sorted(where)));

/** The place of a key. Throws SyntaxError where the text is none. */
export const placeOf = (key: string): Where => JSON.parse(key) as Where;

/** A place in words: "everywhere", or "site Northgate, program Adult IOP or Adult PHP". */
export function placeWords(where: Where): string {
	const parts = sorted(where).map(
		([name, values]) => `${name.replaceAll('_', ' ')} ${values.join(' or ')}`
	);
	return parts.length === 0 ? 'everywhere' : parts.join(', ');
}

/** Whether a part of the clinic lies within another: each dimension the wider one names, the narrower one names no further. */
export const coversPlace = (wider: Where, narrower: Where): boolean =>
	sorted(wider).every(([name, values]) => {
		const own = narrower[name] ?? [];
		return own.length > 0 && own.every((value) => values.includes(value));
	});
