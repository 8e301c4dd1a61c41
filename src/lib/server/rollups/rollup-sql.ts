import { createHash } from 'node:crypto';
import { isCompared } from '#lib/measures/counts.ts';
import { asksForDates, dimensionsOf, isPeriod } from '#lib/measures/dimensions.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';
import { countPlaced } from '#lib/server/figures/count-queries.ts';
import type { Asked } from '#lib/server/figures/count-rows.ts';
import type { BoundSql } from '#lib/server/figures/count-queries.ts';
import { groupRows, groupingParameters } from '#lib/server/figures/group-rows.ts';
import {
	dimensionValue,
	filterParameters,
	periodExpressions,
	rowColumn
} from '#lib/server/figures/kind-queries.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';

/** A template of queries/rollups/. */
export const rollupTemplate = (name: string): string => readSqlFile(`rollups/${name}.sql`).sql;

/** The table that holds a measure's roll-up. */
const rollupTable = ({ id }: Measure): string => `rolled.measure.${identifier(id)}`;

const group = (dimension: string): string => `by_${dimension}`;

/** The relation of a measure's rows with their month and these dimensions. */
export const groupByMonth = (measure: Measure, dimensions: readonly string[]): string =>
	groupRows(measure, {
		groups: {
			month: `date_trunc('month', ${rowColumn(measure.date)})::date`,
			...Object.fromEntries(
				dimensions.map((dimension) => [group(dimension), dimensionValue(measure, dimension)])
			)
		},
		dimensions,
		filters: []
	});

const namesOf = (dimensions: readonly string[]): string[] => ['month', ...dimensions.map(group)];

/** One grouping set for the months alone, and one for each dimension with them: a table of a pass over the rows. */
function countByEach(measure: Measure, dimensions: readonly string[]): string {
	const names = dimensions.map(
		(dimension) => `when grouping(${group(dimension)}) = 0 then ${literal(dimension)}`
	);
	const sets = [[], ...dimensions.map((dimension) => [group(dimension)])].map(
		(set) => `(${[...set, 'month', 'depth', '"at"'].join(', ')})`
	);
	return countPlaced(measure, groupByMonth(measure, dimensions), {
		select: [
			'month',
			`case ${names.join(' ')} else '' end as dimension`,
			`coalesce(${[...dimensions.map(group), "''"].join(', ')}) as "value"`
		].join(',\n    '),
		grouping: `grouping sets (${sets.join(', ')})`,
		names: namesOf(dimensions)
	});
}

/** The statement that makes a measure's roll-up in the database `rolled`. */
export function makeSql(measure: Measure): BoundSql {
	const counted = countByEach(measure, dimensionsOf(measure));
	return {
		sql: fillSql(rollupTemplate('make'), { table: rollupTable(measure), counted }),
		parameters: groupingParameters(measure)
	};
}

const hashes = new WeakMap<Measure, string>();

/**
 * A SHA-256 over all that makes a measure's roll-up: its SQL in the templates of its kind, its parameters, and what it
 * tells beside its number.
 */
export function rollupHash(measure: Measure): string {
	const known = hashes.get(measure);
	if (known !== undefined) return known;
	const made = JSON.stringify([makeSql(measure), Object.keys(measure.tells)]);
	const hash = createHash('sha256').update(made).digest('hex');
	hashes.set(measure, hash);
	return hash;
}

/** What a kind counts and sums, beside how many. */
const counts: Record<Kind, readonly string[]> = {
	proportion: ['k'],
	mean_change: [],
	duration: [],
	survival: ['k', 'competing'],
	trajectory: ['units'],
	amount_ratio: ['k'],
	breakdown: [],
	mean: []
};
const sums: Partial<Record<Kind, readonly string[]>> = {
	mean_change: ['total', 'squares', 'baseline', 'baseline_squares', 'last_squares'],
	trajectory: ['total', 'squares', 'baseline'],
	amount_ratio: ['part', 'whole'],
	mean: ['total', 'squares']
};
const compared = ['compared', 'scored', 'known', 'completed'];
const comparedSums = ['start_total', 'start_squares'];

function countColumns(measure: Measure): string {
	const counted = ['n', ...counts[measure.kind], ...(isCompared(measure) ? compared : [])];
	const summed = [...(sums[measure.kind] ?? []), ...(isCompared(measure) ? comparedSums : [])];
	return [
		...counted.map((name) => `sum(${name})::integer as ${name}`),
		...summed.map((name) => `sum("${name}")::hugeint as "${name}"`)
	].join(',\n    ');
}

function bucketOf(by: string | undefined): string {
	if (by === undefined) return "''";
	return isPeriod(by) ? periodExpressions[by]('month') : '"value"';
}

/**
 * The query that answers a question from a roll-up, with the rows of countQuery. Its period is of whole months, and
 * `dimension` the only one it is about; '' where it is about none.
 */
export function readQuery({ measure, question, each }: Asked, dimension: string): BoundSql {
	const { by, from, to, where } = question;
	const filters = [
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
