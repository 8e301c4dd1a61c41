import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { readRules } from '#lib/server/intake/gate/rules.ts';
import type { Rule } from '#lib/server/intake/gate/rules.ts';
import { makeGateMacros } from '#lib/server/intake/gate/scan.ts';
import { ruleSql } from '#lib/server/intake/gate/rule-sql.ts';
import { fillSql, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

// What is an identifier wherever it stands. Addresses are not among them: "for 2 weeks the other way" reads like one.
const inSentences = new Set(
	(
		'ssn ssn_labelled mbi mbi_undashed email phone phone_abroad ip mac place_and_zip birth_labelled birth_long_ago ' +
		'age_in_words titled_name labelled_name mrn_labelled labelled_number vin card uuid'
	).split(' ')
);
// What is one where it is a whole cell, and so a whole word.
const inWords = new Set('ssn_digits mrn_like'.split(' '));

const list = z.preprocess(
	(value: unknown) => (value as { items?: unknown } | null)?.items ?? value,
	z.array(z.string())
);

function findKinds(db: DuckDBConnection, rules: Rule[], texts: string[], year: number) {
	const kinds = rules.map(
		(rule) => `case when ${ruleSql(rule, year)} then ${literal(rule.kind)} end`
	);
	const sql = fillSql(readSqlFile('intake/gate/find_kinds.sql').sql, { kinds: kinds.join(', ') });
	const query = { name: 'intake/gate/find_kinds', sql, row: z.object({ kinds: list }) };
	return runQuery(db, query, { texts });
}

const wordsOf = (text: string): string[] =>
	text.split(/[\s,;:()'"]+|\.(?=\s|$)/).filter((word) => /\d/.test(word));

async function search(db: DuckDBConnection, texts: string[], year: number): Promise<string[][]> {
	await makeGateMacros(db);
	const rules = readRules();
	const among = (ids: Set<string>) => rules.filter(({ id }) => ids.has(id));
	const words = texts.flatMap((text, of) => wordsOf(text).map((word) => ({ of, word })));
	const inTexts = await findKinds(db, among(inSentences), texts, year);
	const asWords = words.map(({ word }) => word);
	const inEach = await findKinds(db, among(inWords), asWords, year);
	return texts.map((_, of) => {
		const own = inEach.filter((__, index) => words[index]?.of === of);
		const found = [...(inTexts[of]?.kinds ?? []), ...own.flatMap(({ kinds }) => kinds)];
		return [...new Set(found)].sort();
	});
}

/**
 * The kinds of identifier that stand in each of some texts that people wrote, by the patterns of the gate: names of
 * kinds, never the values. `year` is the current one: a date 90 years before it is that of a birth.
 */
export async function identifiersIn(texts: string[], year: number): Promise<string[][]> {
	const instance = await DuckDBInstance.create(':memory:', { enable_external_access: 'false' });
	const db = await instance.connect();
	try {
		return await search(db, texts, year);
	} finally {
		db.closeSync();
		instance.closeSync();
	}
}
