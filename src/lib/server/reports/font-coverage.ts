/** Whether a font has a glyph for a code point. */
export type Coverage = (code: number) => boolean;

type Segment = { from: number; to: number; delta: number; glyphs: number; at: number };

/** Where the table of a tag starts in an OpenType font. */
function tableStart(font: Buffer, tag: string): number {
	const count = font.readUInt16BE(4);
	for (let index = 0; index < count; index++) {
		const record = 12 + 16 * index;
		if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
	}
	throw new Error(`The font has no table ${tag}`);
}

/** The character map of format 4, which every font has for the basic plane. */
function mapStart(font: Buffer): number {
	const cmap = tableStart(font, 'cmap');
	const count = font.readUInt16BE(cmap + 2);
	for (let index = 0; index < count; index++) {
		const start = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
		if (font.readUInt16BE(start) === 4) return start;
	}
	throw new Error('The font has no character map of format 4');
}

function segmentsOf(font: Buffer): Segment[] {
	const start = mapStart(font);
	const length = font.readUInt16BE(start + 6);
	const [ends, starts] = [start + 14, start + 16 + length];
	return Array.from({ length: length / 2 }, (_, index) => {
		const at = starts + 2 * length + 2 * index;
		return {
			from: font.readUInt16BE(starts + 2 * index),
			to: font.readUInt16BE(ends + 2 * index),
			delta: font.readUInt16BE(starts + length + 2 * index),
			glyphs: font.readUInt16BE(at),
			at
		};
	});
}

function glyphOf(font: Buffer, { from, delta, glyphs, at }: Segment, code: number): number {
	if (glyphs === 0) return (code + delta) & 0xffff;
	const glyph = font.readUInt16BE(at + glyphs + 2 * (code - from));
	return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

/** Reads which characters a font can show. OpenType specification, cmap format 4. */
export function fontCoverage(font: Buffer): Coverage {
	const segments = segmentsOf(font);
	return (code) => {
		const segment = segments.find(({ from, to }) => code >= from && code <= to);
		return segment !== undefined && glyphOf(font, segment, code) !== 0;
	};
}
