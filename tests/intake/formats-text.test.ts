import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readOne } from '../support/read-text.ts';

const lines = (...all: string[]): string => `${all.join('\n')}\n`;

test('the delimiter is found: semicolons around decimal commas, tabs, vertical bars', async () => {
	const semicolons = await readOne(lines('id;paid;on', 'a;1,5;x', 'b;2,5;y', 'c;3,5;z'));
	expect(semicolons).toMatchObject({
		headers: ['id', 'paid', 'on'],
		notes: ['columns parted by semicolons']
	});
	expect(semicolons.rows[0]).toEqual(['a', '1,5', 'x']);
	expect((await readOne(lines('id\ton', 'a,b\tc'))).rows).toEqual([['a,b', 'c']]);
	expect((await readOne(lines('id|on', 'a|c,d'))).rows).toEqual([['a', 'c,d']]);
});

test('apostrophes round most cells are quotation marks, an apostrophe in a name is not', async () => {
	const quoted = await readOne(lines("'id','name'", "'a','x, y'", "'b','it''s'"));
	expect(quoted.rows).toEqual([
		['a', 'x, y'],
		['b', "it's"]
	]);
	expect(quoted.notes).toEqual(["text between marks like '"]);
	const names = lines('id,name', "a,'t Hooft", "b,O'Brien", 'c,Lee');
	expect((await readOne(names)).rows.map((row) => row[1])).toEqual(["'t Hooft", "O'Brien", 'Lee']);
});

test('quotation marks inside a text may be doubled or have a backslash before them', async () => {
	expect((await readOne(lines('id,note', 'a,"say ""x"""'))).rows).toEqual([['a', 'say "x"']]);
	const escaped = await readOne('id,note\na,"say \\"x\\", no"\nb,"C:\\\\"\n');
	expect(escaped.rows).toEqual([
		['a', 'say "x", no'],
		['b', 'C:\\']
	]);
});

test('a backslash at the end of a text is text where every line can be read with doubled marks', async () => {
	const table = await readOne('id,note\na," \\"\nb,\nc,\nd,\n"e\nf",\n"""",g\n');
	expect(table.rows).toEqual([
		['a', ' \\'],
		['b', ''],
		['c', ''],
		['d', ''],
		['e\nf', ''],
		['"', 'g']
	]);
});

test.each([
	['line feeds', '\n'],
	['carriage returns and line feeds', '\r\n'],
	['carriage returns alone', '\r']
])('lines may end in %s, the last line in nothing', async (_, end) => {
	const table = await readOne(['id,on', 'a,b', '"c', 'd",e', '', 'f,g'].join(end));
	expect(table.rows).toEqual([
		['a', 'b'],
		[`c${end}d`, 'e'],
		['f', 'g']
	]);
	expect(table.lines).toEqual([2, 3, 6]);
});

test('lines above the header and a line of totals below the table are no rows, and are told', async () => {
	const table = await readOne(
		lines('Discharges', 'Report of August,,,', '', 'id,on,n,m', 'a,b,1,2', 'c,d,3,4', 'Total,,,6')
	);
	expect(table.headers).toEqual(['id', 'on', 'n', 'm']);
	expect(table.rows).toHaveLength(2);
	expect(table.notes).toEqual(['3 lines above the header were passed over']);
	expect(table.rejects).toEqual([{ line: 7, column: '', rule: 'a line of totals, not a row' }]);
});

test('a row with more or fewer cells than the header is refused by its line, also where the cell too many is empty', async () => {
	const table = await readOne(lines('a,b,c', '1,2,3', '1,2', '1,2,3,', '1,2,3,4', '5,6,7'));
	expect(table.rows).toHaveLength(2);
	expect(table.rejects).toEqual([
		{ line: 3, column: 'c', rule: 'fewer columns than the header' },
		{ line: 4, column: '', rule: 'more columns than the header' },
		{ line: 5, column: '', rule: 'more columns than the header' }
	]);
});

test('where every row ends in a delimiter too many, that is how the file is written', async () => {
	const table = await readOne(lines('a,b', '1,2,', '3,4,'));
	expect(table).toMatchObject({ headers: ['a', 'b'], rejects: [] });
	expect(table.rows).toEqual([
		['1', '2'],
		['3', '4']
	]);
	expect(table.notes).toEqual(['every row ends with a delimiter more than the header']);
	expect(await readOne(lines('a,b,', '1,2', '3,4'))).toMatchObject({ headers: ['a', 'b'] });
});

test('headers that are nameless or alike get names of their own, and the notes say so', async () => {
	const table = await readOne(lines('id,,Program,program,id', '1,2,3,4,5'));
	expect(table.headers).toEqual(['id', 'column_2', 'Program', 'program_2', 'id_2']);
	expect(table.rows).toEqual([['1', '2', '3', '4', '5']]);
	expect(table.notes).toEqual([
		'column 2 has no name: it is called column_2',
		'the header program stands more than once: column 4 is called program_2',
		'the header id stands more than once: column 5 is called id_2'
	]);
});

test('a quotation mark that is never closed costs its own line and no other', async () => {
	const table = await readOne(lines('a,b', '1,2', '3,"4', '5,6', '7,8'));
	expect(table.rows.map((row) => row[0])).toEqual(['1', '5', '7']);
	expect(table.rejects).toEqual([
		{
			line: 3,
			column: '',
			rule: 'a quotation mark inside a value is not doubled, or not closed'
		}
	]);
});

test('a NUL or a broken character costs its own row', async () => {
	const broken = Buffer.concat([
		Buffer.from('a,b\n1,é\n2,è\n3,'),
		Buffer.from([0xc3, 0x28]),
		Buffer.from('\n4,\0\n5,ok\n')
	]);
	const table = await readOne(broken);
	expect(table.rows.map((row) => row[0])).toEqual(['1', '2', '5']);
	expect(table.rejects.map(({ line, rule }) => [line, rule])).toEqual([
		[4, 'characters that are not in the encoding of the file'],
		[5, 'a NUL character, which no text has']
	]);
});

test('a line longer than 2 MB is refused, the next is read', async () => {
	const table = await readOne(lines('a,b', '1,2', `3,${'x'.repeat(3_500_000)}`, '4,5'));
	expect(table.rows.map((row) => row[0])).toEqual(['1', '4']);
	expect(table.rejects).toEqual([{ line: 3, column: '', rule: 'the line is longer than 2 MB' }]);
});

test('cells are kept to the letter: spaces, leading zeros, marks in the middle', async () => {
	const table = await readOne(lines('a,b,c', '007, x ,5" pipe', 'NA,"",1.20'));
	expect(table.rows).toEqual([
		['007', ' x ', '5" pipe'],
		['NA', '', '1.20']
	]);
});

test('UTF-16 is known without a byte order mark, and a gzip is read as what is in it', async () => {
	const text = lines('id,program', 'a,Cañón');
	const utf16 = Buffer.from(text, 'utf16le');
	expect((await readOne(utf16)).rows).toEqual([['a', 'Cañón']]);
	expect((await readOne(utf16.swap16())).notes).toEqual(['read as utf-16be']);
	const packed = await readOne(gzipSync(text));
	expect(packed).toMatchObject({ notes: ['unpacked from gzip'], rows: [['a', 'Cañón']] });
});

test('what a profile says of the form goes before what is found', async () => {
	const odd = lines('made by hand', 'x:y', 'a*:b*:1', "'c:d':e:2");
	const table = await readOne(odd, { delimiter: ':', quote: "'", skip_rows: 2 });
	expect(table).toMatchObject({ headers: ['a*', 'b*', '1'], rows: [['c:d', 'e', '2']] });
	const cyrillic = Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xcf, 0x2c, 0x31, 0x0a]);
	expect((await readOne(cyrillic, { encoding: 'windows-1251' })).rows).toEqual([['П', '1']]);
});

test.each([
	['a PDF', '%PDF-1.7\n', 'is a PDF'],
	['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'is an image'],
	['a web page', '\n<HTML><table><tr><td>a</td></tr></table>', 'is a web page'],
	['a JSON array', '[\n {"a": 1}\n]', 'is a JSON array'],
	['a JSON document', '{\n  "a": 1\n}\n', 'is JSON, but not one object per line'],
	['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'is an old Excel workbook'],
	['a ZIP', Buffer.from('PK\x03\x04 letter.txt'), 'is a ZIP archive'],
	['a damaged gzip', gzipSync('a,b\n1,2\n').subarray(0, 20), 'is a damaged gzip file'],
	['a damaged Parquet file', 'PAR1 and then nothing', 'is a damaged Parquet file'],
	['a damaged Arrow file', 'ARROW1\0\0 and then nothing', 'is a damaged Arrow file'],
	['bytes of some program', Buffer.from(Array(200).fill([1, 2, 3]).flat()), 'is neither a text'],
	['nothing', '', 'is empty']
])(
	'%s is refused with the reason and what to do, whatever it is called',
	async (_, bytes, words) => {
		const reading = readOne(bytes, {}, 'export.csv');
		await expect(reading).rejects.toThrow(`export.csv ${words}`);
		await expect(reading).rejects.toThrow(/\. [A-Z].*\.$/);
	}
);

test('blanks around cells are told apart from blanks inside, whatever ends the line', async () => {
	for (const end of ['\n', '\r\n']) {
		const inside = await readOne(['id,name,on', 'a,b c,d', 'é,,ü x', ''].join(end));
		expect(inside.rows).toEqual([
			['a', 'b c', 'd'],
			['é', '', 'ü x']
		]);
		const around = await readOne(['id,name,on', 'a, b,c', 'd,e,f ', ''].join(end));
		expect(around.rows).toEqual([
			['a', ' b', 'c'],
			['d', 'e', 'f ']
		]);
	}
});

test('a character that lies across two chunks of a file is read as one, one that breaks off at its end is not UTF-8', async () => {
	const row = 'ab,ééé\n';
	const long = `id,name\n${row.repeat(400_000)}`;
	const table = await readOne(long);
	expect(table.rows).toHaveLength(400_000);
	expect(new Set(table.rows.map((cells) => cells[1]))).toEqual(new Set(['ééé']));
	const broken = Buffer.from('id,name\na,b\nc,é').subarray(0, -1);
	expect((await readOne(broken)).notes).toEqual(['read as windows-1252']);
});
