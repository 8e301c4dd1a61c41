import { createHash } from 'node:crypto';
import { asksForDates, dimensionsOf, isPeriod } from '#lib/measures/dimensions.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { BoundSql } from '#lib/server/figures/count-queries.ts';
import type { Asked } from '#lib/server/figures/count-rows.ts';
import { filterParameters, periodExpressions } from '#lib/server/figures/kind-queries.ts';
import { fillTables } from '#lib/server/rollups/count-placed.ts';
import { placeRows } from '#lib/server/rollups/place-rows.ts';
import { trajectoryRows } from '#lib/server/rollups/place-trajectory.ts';
import { countsOf, rollupTable, sumsOf } from '#lib/server/rollups/rollup-tables.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { rowsOf } from '#lib/server/rollups/shared-rows.ts';
import { fillSql, literal } from '#lib/server/sql-file.ts';

const hashes = new WeakMap<Measure, string>();

/**
 * A SHA-256 over all that makes a measure's roll-up: its SQL in the templates of its kind, its parameters, its
 * dimensions, and what it tells beside its number. The rows it shares with others are the same as its own.
 */
export function rollupHash(measure: Measure): string {
	const known = hashes.get(measure);
	if (known !== undefined) return known;
	const { sql, parameters, placed } = placeRows(rowsOf(measure), 0);
	const filled = fillTables(placed.map((each) => ({ ...each, shared: 0, number: 0 })));
	const rows = measure.kind === 'trajectory' ? trajectoryRows(measure) : undefined;
	const counted = [rollupTemplate('count_dimension'), dimensionsOf(measure)];
	const made = [sql, parameters, rows, counted, filled, Object.keys(measure.tells)];
	const hash = createHash('sha256').update(JSON.stringify(made)).digest('hex');
	hashes.set(measure, hash);
	return hash;
}

function countColumns(measure: Measure): string {
	return [
		...['n', ...countsOf(measure)].map((name) => `sum(${name})::integer as ${name}`),
		...sumsOf(measure).map((name) => `sum("${name}")::hugeint as "${name}"`)
	].join(',\n    ');
}

function bucketOf(by: string | undefined): string {
	if (by === undefined) return "''";
	return isPeriod(by) ? periodExpressions[by]('month') : '"value"';
}

/**
 * The query that answers a question from the roll-up with this number, with the rows of countQuery. Its period is of
 * whole months, and `dimension` the only one it is about; '' where it is about none.
 */
export function readQuery(
	{ measure, question, each }: Asked,
	number: number,
	dimension: string
): BoundSql {
	const { by, from, to, where } = question;
	const filters = [
		`measure = ${number}`,
		`dimension = ${literal(dimension)}`,
		...(from === undefined
			? []
			: ["(month is null or month >= date_trunc('month', $period_from::date))"]),
		...(to === undefined ? [] : ['(month is null or month <= $period_to::date)']),
		...Object.keys(where).map((name) => `list_contains($where_${name}, "value")`)
	];
	const sql = fillSql(rollupTemplate('read'), {
		each: each === undefined ? "''" : '"value"',
		bucket: bucketOf(by),
		is_dated: asksForDates(question) ? 'month is not null' : 'true',
		counts: countColumns(measure),
		table: rollupTable(measure),
		filters: ['true', ...filters].join('\n    and ')
	});
	return { sql, parameters: filterParameters(question) };
}
