import type { DuckDBConnection } from '@duckdb/node-api';
import type { Measure, Unit } from '#lib/measures/measure.ts';
import { dimensionSource, joinsOf } from '#lib/server/figures/kind-queries.ts';
import type { DimensionSource } from '#lib/server/figures/kind-queries.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

type Relation = DimensionSource['relation'];

const tables = (relation: Relation) => ({
	relation,
	strata: `rollup_${relation}_stratum`,
	coded: strataOf(relation),
	stratum_of: stratumOf(relation)
});

/** The table that holds the words of each stratum. */
export const strataOf = (relation: Relation): string => `rollup_${relation}_coded`;

/** The table that says which stratum a stay or claim has. */
export const stratumOf = (relation: Relation): string => `rollup_${relation}_stratum_of`;

/** Where the words of strata are kept beside the placed rows, as texts: types of their own stay behind. */
export const keptStrataOf = (relation: Relation): string => `rolled.${relation}_stratum`;

const list = (names: readonly string[], write: (name: string) => string): string =>
	names.map(write).join(',\n    ');

async function makeStrataOf(db: DuckDBConnection, unit: Unit): Promise<void> {
	const { relation, keys } = dimensionSource(unit);
	const dimensions = joinsOf(unit);
	const wordsOf = (dimension: string) => identifier(`${relation} ${dimension}`);
	const names = tables(relation);
	const run = (template: string, fragments: Record<string, string> = {}) =>
		runStatements(
			db,
			`roll-ups: ${template}`,
			fillSql(rollupTemplate(template), { ...names, ...fragments })
		);
	await run('stratum', { dimensions: list(dimensions, identifier) });
	for (const dimension of dimensions)
		await run('stratum_words', { words: wordsOf(dimension), dimension: identifier(dimension) });
	await run('stratum_codes', {
		coded_dimensions: list(
			dimensions,
			(name) => `coalesce(${identifier(name)}, 'unknown')::${wordsOf(name)} as ${identifier(name)}`
		),
		no_words: list(dimensions, (name) => `'unknown'::${wordsOf(name)} as ${identifier(name)}`)
	});
	await run('keep_strata', {
		kept: keptStrataOf(relation),
		words: list(dimensions, (name) => `${identifier(name)}::varchar as ${identifier(name)}`)
	});
	await run('stratum_of', {
		keys: list(keys, (key) => `relation.${key}`),
		same: dimensions
			.map((name) => `relation.${identifier(name)} is not distinct from strata.${identifier(name)}`)
			.join('\n    and ')
	});
}

/**
 * Makes tables of what the stays and claims of these measures say in every dimension together, their strata, each with
 * a number: rows are then counted by that, and the many lines of one claim are of one stratum. What each says is also kept
 * in the database attached as `rolled`.
 */
export async function makeStrata(
	db: DuckDBConnection,
	measures: readonly Measure[]
): Promise<void> {
	const units = new Map(
		measures.map(({ unit }) => [dimensionSource(unit).relation, unit] as const)
	);
	for (const unit of units.values()) await makeStrataOf(db, unit);
}
