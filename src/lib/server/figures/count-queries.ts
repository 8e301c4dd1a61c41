import { isCompared } from '#lib/measures/counts.ts';
import type { Question } from '#lib/measures/figure.ts';
import { unitKeys, unitsOfOnePerson } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { groupRows, groupingOf, groupingParameters } from '#lib/server/figures/group-rows.ts';
import {
	filterParameters,
	rowColumn,
	successes,
	template
} from '#lib/server/figures/kind-queries.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

/** A statement with what is bound in it. */
export type BoundSql = { sql: string; parameters: Parameters };

/** How placed rows are counted: what stands in the select, what is grouped by, and the columns that this needs. */
export type Counting = { select: string; grouping: string; names: readonly string[] };

/** The SQL that counts a measure's placed rows as its kind does. */
export const countPlaced = (
	measure: Measure,
	placed: string,
	{ select, grouping, names }: Counting
): string =>
	fillSql(template(measure.kind), {
		placed,
		groups: select,
		grouping,
		names: names.map(identifier).join(', '),
		unit: unitKeys[measure.unit].map(identifier).join(', '),
		competing: measure.competing === undefined ? 'false' : 'competing',
		compared: isCompared(measure) ? `, ${template('compared')}` : ''
	});

const groups = ['each', 'bucket', 'is_dated'];
const asked: Counting = {
	select: groups.join(', '),
	grouping: [...groups, 'depth', '"at"'].join(', '),
	names: groups
};

/** The query that counts the rows a question is about; with `each`, apart for every value of that dimension. */
export function countQuery(measure: Measure, question: Question, each?: string): BoundSql {
	const placed = groupRows(measure, groupingOf(measure, question, each));
	return {
		sql: countPlaced(measure, placed, asked),
		parameters: { ...groupingParameters(measure), ...filterParameters(question) }
	};
}

/**
 * The query for the people behind the units, where one person has several. They are not additive: only outside, where
 * small cells are withheld, are they asked at all.
 */
export function peopleQuery(
	measure: Measure,
	question: Question,
	each?: string
): BoundSql | undefined {
	if (question.audience === 'inside' || !unitsOfOnePerson.includes(measure.unit)) return undefined;
	const placed = groupRows(measure, groupingOf(measure, question, each));
	return {
		sql: fillSql(template('people'), { placed, success: successes[measure.kind] ?? 'true' }),
		parameters: { ...groupingParameters(measure), ...filterParameters(question) }
	};
}

/** The query for the rows that pass every step, by day. For measures of the kind proportion. */
export function dayQuery(measure: Measure, question: Question, each?: string): BoundSql {
	const { groups, ...grouping } = groupingOf(measure, question, each);
	const day = `${rowColumn(measure.date)}::date::varchar`;
	const placed = groupRows(measure, { ...grouping, groups: { each: groups['each'] ?? "''", day } });
	return {
		sql: fillSql(template('by_day'), { placed }),
		parameters: { ...groupingParameters(measure), ...filterParameters(question) }
	};
}
