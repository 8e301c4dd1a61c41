import { BrokenX12, element } from '#lib/server/intake/x12/segment.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';

type Delimiters = { element: string; component: string; terminator: string };

const isaElements = 16;
// No segment of a remittance or a bill comes near this: beyond it the terminator is not what ISA says it is.
const longest = 1 << 20;

/**
 * The delimiters of an interchange, from its ISA at `start`: the character behind ISA, the sixteenth element, the
 * character behind that. Undefined where `text` ends before.
 */
function delimitersOf(text: string, start: number): Delimiters | undefined {
	const separator = text[start + 3];
	if (separator === undefined) return undefined;
	let at = start + 3;
	for (let passed = 1; passed < isaElements; passed++) {
		at = text.indexOf(separator, at + 1);
		if (at === -1) return undefined;
	}
	const component = text[at + 1];
	const terminator = text[at + 2];
	return component && terminator ? { element: separator, component, terminator } : undefined;
}

// White space, the end-of-file mark of old systems, and the three bytes of a byte order mark.
const blanks = ' \t\n\v\f\r\0\x1a\xef\xbb\xbf';

const isBlank = (character: string | undefined): boolean =>
	character !== undefined && blanks.includes(character);

/**
 * Cuts X12 text into segments, piece by piece. Every ISA says anew what the delimiters are. Line breaks between
 * and inside segments are not content. Throws BrokenX12 where the text cannot be X12.
 */
export class Tokeniser {
	#rest = '';
	#number = 0;
	#delimiters: Delimiters | undefined;

	/** The segments that are complete with this piece of the text. */
	push(text: string): Segment[] {
		this.#rest += text;
		const segments: Segment[] = [];
		let start = this.#skip(0);
		for (let end = this.#endOf(start); end !== -1; end = this.#endOf(start)) {
			segments.push(this.#segment(start, end, true));
			start = this.#skip(end + 1);
		}
		this.#rest = this.#rest.slice(start);
		if (this.#rest.length > longest)
			throw new BrokenX12(`segment ${this.#number + 1} does not end: its terminator is missing`);
		return segments;
	}

	/** What stands after the last terminator: at most one segment. */
	end(): Segment[] {
		if (this.#rest === '') return [];
		if (!this.#delimiters) throw new BrokenX12('the file ends within segment 1 (ISA)');
		return [this.#segment(0, this.#rest.length, false)];
	}

	/** The first place from `start` where a segment begins: terminators standing twice are passed over. */
	#skip(start: number): number {
		let at = start;
		while (isBlank(this.#rest[at]) || this.#isTerminator(at)) at++;
		return at;
	}

	#isTerminator(at: number): boolean {
		return this.#delimiters !== undefined && this.#rest[at] === this.#delimiters.terminator;
	}

	#endOf(start: number): number {
		const name = this.#rest.slice(start, start + 3);
		if (name.length < 3) return -1;
		if (name === 'ISA') {
			const found = delimitersOf(this.#rest, start);
			if (!found) return -1;
			this.#delimiters = found;
		}
		if (!this.#delimiters) throw new BrokenX12('the file does not begin with an ISA segment');
		return this.#rest.indexOf(this.#delimiters.terminator, start);
	}

	#segment(start: number, end: number, isTerminated: boolean): Segment {
		const { element: separator, component } = this.#delimiters as Delimiters;
		const text = this.#rest.slice(start, end).replace(/[\r\n]/g, '');
		this.#number++;
		const segment = {
			number: this.#number,
			elements: text.split(separator),
			component,
			isTerminated
		};
		if (text.startsWith('ISA') && !/^\d{5}$/.test(element(segment, 12)))
			throw new BrokenX12(`segment ${this.#number} (ISA) is damaged: ISA12 names no X12 version`);
		return segment;
	}
}
