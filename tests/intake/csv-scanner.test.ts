import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dialect, FoundRecord } from '#lib/server/intake/formats/csv-record.ts';
import { CsvScanner } from '#lib/server/intake/formats/csv-scanner.ts';

const dialects: Dialect[] = [
	{ delimiter: ',', quote: '"', escape: '"', newLine: '\n' },
	{ delimiter: '\t', quote: "'", escape: '\\', newLine: '\n' },
	{ delimiter: ';', quote: '"', escape: '"', newLine: '\r' }
];

const withoutBytes = ({ width, ...found }: FoundRecord) => ({
	...found,
	bytes: null,
	width,
	starts: found.starts.slice(0, width),
	ends: found.ends.slice(0, width),
	quoted: found.quoted.slice(0, width)
});

function scan(text: string, dialect: Dialect) {
	const found: unknown[] = [];
	const scanner = new CsvScanner(dialect, {
		record: (record) => found.push(structuredClone(withoutBytes(record))),
		fault: (line, rule) => found.push({ line, rule })
	});
	scanner.scan(Buffer.from(text), true);
	return found;
}

const line = fc.string({
	unit: fc.constantFrom('a', '7', ' ', 'é', '\u00a0', ',', ';', '\t', '\r', '\0', '"', "'", '\\'),
	minLength: 1,
	maxLength: 14
});

test('a line is found the same whether another follows it or the file ends behind it', () => {
	fc.assert(
		fc.property(line, fc.constantFrom(...dialects), (text, dialect) => {
			const last = scan(text, dialect);
			fc.pre(last.length === 1 && !JSON.stringify(last).includes('rule'));
			expect(scan(`${text}${dialect.newLine}`, dialect)).toEqual(last);
		}),
		{ numRuns: 2000 }
	);
});

test('blanks at the edge of any cell are known, those inside are not meant', () => {
	const isPadded = (text: string) => {
		const [record] = scan(text, dialects[0] as Dialect) as { isPadded: boolean }[];
		return record?.isPadded;
	};
	expect(['a, b,c\n', 'a,b \r\n', 'é,b,c\n', 'a,b,\u00a0c\n'].map(isPadded)).toEqual([
		...[true, true, true, true]
	]);
	expect(['a,b c,d\n', 'a,béc,d\r\n', ',,\n'].map(isPadded)).toEqual([false, false, false]);
});
