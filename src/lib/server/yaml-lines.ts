import type { Document, LineCounter } from 'yaml';

/** The line of the part of a YAML document at `path`, or of the nearest part around it that the document has. */
export function lineIn(document: Document, lines: LineCounter, path: PropertyKey[]): number | null {
	for (let length = path.length; length >= 0; length--) {
		const node: unknown = document.getIn(path.slice(0, length), true);
		const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : null;
		if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
	}
	return null;
}

/** The plain value of a YAML document; undefined where a text refers to itself over and over to grow without end. */
export function valueOf(document: Document): unknown {
	try {
		return document.toJS({ maxAliasCount: 200 });
	} catch {
		return undefined;
	}
}
