import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { compileScores } from '#lib/instruments/compile-scores.ts';
import type { Instrument, Registry } from '#lib/instruments/instrument.ts';
import { fillSql, readSqlFile } from '#lib/server/sql-file.ts';
import { createContractTables } from '#lib/server/warehouse/contract.ts';
import { insertMadeUp } from '#lib/server/warehouse/made-up-rows.ts';
import type { MadeUpTables } from '#lib/server/warehouse/made-up-rows.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

const row = z.object({
	episode_id: z.string(),
	scale: z.string(),
	value: z.number().nullable(),
	band: z.string().nullable(),
	score_method: z.string()
});
type Score = z.infer<typeof row>;

/** A worked example that scores otherwise than the file says; `path` leads to what the file says. */
export type FailedCase = { path: (string | number)[]; rule: string };

/** Composites are published to four digits. */
const tolerance = 5e-5;

const keyOf = (instrument: Instrument, index: number): string => `${instrument.id} ${index}`;

/** The stay and the assessment of every example; answers that an example leaves out are missing. */
function rowsOf(registry: Registry): MadeUpTables {
	const cases = registry.flatMap((instrument) =>
		instrument.cases.map((example, index) => ({
			instrument: instrument.id,
			episode_id: keyOf(instrument, index),
			...example
		}))
	);
	const on = '2025-01-01';
	return {
		episode: cases.map(({ episode_id, sex = null }) => ({ episode_id, admitted_on: on, sex })),
		assessment: cases.map(
			({ episode_id, instrument, edition = null, items = {}, total = null }) => ({
				episode_id,
				instrument,
				edition,
				assessed_on: on,
				items,
				total
			})
		)
	};
}

/** Scores the examples by the same SQL that a snapshot is built by. */
async function scoreAll(db: DuckDBConnection, registry: Registry): Promise<Score[]> {
	await createContractTables(db);
	await insertMadeUp(db, rowsOf(registry));
	const variables = ['snapshot', 'definitions', 'declared_as_of', 'loaded_on']
		.map((name) => `set variable ${name} = ${name === 'loaded_on' ? "'2100-01-01'" : 'null'};`)
		.join('\n');
	await runStatements(db, 'worked examples', variables);
	for (const name of ['derive/10_snapshot_fact.sql', 'derive/30_score.sql'])
		await runStatements(
			db,
			name,
			fillSql(readSqlFile(name).sql, { scores: compileScores(registry) })
		);
	const { sql } = readSqlFile('instruments/case_scores.sql');
	return runQuery(db, { name: 'instruments/case_scores', sql, row });
}

const isClose = (value: number | null, expected: number | null): boolean =>
	value === null || expected === null ? value === expected : Math.abs(value - expected) < tolerance;

function compare(instrument: Instrument, index: number, scores: Map<string, Score>): FailedCase[] {
	const example = instrument.cases[index];
	if (!example) return [];
	const failed: FailedCase[] = [];
	const hold = <Value extends string | number | null>(
		part: 'expect' | 'bands' | 'methods',
		given: Record<string, Value>,
		read: (score: Score) => Value,
		isSame: (a: Value, b: Value) => boolean = (a, b) => a === b
	) => {
		for (const [scale, expected] of Object.entries(given)) {
			const score = scores.get(`${keyOf(instrument, index)} ${scale}`);
			const found = score && read(score);
			if (found !== undefined && isSame(found, expected)) continue;
			const rule = `case ${example.id}: ${scale} comes out as ${found ?? 'no score'}, not ${expected ?? 'no score'}`;
			failed.push({ path: ['cases', index, part, scale], rule });
		}
	};
	hold('expect', example.expect, ({ value }) => value, isClose);
	hold('bands', example.bands, ({ band }) => band);
	hold('methods', example.methods, (score): string => score.score_method);
	return failed;
}

/**
 * Executes the worked examples of instruments, each through the SQL that scores a snapshot, and gives those that come
 * out otherwise than their file says, by instrument id. Throws QueryFailed where an instrument makes no SQL that runs.
 */
export async function failedCases(registry: Registry): Promise<Map<string, FailedCase[]>> {
	const instance = await DuckDBInstance.create(':memory:');
	const db = await instance.connect();
	try {
		const rows = await scoreAll(db, registry);
		const scores = new Map(rows.map((score) => [`${score.episode_id} ${score.scale}`, score]));
		return new Map(
			registry.map((each) => [
				each.id,
				each.cases.flatMap((_, index) => compare(each, index, scores))
			])
		);
	} finally {
		db.closeSync();
		instance.closeSync();
	}
}
