import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { withExports } from '../seed/exports.ts';
import { figuresOf } from '../support/figures-of.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { forms as files } from './planted.ts';

type Dialect = { delimiter?: string; quote?: string; escape?: string; end?: string };

/** Lines of cells in a dialect, every cell in quotation marks that has need of them. */
function write(lines: string[][], { delimiter = ',', quote = '"', ...rest }: Dialect = {}): string {
	const { escape = quote, end = '\n' } = rest;
	const cellOf = (cell: string): string =>
		/["'\\]/.test(cell) || cell.includes(delimiter)
			? `${quote}${cell.replaceAll(quote, escape + quote)}${quote}`
			: cell;
	return lines.map((cells) => cells.map(cellOf).join(delimiter) + end).join('');
}

const inApostrophes = (lines: string[][]): string =>
	lines.map((cells) => cells.map((cell) => `'${cell.replaceAll("'", "''")}'`).join(',')).join('\n');

const inFile = (name: string) => (lines: string[][]) => {
	const writeFile = files[name];
	if (!writeFile) throw new Error(`no form ${name}`);
	return writeFile(lines);
};

const above = 'Discharges and admissions\nmade on 1 September 2026;\n\n';
const totals = ([headers = []]: string[][]) =>
	`Total,240${','.repeat(Math.max(0, headers.length - 2))}\n`;

type Form = (lines: string[][]) => string | Uint8Array | Promise<string | Uint8Array>;

const forms: Record<string, Form> = {
	'UTF-8': (lines) => write(lines),
	'UTF-8 with a byte order mark': (lines) => `\ufeff${write(lines)}`,
	'UTF-16 little-endian': (lines) => Buffer.from(`\ufeff${write(lines)}`, 'utf16le'),
	'UTF-16 big-endian': (lines) => Buffer.from(`\ufeff${write(lines)}`, 'utf16le').swap16(),
	'Windows-1252': (lines) => Buffer.from(write(lines), 'latin1'),
	'semicolons and CRLF': (lines) => write(lines, { delimiter: ';', end: '\r\n' }),
	tabs: (lines) => write(lines, { delimiter: '\t' }),
	'vertical bars': (lines) => write(lines, { delimiter: '|' }),
	'apostrophes round everything': inApostrophes,
	'backslashes before quotation marks': (lines) => write(lines, { escape: '\\' }),
	'carriage returns alone': (lines) => write(lines, { end: '\r' }),
	CRLF: (lines) => write(lines, { end: '\r\n' }),
	'lines above the header and a line of totals below': (lines) =>
		above + write(lines) + totals(lines),
	gzip: (lines) => gzipSync(write(lines)),
	XLSX: inFile('rows.xlsx'),
	Parquet: inFile('rows.parquet'),
	Arrow: inFile('rows.arrow'),
	NDJSON: inFile('rows.ndjson')
};

let exported: string[][] = [];

// The made-up network's own export, with the accents and signs that names of programs and payers have in life.
beforeAll(async () => {
	const text = await withExports({ episodes: 240 }, ({ textOf }) => textOf('episodes.csv'));
	const named = text
		.replaceAll('Riverside', 'Ribereña')
		.replaceAll('Tamarack Health Plan', '"Tamarack; ""Health"", Plan | Women\'s"');
	exported = parse(named) as unknown as string[][];
});

const stays = 'select * exclude (_batch, _file, _line) from episode order by episode_id';

async function answerTo(form: Form) {
	const folder = await temporaryFolder();
	const { receipt } = await loadTexts(folder, { export: await form(exported) });
	const rows = await readRows(folder, stays);
	const faults = receipt.files[0]?.rejects.map(({ column, rule }) => `${column}: ${rule}`) ?? [];
	return { receipt: receipt.files[0], rows, faults, figures: await figuresOf(folder, 'stays') };
}

let wanted: ReturnType<typeof answerTo> | undefined;

test.each(Object.entries(forms))(
	'the stays of a network in %s give the same rows and figures',
	async (name, form) => {
		wanted ??= answerTo((lines) => write(lines));
		const plain = await wanted;
		const found = await answerTo(form);
		const hasTotals = name.endsWith('totals below');
		expect(plain.rows.length).toBeGreaterThan(200);
		expect(plain.rows.some(({ program }) => program?.includes('Ribereña'))).toBe(true);
		expect(plain.rows.some(({ payer }) => payer?.includes('"Health", Plan |'))).toBe(true);
		expect(found.receipt).toMatchObject({
			table: 'episode',
			read: exported.length - 1 + (hasTotals ? 1 : 0),
			loaded: plain.receipt?.loaded
		});
		const more = hasTotals ? [': a line of totals, not a row'] : [];
		expect(found.faults.toSorted()).toEqual([...plain.faults, ...more].toSorted());
		expect(found.rows).toEqual(plain.rows);
		expect(found.figures).toEqual(plain.figures);
	},
	120_000
);
