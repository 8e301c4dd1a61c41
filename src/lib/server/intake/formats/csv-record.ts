/** How a text file is written. `newLine` is the byte that ends a line: a carriage return only where there is no line feed. */
export type Dialect = { delimiter: string; quote: string; escape: string; newLine: '\n' | '\r' };

/** Where one record of a text file stands in the bytes it was found in. Used again for the next record. */
export type FoundRecord = {
	bytes: Buffer;
	from: number;
	/** The line of the file it starts on, from 1, and the line breaks in its quoted cells. */
	line: number;
	breaks: number;
	width: number;
	starts: number[];
	ends: number[];
	/** 1 where the cell is between quotation marks, 2 where some of those inside are escaped. */
	quoted: number[];
	/** Whether a quotation mark, a carriage return or a NUL stands in it anywhere. */
	isSpecial: boolean;
	hasNul: boolean;
	/** Whether a cell without quotation marks begins or ends with anything but a printable character of ASCII. */
	isPadded: boolean;
};

const pattern = (mark: string): string => mark.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The text of one cell of a record, without its quotation marks. */
export function cellOf(record: FoundRecord, at: number, { quote, escape }: Dialect): string {
	const text = record.bytes.toString('utf8', record.starts[at], record.ends[at]);
	if (record.quoted[at] !== 2) return text;
	if (quote === escape) return text.replaceAll(`${quote}${quote}`, quote);
	const [q, e] = [pattern(quote), pattern(escape)];
	const escaped = new RegExp(`${e}([^])|${q}${q}`, 'g');
	return text.replace(escaped, (_, mark: string | undefined) => mark ?? quote);
}
