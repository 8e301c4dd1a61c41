import { SSF, read } from '@e965/xlsx';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { headerRow, isTotals, nameHeaders } from '#lib/server/intake/formats/headers.ts';
import { faultRules } from '#lib/server/intake/formats/csv-scanner.ts';
import { RowWriter } from '#lib/server/intake/formats/row-writer.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import type { GivenForm, Progress, SourceTable } from '#lib/server/intake/formats/table.ts';

type Cell = string | null;
type SheetRow = { line: number; cells: Cell[] };

/** The tables of a workbook, and the sheets that nobody sees, which are not read. */
export type Workbook = { tables: SourceTable[]; sheets: string[]; hidden: string[] };

const two = (number: number): string => `${number}`.padStart(2, '0');

/** A serial day as ISO text, with its time of day where it has one. */
function serialDate(serial: number, isFrom1904: boolean): string {
	const { y, m, d, H, M, S } = SSF.parse_date_code(serial, { date1904: isFrom1904 });
	const time = H + M + S > 0 ? `${two(H)}:${two(M)}:${two(S)}` : '';
	if (serial < 1 && !isFrom1904) return time || '00:00:00';
	return [`${y}-${two(m)}-${two(d)}`, time].filter((part) => part !== '').join(' ');
}

// A spreadsheet keeps 15 digits of a number. From twelve it shows a code as 1.2E+11: then that is what people have
// compared and copied, and such a cell is handed on as it is shown, to be refused by its line.
function numberText(number: number, shown: string): string {
	if (Math.abs(number) >= 1e15) return number.toExponential().toUpperCase();
	if (Math.abs(number) >= 1e11 && /E\+/i.test(shown)) return shown;
	return `${Number(number.toPrecision(15))}`;
}

function cellText(cell: CellObject | undefined, isFrom1904: boolean): Cell {
	if (!cell || cell.v === undefined) return null;
	if (cell.t === 'e') return cell.w ?? '#VALUE!';
	if (cell.t === 'b') return cell.v === true ? 'true' : 'false';
	if (typeof cell.v !== 'number')
		return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : `${cell.v}`;
	return SSF.is_date(`${cell.z ?? ''}`)
		? serialDate(cell.v, isFrom1904)
		: numberText(cell.v, cell.w ?? '');
}

const isFilled = (cell: Cell): boolean => cell !== null && cell.trim() !== '';

function sheetRows(book: WorkBook, sheet: string): SheetRow[] {
	const isFrom1904 = book.Workbook?.WBProps?.date1904 === true;
	const data = (book.Sheets[sheet] as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? [];
	const rows: SheetRow[] = [];
	for (let at = 0; at < data.length; at++) {
		const cells = Array.from(data[at] ?? [], (cell) => cellText(cell, isFrom1904));
		while (cells.length > 0 && !isFilled(cells.at(-1) ?? null)) cells.pop();
		if (cells.length > 0) rows.push({ line: at + 1, cells });
	}
	return rows;
}

function writeRow(writer: RowWriter, { line, cells }: SheetRow, width: number): void {
	if (isTotals(cells, width)) writer.reject(line, faultRules.totals);
	else if (cells.length > width) writer.reject(line, faultRules.many);
	else writer.writeCells(line, [...cells, ...Array<null>(width - cells.length).fill(null)]);
}

function readRows(
	rows: SheetRow[],
	headers: string[],
	headerLine: number,
	progress?: Progress
): Promise<Rows> {
	return RowWriter.fill({ headers, headerLine }, async (writer) => {
		for (const [at, row] of rows.entries()) {
			writeRow(writer, row, headers.length);
			if (at % 10_000 === 0) await writer.flush();
		}
		progress?.(0, writer.records);
	});
}

const visibleSheets = (book: WorkBook): string[] =>
	book.SheetNames.filter((_, at) => (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) === 0);

function sheetTable(
	book: WorkBook,
	sheet: string,
	name: string,
	given: GivenForm
): SourceTable | undefined {
	const rows = sheetRows(book, sheet).filter((row) => row.line > (given.skip_rows ?? 0));
	const sample = rows.slice(0, 200).map((row) => row.cells.filter(isFilled).length);
	const at = given.skip_rows === undefined ? headerRow(sample) : 0;
	const header = rows[at];
	if (!header) return undefined;
	const { headers, notes } = nameHeaders(header.cells.map((cell) => cell ?? ''));
	const above = header.line - 1;
	const skipped = above > 0 ? [`${above} lines above the header were passed over`] : [];
	return {
		name,
		headers,
		form: { format: 'xlsx', skip_rows: above, sheet, sheets: visibleSheets(book) },
		bytes: 0,
		notes: [...skipped, ...notes],
		readRows: (progress) => readRows(rows.slice(at + 1), headers, header.line, progress)
	};
}

/**
 * Opens a workbook: a table for each sheet that can be seen and is not empty, or for the one that `given` names.
 * Dates come as ISO text by the format of their cells, numbers with the digits that were kept. Throws the
 * library's error where the workbook is damaged or locked.
 */
export function openWorkbook(bytes: Buffer, name: string, given: GivenForm): Workbook {
	const book = read(bytes, {
		type: 'buffer',
		dense: true,
		cellNF: true,
		cellText: true,
		cellFormula: false,
		cellHTML: false
	});
	const seen = visibleSheets(book);
	const hidden = book.SheetNames.filter((sheet) => !seen.includes(sheet));
	const sheets =
		given.sheet === undefined ? seen : book.SheetNames.filter((s) => s === given.sheet);
	const tables = sheets.flatMap((sheet) => {
		const called = sheets.length > 1 ? `${name}, sheet "${sheet}"` : name;
		return sheetTable(book, sheet, called, given) ?? [];
	});
	return {
		tables,
		sheets: book.SheetNames,
		hidden: hidden.filter((sheet) => sheet !== given.sheet)
	};
}
