import { expect, test } from 'vitest';
import { checkSql } from '#lib/server/profiles/check-sql.ts';
import { parseProfile } from '#lib/server/profiles/parse-profile.ts';

const problems = async (text: string): Promise<string[]> =>
	parseProfile(text).then(
		() => [],
		(error: { problems?: string[] }) => error.problems ?? [`${String(error)}`]
	);

const head = 'name: x\nversion: 1\nrecognise: [a]\n';

test('each fault is told with its line, the rule and how to mend it', async () => {
	const text = `${head}colour: red
tables:
  - table: attendance
    columns:
      episode_id: {form: Encounter}
      status: 7
`;
	expect(await problems(text)).toEqual([
		'line 8: tables, 1, columns, episode_id, form: "form" means nothing here: take it out or correct its name.',
		'line 9: tables, 1, columns, status: write a header, or a map that begins with from, constant or sql.',
		'line 4: colour: "colour" means nothing here: take it out or correct its name.'
	]);
});

test('a fault against the contract is told with the line it stands on', async () => {
	const text = `${head}tables:
  - table: attendance
    columns:
      episode_id: Encounter
      status: {constant: here}
`;
	expect(await problems(text)).toEqual([
		'line 8: tables, 1, columns, status: "here" is not one of attended, no_show, late_cancel, program_cancel.'
	]);
});

test('what is no YAML is told by line, and nothing of it is repeated', async () => {
	const found = await problems('name: "Ann Onymous\n');
	expect(found).toHaveLength(1);
	expect(found[0]).toMatch(/^line \d+: this is not YAML/);
	expect(found[0]).not.toContain('Ann');
});

test('a file that swells by its aliases is refused', async () => {
	const lines = ['a0: &a0 [x, x, x, x, x, x, x, x]'];
	for (let n = 1; n < 9; n++)
		lines.push(`a${n}: &a${n} [${Array.from({ length: 8 }, () => `*a${n - 1}`).join(', ')}]`);
	expect(await problems(`${head}${lines.join('\n')}`)).toEqual([
		'The file repeats itself by aliases (*name) too often: write it out.'
	]);
	expect(await problems('x'.repeat(200_001))).toEqual([
		'The file is longer than 200 kB: it is no profile.'
	]);
});

test('a tag that asks for code is only text', async () => {
	expect(await problems(`${head}tables: !!js/function "function () {}"\n`)).toEqual([
		'line 4: tables: expected array, received string.'
	]);
});

const sound = [
	"case when ethnicity <> 'x' then race end",
	'intake_integer(a)::integer - 1',
	"group_code || '-' || coalesce(carc_code, '')",
	"regexp_replace(\"Charge Amount\", '[$,]', '', 'g')",
	"list_transform(['a'], lambda x: x || b)[1]",
	'a -- a remark at the end'
];
const unsound = [
	"1) from read_csv('/etc/passwd') where (1=1",
	'(select max(a) from b)',
	'1); drop table x; select (1',
	'1), (2',
	'sum(a) over ()',
	'max(a)',
	"read_text('/etc/passwd')",
	'columns(*)',
	'$name',
	'a ||',
	"nextval('x')",
	''
];

test.each(sound)('%s is an expression over one row', async (sql) => {
	expect([...(await checkSql([sql]))]).toEqual([]);
});

test.each(unsound)('"%s" is refused', async (sql) => {
	expect([...(await checkSql([sql])).keys()]).toEqual([sql]);
});
