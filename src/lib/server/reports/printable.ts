import type { Coverage } from '#lib/server/reports/font-coverage.ts';

const space = 0x20;
/** Words as long as this do not fit into the narrowest column. */
const longWord = 31;
const chunk = /.{1,14}/gu;
const zeroWidthSpace = '\u200b';

/** A text with a question mark for every sign the fonts cannot show: a tagged PDF must not hold a sign without a glyph. */
export function printable(text: string, covers: Coverage): string {
	const isShown = (sign: string): boolean => {
		const code = sign.codePointAt(0) ?? space;
		return code < space || covers(code);
	};
	// Nearly every text is shown as it is.
	for (const sign of text)
		if (!isShown(sign)) return Array.from(text, (each) => (isShown(each) ? each : '?')).join('');
	return text;
}

const pieces = (word: string): string[] =>
	word.split(/(?<=[_/.-])/).flatMap((part) => part.match(chunk) ?? []);

const parts = (word: string): string =>
	word.length < longWord ? word : pieces(word).join(zeroWidthSpace);

/** Lets words too long for a column break, after a sign where there is one: a code of forty letters must not run out of its cell. */
export const breakable = (text: string): string => text.split(' ').map(parts).join(' ');

/** Applies a change to every text in a structure of plain data. */
export function mapTexts<T>(node: T, change: (text: string) => string): T {
	if (typeof node === 'string') return change(node) as T;
	if (Array.isArray(node)) return node.map((part: unknown) => mapTexts(part, change)) as T;
	if (node === null || typeof node !== 'object') return node;
	return Object.fromEntries(
		Object.entries(node).map(([key, part]) => [key, mapTexts(part, change)])
	) as T;
}
