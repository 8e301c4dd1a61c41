import { stampOf } from '#lib/server/file-stamp.ts';
import { faultFinder } from '#lib/server/intake/formats/csv-faults.ts';
import type { FoundRecord } from '#lib/server/intake/formats/csv-record.ts';
import { longestLine } from '#lib/server/intake/formats/csv-scanner.ts';
import { holdFile } from '#lib/server/intake/formats/held-file.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import { scanText } from '#lib/server/intake/formats/scan-text.ts';
import type { CsvLayout, Text } from '#lib/server/intake/formats/scan-text.ts';
import type { Progress } from '#lib/server/intake/formats/table.ts';
import { fillSql, literal, readSqlFile } from '#lib/server/sql-file.ts';

const [carriageReturn, lineFeed] = [0x0d, 0x0a];

/** What is found out of a text whose lines are all rows, cell by cell as they stand: how many, and how they end. */
class Plainness {
	rows = 0;
	isPlain = true;
	isTrimmed = true;
	readonly #faultOf;
	readonly #width: number;

	/** `endsInReturn`: whether the header's line ends in two characters, as then all others have to. */
	constructor(
		readonly layout: CsvLayout,
		readonly endsInReturn: boolean,
		isSound: boolean
	) {
		this.#faultOf = faultFinder(layout, isSound);
		this.#width = layout.headers.length;
	}

	get newLine(): string {
		return this.endsInReturn ? '\\r\\n' : '\\n';
	}

	hear(found: FoundRecord): void {
		this.rows++;
		if (found.isPadded) this.isTrimmed = false;
		const isOnItsLine = found.line === this.layout.headerLine + this.rows;
		const isOther = found.isSpecial || found.width !== this.#width || !isOnItsLine;
		if (isOther || this.#faultOf(found) !== undefined || !this.#endsLikeOthers(found))
			this.isPlain = false;
	}

	#endsLikeOthers({ bytes, ends, width }: FoundRecord): boolean {
		const end = bytes[ends[width - 1] as number];
		// The last line of a file may have no end.
		if (end !== carriageReturn && end !== lineFeed) return true;
		return this.endsInReturn === (end === carriageReturn);
	}
}

/** Whether the first line of a text ends in two characters. */
async function endsInReturn(text: Text): Promise<boolean> {
	for await (const chunk of text.read())
		return chunk[chunk.indexOf(lineFeed) - 1] === carriageReturn;
	return false;
}

/** Whether a text may be read where it lies: the sample had nothing in it that is more than a delimiter and a line's end. */
const mayBePlain = ({ dialect, headerLine, isTrailing, headers }: CsvLayout): boolean =>
	headers.length > 1 &&
	headerLine === 1 &&
	!isTrailing &&
	dialect.quote === '"' &&
	dialect.newLine === '\n';

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/${name}.sql`).sql, fragments);

type InPlace = { path: string; headerLine: number; newLine: string };

/** A file that is read where it lies, as a relation with these columns of text. */
const inPlace = ({ path, headerLine, newLine }: InPlace, columns: string[], delimiter: string) =>
	sql('read_in_place', {
		file: literal(path),
		header_line: `${headerLine}`,
		new_line: literal(newLine),
		longest_line: `${longestLine}`,
		columns: columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', '),
		delimiter: literal(delimiter)
	});

/** The lines of such a file below its header, whole, in the column `line`. */
export const linesInPlace = (file: InPlace): string => inPlace(file, ['line'], '');

/**
 * The rows of a file as they lie in it, where nothing in it has to be told apart: no quotation mark, no line that is not a
 * row, each as wide as the header. Undefined for any other text, as soon as that is seen.
 */
export async function plainRows(
	text: Text,
	layout: CsvLayout,
	progress: Progress
): Promise<Rows | undefined> {
	const { file } = text;
	if (!file || !mayBePlain(layout)) return undefined;
	const plainness = new Plainness(layout, await endsInReturn(text), text.isSound);
	const found = {
		record: (record: FoundRecord) => plainness.hear(record),
		fault: () => {
			plainness.isPlain = false;
		}
	};
	const behind = await scanText(text, layout, found, (bytes) => {
		if (plainness.isPlain) progress(bytes, plainness.rows);
		return plainness.isPlain;
	});
	// Blank lines at the end are passed over without a word.
	const isFull = behind === layout.headerLine + plainness.rows + 1;
	if (!plainness.isPlain || !isFull) return undefined;
	const held = await holdFile(file.path);
	if (!held) return undefined;
	const { headers, headerLine, dialect } = layout;
	const { delimiter } = dialect;
	const plain = { path: held.path, headerLine, newLine: plainness.newLine };
	const rows = inPlace(plain, headers, delimiter);
	return {
		relation: sql('plain_rows', { rows, header_line: `${headerLine}` }),
		...(delimiter !== '\t' && { lines: { relation: linesInPlace(plain), delimiter } }),
		records: plainness.rows,
		rejects: [],
		isPlain: true,
		isTrimmed: plainness.isTrimmed,
		headerLine,
		isUnchanged: () => stampOf([file.path]) === file.stamp,
		close: () => held.close()
	};
}
