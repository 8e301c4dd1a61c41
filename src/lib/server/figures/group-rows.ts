import { isCompared } from '#lib/measures/counts.ts';
import { asksForDates } from '#lib/measures/dimensions.ts';
import type { Question } from '#lib/measures/figure.ts';
import { unitsOfOnePerson } from '#lib/measures/measure.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';
import {
	bucketExpression,
	dimensionJoin,
	dimensionValue,
	filterExpressions,
	rowColumn,
	rowColumns,
	template
} from '#lib/server/figures/kind-queries.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

/** How a column of a measure is written in SQL. */
export type ColumnOf = (name: string) => string;

/** How many steps of the ledger a row passed, as SQL. */
export const stepsPassed = ({ ledger }: Measure, column: ColumnOf): string => {
	const steps = Object.keys(ledger).map(
		(step, passed) => `when not coalesce(${column(step)}, false) then ${passed}`
	);
	return `case ${steps.join(' ')} else ${steps.length} end`;
};

/** Whether a row passed every step, as SQL. */
const passesAll = ({ ledger }: Measure, column: ColumnOf): string =>
	Object.keys(ledger)
		.map((step) => `coalesce(${column(step)}, false)`)
		.join(' and ');

/** Where a row lies on the axis of its kind, as SQL; undefined where the kind has none. */
export const axes: Partial<Record<Kind, (column: ColumnOf) => string>> = {
	duration: (column) => `${column('days')}::double`,
	survival: (column) => `${column('time')}::double`,
	trajectory: (column) => `${column('week')}::double`,
	breakdown: (column) => `coalesce(${column('category')}::varchar, 'unknown')`
};

function columnsOf(measure: Measure): string[] {
	const person = unitsOfOnePerson.includes(measure.unit) ? ['person'] : [];
	return [...rowColumns(measure), ...person];
}

/** How rows are to be grouped and which of them are counted: SQL over `measure_rows` and `dimension`. */
export type Grouping = {
	/** The expression of each group by its name. */
	groups: Record<string, string>;
	/** The dimensions that groups and filters read. */
	dimensions: readonly string[];
	filters: readonly string[];
	/** The join that gives `dimension`, where it is not that of the dimensions. */
	join?: string;
};

/** The relation of a measure's rows placed in groups, and with those not measured beside them where its kind has any. */
export function groupRows(
	measure: Measure,
	{ groups, dimensions, filters, join }: Grouping
): string {
	const placed = fillSql(template('counted'), {
		rows: measure.sql,
		columns: columnsOf(measure).map(rowColumn).join(',\n    '),
		groups: Object.entries(groups)
			.map(([name, value]) => `${value} as ${identifier(name)}`)
			.join(',\n    '),
		depth: stepsPassed(measure, rowColumn),
		passes: passesAll(measure, rowColumn),
		at: axes[measure.kind]?.(rowColumn) ?? 'null',
		dimensions: join ?? dimensionJoin(measure, dimensions),
		filters: ['true', ...filters].join('\n    and ')
	});
	return isCompared(measure) ? fillSql(template('compared_rows'), { placed }) : placed;
}

/** What the SQL of groupRows takes besides what its filters take. */
export function groupingParameters(measure: Measure): Parameters {
	if (!isCompared(measure) || !measure.scale) return measure.parameters;
	const { instrument, scale } = measure.scale;
	return { ...measure.parameters, compared_instrument: instrument, compared_scale: scale };
}

/** How the rows of a question are placed; with `each`, apart for every value of that dimension. */
export function groupingOf(measure: Measure, question: Question, each?: string): Grouping {
	return {
		groups: {
			each: each === undefined ? "''" : dimensionValue(measure, each),
			bucket: bucketExpression(measure, question.by),
			is_dated: asksForDates(question) ? `${rowColumn(measure.date)} is not null` : 'true'
		},
		dimensions: [question.by ?? '', each ?? '', ...Object.keys(question.where)],
		filters: filterExpressions(measure, question)
	};
}
