import { kindColumns } from '#lib/measures/measure.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';
import type { ColumnOf } from '#lib/server/figures/group-rows.ts';

/**
 * How far a row comes in a measure is one small number, its state: four bits for the steps it passed, one for success
 * or the event, one for a competing exit. The states of measures that share rows are one number together, six bits each.
 */
export const bitsOfState = 6;
/** What a step more adds to a state. */
export const stepOfState = 4;
const mostSteps = 15;

/** Whether the steps of a measure's ledger can be told apart in a state. */
export const hasState = ({ ledger }: Measure): boolean => Object.keys(ledger).length <= mostSteps;

/** The columns that the state and the sums of a measure are made of. */
export const columnsRead = (measure: Measure): string[] => [
	...new Set([
		...Object.keys(measure.ledger),
		...kindColumns[measure.kind],
		...(measure.competing === undefined ? [] : ['competing'])
	])
];

/** What counts as success or the event of a row that passed every step. */
const successes: Partial<Record<Kind, (column: ColumnOf) => string>> = {
	proportion: (column) => column('success'),
	amount_ratio: (column) => `${column('part')} <> 0`,
	survival: (column) => column('event')
};

const bit = (value: number, condition: string): string =>
	`case when ${condition} then ${value} else 0 end`;

/** A measure as its rows are read: how its columns are written, and the number of steps a row passed, as SQL. */
export type Read = { measure: Measure; column: ColumnOf; depth: string };

/** Whether a row passed every step, as SQL. */
export const passes = ({ measure, depth }: Read): string =>
	`${depth} = ${Object.keys(measure.ledger).length}`;

/** The state of a row in one measure, as SQL. */
export function stateOf(read: Read): string {
	const { measure, column, depth } = read;
	const success = successes[measure.kind]?.(column);
	const parts = [
		`${stepOfState} * ${depth}`,
		...(success === undefined ? [] : [bit(2, `${passes(read)} and ${success}`)]),
		...(measure.competing === undefined
			? []
			: [bit(1, `${passes(read)} and ${column('competing')} and not ${column('event')}`)])
	];
	return `(${parts.join(' + ')})::bigint`;
}

/** A number that every row adds to: its name, its type, and its SQL. */
export type Added = { name: string; type: 'integer' | 'hugeint'; sql: string };

// In whole trillionths, and so exact, as the templates of queries/kinds/ have them.
const trillionths = (value: string): string => `round(${value} * 1e12)::hugeint`;

const amounts: Partial<Record<Kind, (column: ColumnOf) => Record<string, string>>> = {
	mean_change: (column) => {
		const [first, last] = [column('baseline'), column('last')];
		return {
			total: `(${first} - ${last})`,
			squares: `(${first} - ${last}) * (${first} - ${last})`,
			baseline: first,
			baseline_squares: `${first} * ${first}`,
			last_squares: `${last} * ${last}`
		};
	},
	amount_ratio: (column) => ({ part: column('part'), whole: column('whole') }),
	mean: (column) => ({
		total: column('value'),
		squares: `${column('value')} * ${column('value')}`
	})
};

/** What a row that passed every step adds to the sums of its kind. */
export function amountsOf(read: Read): Added[] {
	const values = amounts[read.measure.kind]?.(read.column) ?? {};
	return Object.entries(values).map(([name, value]) => ({
		name,
		type: 'hugeint',
		sql: `case when ${passes(read)} then ${trillionths(value)} end`
	}));
}

/** What a row adds to the comparison of those measured with the others, whether it passed or not. */
export const comparedAmounts: readonly Added[] = [
	{ name: 'compared', type: 'integer', sql: '(episode_fact.episode_id is not null)::integer' },
	{
		name: 'scored',
		type: 'integer',
		sql: bit(1, 'episode_fact.episode_id is not null and score_pair.baseline_value is not null')
	},
	{
		name: 'known',
		type: 'integer',
		sql: bit(1, "episode_fact.discharge_reason <> 'unknown'")
	},
	{
		name: 'completed',
		type: 'integer',
		sql: bit(1, "episode_fact.discharge_reason = 'completed'")
	},
	{
		name: 'start_total',
		type: 'hugeint',
		sql: `case when episode_fact.episode_id is not null then ${trillionths('score_pair.baseline_value')} end`
	},
	{
		name: 'start_squares',
		type: 'hugeint',
		sql: `case when episode_fact.episode_id is not null then ${trillionths('score_pair.baseline_value * score_pair.baseline_value')} end`
	}
];
