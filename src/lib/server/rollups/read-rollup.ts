import { asksForDates, isPeriod } from '#lib/measures/dimensions.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { BoundSql } from '#lib/server/figures/count-queries.ts';
import type { Asked } from '#lib/server/figures/count-rows.ts';
import {
	dimensionSource,
	filterParameters,
	periodExpressions
} from '#lib/server/figures/kind-queries.ts';
import { keptStrataOf } from '#lib/server/rollups/make-strata.ts';
import { addedTo, columns, wordOf } from '#lib/server/rollups/placed-rows.ts';
import type { KeptRows } from '#lib/server/rollups/placed-table.ts';
import { countsOf, sumsOf } from '#lib/server/rollups/rollup-tables.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';

/** The dimensions that a question groups and filters by, each once. */
export function dimensionsIn({ question: { by, where }, each }: Asked): string[] {
	const grouped = by === undefined || isPeriod(by) ? [] : [by];
	return [...new Set([...grouped, ...(each === undefined ? [] : [each]), ...Object.keys(where)])];
}

/** What is added up of rows or cells; `added` writes what each of them adds. */
const countColumns = (measure: Measure, added: (name: string) => string): string =>
	[
		...['n', ...countsOf(measure)].map((name) => `sum(${added(name)})::integer as ${name}`),
		...sumsOf(measure).map((name) => `sum(${added(name)})::hugeint as "${name}"`)
	].join(',\n    ');

/** The whole months of a period, by the column `month`. */
const monthFilters = ({ from, to }: Asked['question'], month: string): string[] => [
	...(from === undefined
		? []
		: [`(${month} is null or ${month} >= date_trunc('month', $period_from::date))`]),
	...(to === undefined ? [] : [`(${month} is null or ${month} <= $period_to::date)`])
];

/** Writes what a row or cell says in a dimension. */
type Word = (dimension: string) => string;

function bucketOf(by: string | undefined, word: Word): string {
	if (by === undefined) return "''";
	return isPeriod(by) ? periodExpressions[by]('month') : word(by);
}

/** What a question is grouped by. */
const questionFragments = ({ question, each }: Asked, word: Word) => ({
	each: each === undefined ? "''" : word(each),
	bucket: bucketOf(question.by, word),
	is_dated: asksForDates(question) ? 'month is not null' : 'true'
});

/** What a query of the placed rows of a question is filled with; `word` writes what a row says in a dimension. */
export function placedFragments(
	{ measure, question }: Pick<Asked, 'measure' | 'question'>,
	{ table, shared, shift, sums }: KeptRows
) {
	const word: Word = (name) => `coalesce(${wordOf(measure, name)}, 'unknown')`;
	return {
		word,
		fragments: {
			table,
			strata: keptStrataOf(dimensionSource(measure.unit).relation),
			shift: String(shift),
			sums: columns([...new Set(Object.values(sums))].map((name) => `placed.${name}`))
		},
		filters: [
			`placed.shared = ${shared}`,
			...monthFilters(question, 'placed.month'),
			...Object.keys(question.where).map((name) => `list_contains($where_${name}, ${word(name)})`)
		]
	};
}

/** The query that answers a question about any dimensions from placed rows, with the rows of countQuery. Its period is of whole months. */
export function readPlacedQuery(asked: Asked, kept: KeptRows): BoundSql {
	const { measure, question } = asked;
	const { word, fragments, filters } = placedFragments(asked, kept);
	const sql = fillSql(rollupTemplate('read_placed'), {
		...questionFragments(asked, identifier),
		...fragments,
		words: dimensionsIn(asked)
			.map((name) => `${word(name)} as ${identifier(name)}`)
			.join(',\n        '),
		filters: filters.join('\n    and '),
		counts: countColumns(measure, (name) => addedTo(name, kept))
	});
	return { sql, parameters: filterParameters(question) };
}
