import { cellOf } from '#lib/server/intake/formats/csv-record.ts';
import type { Dialect } from '#lib/server/intake/formats/csv-record.ts';
import { CsvScanner } from '#lib/server/intake/formats/csv-scanner.ts';
import { headerRow } from '#lib/server/intake/formats/headers.ts';

/** What the start of a text shows: how it is written, its header cells, and the line they stand on. */
export type Sniffed = {
	dialect: Dialect;
	cells: string[];
	/** Lines above the header that are no part of the table. */
	skipRows: number;
	/** The last line of the header. */
	headerLine: number;
	/** Whether every row ends in a delimiter that the header does not have. */
	isTrailing: boolean;
};

/** What a person says of a file's dialect; the rest is found out. */
export type GivenDialect = {
	delimiter?: string | undefined;
	quote?: string | undefined;
	skip_rows?: number | undefined;
};

type Line = { cells: string[]; quoted: number; line: number; breaks: number };
type Sample = { lines: Line[]; faults: number };
type Candidate = Sniffed & { score: number; readsAll: boolean };

const delimiters = [',', ';', '\t', '|', '~', '^', '\x1f'];
const mostLines = 1000;

function readSample(bytes: Buffer, isWhole: boolean, dialect: Dialect): Sample {
	const sample: Sample = { lines: [], faults: 0 };
	const scanner = new CsvScanner(dialect, {
		record(found) {
			if (sample.lines.length >= mostLines) return;
			const cells = Array.from({ length: found.width }, (_, at) => cellOf(found, at, dialect));
			const quoted = found.quoted.slice(0, found.width).filter((mark) => mark > 0).length;
			sample.lines.push({ cells, quoted, line: found.line, breaks: found.breaks });
		},
		fault() {
			sample.faults++;
		}
	});
	scanner.scan(bytes, isWhole);
	return sample;
}

const filled = (line: Line): number => line.cells.filter((cell) => cell.trim() !== '').length;

// Names have letters; amounts, dates and empty cells do not.
const nameLike = (line: Line): number =>
	line.cells.filter((cell) => /\p{L}/u.test(cell)).length / line.cells.length;

const isTrailingRow = (line: Line, width: number): boolean =>
	line.cells.length === width + 1 && line.cells[width] === '';

type Table = { header: Line; cells: string[]; rows: number; isTrailing: boolean };

/** The table whose header has this width, and how many of the lines belong to it. */
function tableOf(lines: Line[], width: number, isFirst: boolean): Table | undefined {
	const fitting = lines.filter((line) => line.cells.length === width);
	const header = isFirst ? lines[0] : fitting[headerRow(fitting.map(filled))];
	if (!header) return undefined;
	const { cells } = header;
	const below = lines.slice(lines.indexOf(header) + 1);
	const all = { header, cells, rows: 1 + below.length, isTrailing: false };
	if (below.length > 0 && below.every((line) => isTrailingRow(line, width)))
		return { ...all, isTrailing: true };
	// Or the header has the delimiter too many, and no row has.
	if (below.length > 0 && cells.at(-1) === '' && below.every((l) => l.cells.length === width - 1))
		return { ...all, cells: cells.slice(0, -1) };
	return { ...all, rows: fitting.length };
}

// An apostrophe at the start of a word is no quotation mark: those are round most lines, or round none.
function quoteFactor({ lines }: Sample, quote: string): number {
	const share = lines.filter((line) => line.quoted > 0).length / Math.max(1, lines.length);
	if (quote !== '"' && share < 0.5) return 0.9;
	return 1 + 0.1 * share;
}

function scoreOf(sample: Sample, { header, cells, rows }: Table, quote: string): number {
	const share = rows / (sample.lines.length + 2 * sample.faults);
	const names = 0.1 + 0.9 * nameLike(header);
	const above = 0.98 ** sample.lines.indexOf(header);
	const width = cells.length === 1 ? 0.3 : Math.log2(cells.length + 1);
	return share * names * above * width * quoteFactor(sample, quote);
}

function candidates(sample: Sample, dialect: Dialect, given: GivenDialect): Candidate[] {
	// Who says how many lines to skip has said where the header is.
	const isFirst = given.skip_rows !== undefined;
	const headers = isFirst ? sample.lines.slice(0, 1) : sample.lines;
	const widths = [...new Set(headers.map((line) => line.cells.length))];
	return widths.flatMap((width) => {
		const table = tableOf(sample.lines, width, isFirst);
		if (!table) return [];
		const { header, cells, isTrailing } = table;
		const headerLine = (given.skip_rows ?? 0) + header.line;
		return {
			dialect,
			cells,
			skipRows: headerLine - 1,
			headerLine: headerLine + header.breaks,
			isTrailing,
			score: scoreOf(sample, table, dialect.quote),
			readsAll: sample.faults === 0 && table.rows === sample.lines.length
		};
	});
}

const newLineOf = (bytes: Buffer): '\n' | '\r' =>
	!bytes.includes(0x0a) && bytes.includes(0x0d) ? '\r' : '\n';

function dialects(bytes: Buffer, given: GivenDialect): Dialect[] {
	const newLine = newLineOf(bytes);
	const quotes = given.quote ? [given.quote] : ['"', ...(bytes.includes(0x27) ? ["'"] : [])];
	const marks = quotes.flatMap((quote) => [
		{ quote, escape: quote },
		...(bytes.includes(`\\${quote}`) ? [{ quote, escape: '\\' }] : [])
	]);
	return (given.delimiter ? [given.delimiter] : delimiters)
		.filter((delimiter) => given.delimiter || delimiter === ',' || bytes.includes(delimiter))
		.flatMap((delimiter) => marks.map((mark) => ({ delimiter, ...mark, newLine })));
}

/** The bytes below the first lines of a text. */
function belowLines(bytes: Buffer, lines: number, newLine: string): Buffer {
	let at = 0;
	for (let line = 0; line < lines; line++) {
		const end = bytes.indexOf(newLine, at);
		if (end === -1) return bytes.subarray(bytes.length);
		at = end + 1;
	}
	return bytes.subarray(at);
}

/** The same table with marks doubled, as the standard has it, where every line can be read so: then a backslash is text. */
const withoutBackslash = ({ dialect, cells, headerLine }: Candidate, found: Candidate[]) =>
	found.find(
		(each) =>
			each.readsAll &&
			each.dialect.escape === each.dialect.quote &&
			each.dialect.quote === dialect.quote &&
			each.dialect.delimiter === dialect.delimiter &&
			each.headerLine === headerLine &&
			each.cells.length === cells.length
	);

/**
 * Finds out how a text is written from its start: the dialect under which most of its lines are rows of one width
 * below a line that reads like names. `isWhole` says that `bytes` is all of it. Undefined where there is no line.
 */
export function sniffDialect(
	bytes: Buffer,
	isWhole: boolean,
	given: GivenDialect = {}
): Sniffed | undefined {
	const text = belowLines(bytes, given.skip_rows ?? 0, newLineOf(bytes));
	const found = dialects(text, given).flatMap((dialect) => {
		const sample = readSample(text, isWhole, dialect);
		return candidates(sample, dialect, given);
	});
	const best = found.reduce<Candidate | undefined>(
		(best, each) => (best === undefined || each.score > best.score ? each : best),
		undefined
	);
	return (best && withoutBackslash(best, found)) ?? best;
}
