import { asksForDates, isPeriod } from '#lib/measures/dimensions.ts';
import type { Question } from '#lib/measures/figure.ts';
import {
	episodeDimensions,
	kindColumns,
	unitKeys,
	unitsOfOnePerson
} from '#lib/measures/measure.ts';
import type { Kind, Measure, Period, Unit } from '#lib/measures/measure.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

const templates = new Map<string, string>();

/** A template of queries/kinds/, read once per process. */
export function template(name: string): string {
	const text = templates.get(name) ?? readSqlFile(`kinds/${name}.sql`).sql;
	templates.set(name, text);
	return text;
}

/** A column of a measure's rows, as SQL. */
export const rowColumn = (name: string): string => `measure_rows.${identifier(name)}`;

/** The name of the month, quarter or year that a date is in, as SQL. */
export const periodExpressions: Record<Period, (date: string) => string> = {
	month: (date) => `strftime(${date}, '%Y-%m')`,
	quarter: (date) => `strftime(${date}, '%Y') || '-Q' || quarter(${date})`,
	year: (date) => `strftime(${date}, '%Y')`
};

const isOfLine = (unit: Unit): boolean => unit === 'claim_line' || unit === 'answer';
const isOfClaim = (unit: Unit): boolean => unit === 'claim' || unit === 'appeal';

/** The dimensions that a unit has from the stay or the claim it belongs to. */
export const joinsOf = (unit: Unit): string[] =>
	isOfLine(unit) || isOfClaim(unit)
		? [...episodeDimensions, 'procedure_code', 'revenue_code']
		: [...episodeDimensions];

/**
 * The value that a row has of a dimension, as SQL. Where a measure has one of its own, that counts: the band of its own
 * instrument.
 */
export function dimensionValue(measure: Measure, name: string): string {
	const joined = `dimension.${identifier(name)}::varchar`;
	const own = measure.dimensions.some((dimension) => dimension === name);
	const isJoined = joinsOf(measure.unit).includes(name);
	const values = [...(own ? [`${rowColumn(name)}::varchar`] : []), ...(isJoined ? [joined] : [])];
	return `coalesce(${[...values, "'unknown'"].join(', ')})`;
}

/** The group that a row is in, as SQL. */
export function bucketExpression(measure: Measure, by: string | undefined): string {
	if (by === undefined) return "''";
	return isPeriod(by)
		? periodExpressions[by](rowColumn(measure.date))
		: dimensionValue(measure, by);
}

/** The relation that a unit's joined dimensions come from, and the columns that its rows are joined to that by. */
export type DimensionSource = {
	relation: 'episode_dimension' | 'claim_dimension' | 'whole_claim';
	keys: readonly string[];
};

export function dimensionSource(unit: Unit): DimensionSource {
	if (isOfLine(unit)) return { relation: 'claim_dimension', keys: ['claim_id', 'line_no'] };
	if (isOfClaim(unit)) return { relation: 'whole_claim', keys: ['claim_id'] };
	return { relation: 'episode_dimension', keys: ['episode_id'] };
}

/** The relation that the dimensions named come from; nothing where there are none. */
export function dimensionJoin(measure: Measure, names: readonly string[]): string {
	const asked = [...new Set(names)].filter((name) => joinsOf(measure.unit).includes(name));
	if (asked.length === 0) return '';
	const { relation, keys } = dimensionSource(measure.unit);
	return `left join ${relation} as dimension using (${keys.join(', ')})`;
}

/** Which rows a question is about, as SQL. Rows without a date stay until the ledger has counted them. */
export function filterExpressions(measure: Measure, { from, to, where }: Question): string[] {
	const date = rowColumn(measure.date);
	return [
		'true',
		...(from === undefined ? [] : [`(${date} is null or ${date} >= $period_from::date)`]),
		...(to === undefined ? [] : [`(${date} is null or ${date} <= $period_to::date)`]),
		...Object.keys(where).map(
			(name) => `list_contains($where_${name}, ${dimensionValue(measure, name)})`
		)
	];
}

/** A row passes a step only if it passed all before; the last one is also called `passes`. */
function stepColumns(measure: Measure, question: Question): string {
	const dated = asksForDates(question) ? `${rowColumn(measure.date)} is not null` : 'true';
	const passed = [dated];
	const columns = [`${dated} as step_0`];
	for (const [index, step] of Object.keys(measure.ledger).entries()) {
		passed.push(`coalesce(${rowColumn(step)}, false)`);
		columns.push(`${passed.join(' and ')} as step_${index + 1}`);
	}
	return [...columns, `${passed.join(' and ')} as passes`].join(',\n    ');
}

/** The columns that tell one unit from another and those its kind reads. */
export function rowColumns(measure: Measure): string[] {
	const competing = measure.competing === undefined ? [] : ['competing'];
	return [...new Set([...unitKeys[measure.unit], ...kindColumns[measure.kind], ...competing])];
}

/** What placed rows have as columns of their own besides what their kind reads. */
type Besides = {
	/** Dimensions; with any, the date too. */
	further?: readonly string[];
	/** Columns of the measure. */
	more?: readonly string[];
	/** Dimensions of the stay or the claim as they are there: null where nothing is known. */
	joined?: readonly string[];
};

/** The rows of a measure that a question is about, each with its group and how far down the ledger it gets. */
export function placedSql(
	measure: Measure,
	question: Question,
	{ further = [], more = [], joined = [] }: Besides = {}
): string {
	const person = unitsOfOnePerson.includes(measure.unit) ? ['person'] : [];
	const columns = new Set([...rowColumns(measure), ...person, ...more]);
	const asked = [question.by ?? '', ...Object.keys(question.where), ...further, ...joined];
	const dated = further.length > 0 ? [`${rowColumn(measure.date)}::varchar as "date"`] : [];
	const groups = further.map((name) => `${dimensionValue(measure, name)} as ${identifier(name)}`);
	const known = joined.map((name) => `dimension.${identifier(name)}`);
	return fillSql(template('placed'), {
		rows: measure.sql,
		columns: [...[...columns].map(rowColumn), ...dated, ...groups, ...known].join(',\n    '),
		bucket: bucketExpression(measure, question.by),
		steps: stepColumns(measure, question),
		dimensions: dimensionJoin(measure, asked),
		filters: filterExpressions(measure, question).join('\n    and ')
	});
}

/** What a question binds: the limits of its period and the values of its filters. */
export const filterParameters = ({ from, to, where }: Question): Parameters => ({
	...(from !== undefined && { period_from: from }),
	...(to !== undefined && { period_to: to }),
	...Object.fromEntries(Object.entries(where).map(([name, values]) => [`where_${name}`, values]))
});

/** What success is of a row, for the kinds that count any. */
export const successes: Partial<Record<Kind, string>> = {
	proportion: 'coalesce(success, false)',
	amount_ratio: 'part <> 0'
};
