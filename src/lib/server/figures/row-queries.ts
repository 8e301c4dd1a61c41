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
import type { RowColumn } from '#lib/server/figures/row-columns.ts';
import type { KnownTexts } from '#lib/server/figures/row-texts.ts';
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

const askedPlaces = ({ stands }: RowChoice): string =>
	stands === undefined ? 'true' : 'list_contains($row_stands, stands::varchar)';

/** The places of the ledger that a choice comes to, bound. Throws WrongUsage for a place there is not. */
function boundPlaces(measure: Measure, { stands }: RowChoice): Parameters {
	if (stands === undefined) return {};
	const places = placesOf(stands, standingsOf(measure));
	if (places.length === 0)
		throw new WrongUsage(`There is no place ${stands} on the ledger of ${measure.id}`);
	return { row_stands: places };
}

/** How many rows each day has: the answer holds the day (ISO, null for rows without one) and its rows, in order. */
export function daysQuery(measure: Measure, question: Question, choice: RowChoice): RowQuery {
	const sql = fillSql(template('row_days'), {
		placed: placedSql(measure, question, { more: [measure.date] }),
		date: identifier(measure.date),
		stands: standsCases(measure, choice),
		picked: picked(measure, question, choice).sql,
		asked: askedPlaces(choice)
	});
	return {
		sql,
		parameters: { ...boundBy(measure, question, choice), ...boundPlaces(measure, choice) }
	};
}

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

/** The rows of a portion: those of its days ($portion_from to $portion_to), or those without one. */
const daysOf = ({ date }: Measure, days: Reading['days']): string[] => {
	const day = identifier(date);
	if (days === 'dated') return [`${day} between $portion_from::date and $portion_to::date`];
	return days === 'undated' ? [`${day} is null`] : [];
};

const castTo = (type: string, texts: readonly string[] | undefined): string =>
	texts ? `enum(${texts.map(literal).join(', ')})` : type;

/** How rows are read: only those of some days, and texts of which all are known as the numbers of these. */
export type Reading = { days?: 'dated' | 'undated'; texts?: KnownTexts };

/** The rows themselves: all of them, or of a page its $row_limit from $row_offset on. */
export function rowsQuery(
	measure: Measure,
	question: Question,
	choice: RowChoice,
	isPaged: boolean,
	{ days, texts }: Reading = {}
): RowQuery {
	const columns = columnsOf(measure);
	const more = days === undefined ? [] : [measure.date];
	const cast = ({ name, type }: RowColumn) =>
		`${identifier(name)}::${castTo(sqlTypes[type], texts?.get(name))} as ${identifier(name)}`;
	const sql = fillSql(template('rows'), {
		placed: placedSql(measure, question, { further: dimensionsOf(measure), more }),
		cast: columns.map(cast).join(',\n        '),
		columns: columns.map(({ name }) => identifier(name)).join(',\n    '),
		stands: standsCases(measure, choice),
		place: castTo('varchar', texts?.get('stands')),
		picked: [picked(measure, question, choice).sql, ...daysOf(measure, days)].join(' and '),
		asked: askedPlaces(choice),
		order: orderOf(measure, choice),
		page: isPaged ? 'limit $row_limit::integer offset $row_offset::integer' : ''
	});
	const parameters = { ...boundBy(measure, question, choice), ...boundPlaces(measure, choice) };
	return { sql, parameters };
}
