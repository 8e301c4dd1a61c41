import { dimensionsOf } from '#lib/measures/dimensions.ts';
import type { Question } from '#lib/measures/figure.ts';
import { unitKeys } from '#lib/measures/measure.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';
import { placesOf, standingsOf } from '#lib/measures/standing.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	filterParameters,
	placedSql,
	successes,
	template
} from '#lib/server/figures/kind-queries.ts';
import { columnsOf, sqlTypes } from '#lib/server/figures/row-columns.ts';
import { fillSql, identifier, literal } from '#lib/server/sql-file.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

/**
 * Which of the rows behind a figure: those of one group (`bucket`, of the question's `by`), of one day, week or category
 * of it (`at`), at one place of the ledger (`stands`); in the order of a column.
 */
export type RowChoice = {
	bucket?: string;
	at?: string;
	stands?: string;
	sort?: string;
	isDescending?: boolean;
};

export type RowQuery = { sql: string; parameters: Parameters };

/** Which rows a point of the kind's axis is of; $row_at is its place. A curve's day is of all still followed on it. */
const axes: Partial<Record<Kind, string>> = {
	breakdown: `passes and coalesce(category::varchar, 'unknown') = $row_at`,
	trajectory: `passes and "value" is not null and week = $row_at::double`,
	survival: `passes and "time" >= $row_at::double`
};

function successOf({ kind }: Measure, { at }: RowChoice): string | undefined {
	if (kind !== 'survival') return successes[kind];
	return at === undefined ? 'coalesce(event, false)' : 'event and "time" = $row_at::double';
}

/** The case of each row: the first step it does not pass, or what came of it. */
function standsCases(measure: Measure, choice: RowChoice): string {
	const steps = ['dated', ...Object.keys(measure.ledger)];
	const left = steps.map((step, index) => `when not step_${index} then ${literal(`left:${step}`)}`);
	const success = successOf(measure, choice);
	const counted =
		success === undefined
			? [`else 'counted'`]
			: [`when ${success} then 'success'`, `else 'without'`];
	return [...left, ...counted].join('\n            ');
}

function checkAt({ id, kind }: Measure, at: string): void {
	if (axes[kind] === undefined)
		throw new WrongUsage(`${id} has neither days nor weeks nor categories: leave out at`);
	if (kind !== 'breakdown' && !/^\d+(\.\d+)?$/.test(at))
		throw new WrongUsage('at is the number of a day or week');
}

/** The condition that picks a point of the series, and what it binds. */
function picked(measure: Measure, { by }: Question, { bucket, at }: RowChoice) {
	if (bucket !== undefined && by === undefined)
		throw new WrongUsage('A bucket is one of a grouping: ask with by');
	if (at !== undefined) checkAt(measure, at);
	const conditions = [
		...(bucket === undefined ? [] : ['bucket = $row_bucket']),
		...(at === undefined ? [] : [axes[measure.kind] ?? 'false'])
	];
	const parameters: Parameters = {
		...(bucket !== undefined && { row_bucket: bucket }),
		...(at !== undefined && { row_at: at })
	};
	return { sql: conditions.join(' and ') || 'true', parameters };
}

const boundBy = (measure: Measure, question: Question, choice: RowChoice): Parameters => ({
	...measure.parameters,
	...filterParameters(question),
	...picked(measure, question, choice).parameters
});

/** How many rows and units stand where. A trajectory has several rows per unit: the ledger counts units. */
export function standingsQuery(measure: Measure, question: Question, choice: RowChoice): RowQuery {
	const unit = unitKeys[measure.unit].map(identifier).join(', ');
	const sql = fillSql(template('row_standings'), {
		placed: placedSql(measure, question),
		unit,
		counted: measure.kind === 'trajectory' ? `distinct row(${unit})` : '*',
		stands: standsCases(measure, choice),
		picked: picked(measure, question, choice).sql
	});
	return { sql, parameters: boundBy(measure, question, choice) };
}

function orderOf(measure: Measure, { sort, isDescending }: RowChoice): string {
	const names = ['stands', ...columnsOf(measure).map(({ name }) => name)];
	if (sort !== undefined && !names.includes(sort))
		throw new WrongUsage(`The rows of ${measure.id} have no column ${sort} to sort by`);
	const asked = sort === undefined ? [] : [`${identifier(sort)}${isDescending ? ' desc' : ''}`];
	const keys = [...unitKeys[measure.unit], ...(measure.kind === 'trajectory' ? ['week'] : [])];
	return [...asked, '"date"', ...keys.map(identifier)]
		.map((column) => `${column} nulls last`)
		.join(',\n    ');
}

/** The rows themselves: all of them, or of a page its $row_limit from $row_offset on. */
export function rowsQuery(
	measure: Measure,
	question: Question,
	choice: RowChoice,
	isPaged: boolean
): RowQuery {
	const columns = columnsOf(measure);
	const { stands } = choice;
	const sql = fillSql(template('rows'), {
		placed: placedSql(measure, question, dimensionsOf(measure)),
		cast: columns
			.map(({ name, type }) => `${identifier(name)}::${sqlTypes[type]} as ${identifier(name)}`)
			.join(',\n        '),
		columns: columns.map(({ name }) => identifier(name)).join(',\n    '),
		stands: standsCases(measure, choice),
		picked: picked(measure, question, choice).sql,
		asked: stands === undefined ? 'true' : 'list_contains($row_stands, stands)',
		order: orderOf(measure, choice),
		page: isPaged ? 'limit $row_limit::integer offset $row_offset::integer' : ''
	});
	const places = stands === undefined ? undefined : placesOf(stands, standingsOf(measure));
	if (places?.length === 0)
		throw new WrongUsage(`There is no place ${stands} on the ledger of ${measure.id}`);
	const bound = boundBy(measure, question, choice);
	return { sql, parameters: { ...bound, ...(places && { row_stands: places }) } };
}
