import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOne } from '../support/read-text.ts';

type Form = { delimiter: string; quote: string; end: string; isQuoted: boolean; encoding: string };

const form = fc.record({
	delimiter: fc.constantFrom(',', ';', '\t', '|'),
	quote: fc.constantFrom('"', "'"),
	end: fc.constantFrom('\n', '\r\n', '\r'),
	isQuoted: fc.boolean(),
	encoding: fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be')
});

const cell = fc.oneof(
	fc.string({ unit: fc.constantFrom(...'ab1 ,;|\t\'"\n\\é√𝄞-#'), maxLength: 6 }),
	fc.constantFrom('', 'NULL', '2025-01-02', '1.20', '007')
);

const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
	fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
		minLength: 1,
		maxLength: 20
	})
);

function writeCell(value: string, { delimiter, quote, isQuoted }: Form): string {
	const isPlain = !/[\n\r'"]|^\s|\s$/.test(value) && !value.includes(delimiter);
	if (isPlain && !isQuoted) return value;
	return `${quote}${value.replaceAll(quote, quote + quote)}${quote}`;
}

function encode(text: string, encoding: string): Uint8Array {
	if (encoding === 'utf-8') return Buffer.from(text);
	if (encoding === 'utf-8 with a mark') return Buffer.from(`\ufeff${text}`);
	const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
	return encoding === 'utf-16le' ? utf16 : utf16.swap16();
}

const written = (rows: string[][], how: Form): Uint8Array => {
	const lines = rows.map((row) => row.map((value) => writeCell(value, how)).join(how.delimiter));
	return encode(lines.join(how.end) + how.end, how.encoding);
};

// A carriage return or two alone in a text of such lines would be two lines: cells break with the file's own end.
const inFile = (rows: string[][], end: string): string[][] =>
	rows.map((row) => row.map((value) => (end === '\r' ? value.replaceAll('\n', '\r') : value)));

test('whatever is written in a form that is named is read again to the letter, and every row is counted', async () => {
	await fc.assert(
		fc.asyncProperty(table, form, async (rows, how) => {
			const body = inFile(rows, how.end);
			const headers = (rows[0] ?? []).map((_, at) => `column ${at}`);
			const bytes = written([headers, ...body], how);
			const { delimiter, quote } = how;
			const read = await readOne(bytes, { delimiter, quote, skip_rows: 0 });
			const isBlank = (row: string[]) => row.join('').trim() === '' && row.length === 1;
			expect(read.headers).toEqual(headers);
			expect([...read.rows]).toEqual(body.filter((row) => !isBlank(row)));
			expect(read.rejects).toEqual([]);
		}),
		{ numRuns: 150 }
	);
}, 120_000);

const plainCell = fc.string({
	unit: fc.constantFrom(...'abcxyz0189 ,;é"'),
	minLength: 1,
	maxLength: 8
});

test('the form of an ordinary table is found out', async () => {
	const rows = fc.array(fc.tuple(plainCell, plainCell, plainCell, plainCell), {
		minLength: 3,
		maxLength: 20
	});
	await fc.assert(
		fc.asyncProperty(rows, form, async (body, how) => {
			const headers = ['episode_id', 'admitted_on', 'program', 'site'];
			const quoted = { ...how, isQuoted: how.quote === "'" || how.isQuoted };
			const read = await readOne(written([headers, ...body], quoted));
			expect(read.headers).toEqual(headers);
			expect(read.rows).toEqual(body);
			expect(read.rejects).toEqual([]);
		}),
		{ numRuns: 100 }
	);
}, 120_000);

test('of any bytes at all, every record is a row or a reject, with a line inside the file', async () => {
	const noise = fc.array(
		fc.constantFrom('a', '1', ',', ';', '"', "'", '\n', '\r\n', '\\', ' ', '\0', 'é'),
		{
			minLength: 1,
			maxLength: 200
		}
	);
	await fc.assert(
		fc.asyncProperty(noise, async (marks) => {
			const text = `id,on\n${'a,b\n'.repeat(200)}${marks.join('')}`;
			const read = await readOne(text, { delimiter: ',', quote: '"', skip_rows: 0 });
			const lines = [...read.lines, ...read.rejects.map((reject) => reject.line)];
			expect(new Set(lines).size).toBe(lines.length);
			const filled = text
				.split('\n')
				.slice(1)
				.filter((line) => line.trim() !== '').length;
			expect(lines.length).toBeLessThanOrEqual(filled);
			expect(Math.max(...lines)).toBeLessThanOrEqual(text.split('\n').length);
			expect(read.rows.slice(0, 200).every((row) => row.join() === 'a,b')).toBe(true);
		}),
		{ numRuns: 150 }
	);
}, 120_000);
