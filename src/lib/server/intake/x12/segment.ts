/** One segment of an X12 file. */
export type Segment = {
	/** Which segment of the file it is, from 1. */
	number: number;
	/** The first is the segment's name: `elements[2]` of a CLP is CLP02. */
	elements: string[];
	/** What parts the components of an element in this interchange (ISA16). */
	component: string;
	/** False for what stands after the last terminator of the file. */
	isTerminated: boolean;
};

/** The name of a segment: CLP, SVC … */
export const nameOf = (segment: Segment): string => segment.elements[0] ?? '';

/** An element by its number in the guide; empty where the segment ends before it. */
export const element = (segment: Segment, number: number): string =>
	(segment.elements[number] ?? '').trim();

/** A component of an element, both from 1: SVC01-2 is `component(segment, 1, 2)`. */
export const component = (segment: Segment, number: number, part: number): string =>
	(element(segment, number).split(segment.component)[part - 1] ?? '').trim();

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** X12 is cut by bytes, each one character. What is kept of it as words is UTF-8 where it can be, else Windows-1252. */
export function asText(bytes: string): string {
	const buffer = Buffer.from(bytes, 'latin1');
	try {
		return utf8.decode(buffer);
	} catch (error) {
		if (error instanceof TypeError) return windows1252.decode(buffer);
		throw error;
	}
}

/** The file does not hold together: it was cut short or damaged. `message` has the reason and the segment. */
export class BrokenX12 extends Error {}
