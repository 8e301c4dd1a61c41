// Advance widths of Source Sans 3 in thousandths of the font size, from space to tilde Regular (its hmtx table).
// Layout has to be the same on the server, which has no canvas, and in the browser.
const regular = [
	200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497,
	497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527,
	494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513,
	476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495,
	255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497
];
const semiboldExcess = 1.04;
const unknownWidth = 560;
const wideWidth = 1000;

/** The widest a fallback font is taken to be against Source Sans 3, so that text still fits before the font is there. */
const slack = 1.04;

function advance(code: number): number {
	if (code >= 0x2e80) return wideWidth;
	return regular[code - 32] ?? unknownWidth;
}

/** The width of one line of text in pixels, a little on the wide side. */
export function textWidth(text: string, size: number, weight = 400): number {
	let units = 0;
	for (const letter of text) units += advance(letter.codePointAt(0) ?? 0);
	return (units / 1000) * size * slack * (weight >= 600 ? semiboldExcess : 1);
}

function splitWord(word: string, width: number, size: number): string[] {
	const parts: string[] = [];
	let part = '';
	for (const letter of word) {
		if (part && textWidth(part + letter, size) > width) {
			parts.push(part);
			part = '';
		}
		part += letter;
	}
	return [...parts, part];
}

/** Breaks text into lines no wider than `width` pixels: at spaces, and inside a word only where the word alone is too wide. */
export function wrapText(text: string, width: number, size: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/).flatMap((whole) => splitWord(whole, width, size))) {
		const longer = line ? `${line} ${word}` : word;
		if (line && textWidth(longer, size) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line];
}

/** The widest of some lines, in pixels. */
export const widest = (lines: string[], size: number): number =>
	Math.max(0, ...lines.map((line) => textWidth(line, size)));
