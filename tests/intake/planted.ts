import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';
import { Table as ArrowTable, tableToIPC, vectorFromArray } from 'apache-arrow';
import { literal } from '#lib/server/sql-file.ts';
import type { Column, Table } from '#lib/server/warehouse/contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { bill, remittance } from '../support/x12-text.ts';
import { texts } from './canaries.ts';

/** What stands in a column in row n; undefined where a sound cell does. */
export type Plant = (column: Column, n: number) => string | undefined;

export const isText = ({ type, values }: Column): boolean =>
	type === 'VARCHAR' || values !== undefined;

/** A sound cell of a column in row n. */
function soundCell({ name, type, values }: Column, n: number): string {
	if (values) return values[0] ?? '';
	if (name === 'instrument') return 'phq-9';
	if (name === 'adjustments') return 'CO-45:10.00';
	if (name.endsWith('_id')) return `code-${n}`;
	if (type === 'DATE') return `2025-01-${10 + (n % 18)}`;
	if (type === 'VARCHAR') return 'Cañón';
	return type === 'BOOLEAN' ? 'true' : name.endsWith('_year') ? '2025' : '1';
}

/** The columns of a table that its export has. */
export const columnsOf = (table: Table): Column[] =>
	table.columns.filter(({ name, type }) => !type.startsWith('MAP') && !/_day$|_year$/.test(name));

/** The export of a table as lines of cells, its header first. Text columns hold what is planted. */
export function planted(table: Table, plant: Plant, count = 40): string[][] {
	const columns = columnsOf(table);
	const rows = Array.from({ length: count }, (_, n) =>
		columns.map((column) => (isText(column) && plant(column, n)) || soundCell(column, n))
	);
	return [columns.map(({ name }) => name), ...rows];
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Lines of cells as CSV. */
export const asCsv = (lines: string[][]): string =>
	lines.map((cells) => cells.map(quoted).join(',')).join('\n');

const objectsOf = ([headers = [], ...rows]: string[][]): Record<string, string>[] =>
	rows.map((row) => Object.fromEntries(row.map((cell, at) => [headers[at] ?? '', cell])));

function asXlsx(lines: string[][]): Uint8Array {
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet(lines), 'Stays');
	return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

function asArrow([headers = [], ...rows]: string[][]): Uint8Array {
	const columns = headers.map((header, at) => [
		header,
		vectorFromArray(rows.map((row) => row[at] ?? ''))
	]);
	return tableToIPC(new ArrowTable(Object.fromEntries(columns)), 'file');
}

async function asParquet(lines: string[][]): Promise<Uint8Array> {
	const path = join(await temporaryFolder(), 'rows.parquet');
	const [headers = [], ...rows] = lines;
	const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
	const instance = await DuckDBInstance.create(':memory:');
	const db = await instance.connect();
	await db.run(`copy (from (values ${values}) as t (${headers.join(', ')})) to ${literal(path)}`);
	instance.closeSync();
	return readFile(path);
}

/** One table in every form a file may have. */
export const forms: Record<string, (lines: string[][]) => Promise<string | Uint8Array>> = {
	'rows.csv': async (lines) => asCsv(lines),
	'rows.csv.gz': async (lines) => gzipSync(asCsv(lines)),
	'latin-1.csv': async (lines) => Buffer.from(asCsv(lines), 'latin1'),
	'utf-16.csv': async (lines) => Buffer.from(`\ufeff${asCsv(lines)}`, 'utf16le'),
	'rows.ndjson': async (lines) =>
		objectsOf(lines)
			.map((row) => JSON.stringify(row))
			.join('\n'),
	'rows.xlsx': async (lines) => asXlsx(lines),
	'rows.arrow': async (lines) => asArrow(lines),
	'rows.parquet': asParquet
};

// The signs that part segments and elements cannot stand in one.
const element = (text: string): string => text.replace(/[*~^]/g, ' ');

const person = (text: string): string[] => [
	`NM1*QC*1*${text}*${text}****MI*${text}`,
	`NM1*IL*1*${text}*${text}****MI*${text}`,
	`REF*EA*${text}`,
	`PER*CX*${text}*TE*${text}`
];

/** A remittance and a bill whose claims belong to people that every canary names once, by number too. */
export const x12Files = (): Record<string, string> => {
	const people = texts.map(element);
	const remitted = people.flatMap((text) => [
		`CLP*${text}*1*100.00*60.00**12*${text}*11*1`,
		...person(text),
		'SVC*HC:90853*100.00*60.00**1',
		'CAS*CO*45*40.00'
	]);
	const billed = people.flatMap((text) => [
		`CLM*${text}*100***11:B:1*Y*A*Y*Y`,
		...person(text),
		`N3*${text}`,
		`N4*${text}*MA*${text}`,
		`NTE*ADD*${text}`,
		'LX*1',
		'SV1*HC:90853*100*UN*1***1',
		'DTP*472*D8*20250105'
	]);
	return { 'march.835': remittance(remitted), 'february.837': bill(billed) };
};
