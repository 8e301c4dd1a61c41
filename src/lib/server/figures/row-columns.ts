import { dimensionsOf } from '#lib/measures/dimensions.ts';
import { unitKeys } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { rowColumns } from '#lib/server/figures/kind-queries.ts';

export type RowType = 'text' | 'code' | 'number' | 'boolean';

/** A column of the rows behind a figure, and what it is called. A code tells rows apart; `text` repeats. */
export type RowColumn = { name: string; words: string; type: RowType };

/** What a unit's key or a kind's column is, where it is no text. */
const types: Record<string, RowType> = {
	line_no: 'number',
	session_no: 'number',
	remittance_id: 'number',
	week: 'number',
	success: 'boolean',
	event: 'boolean',
	competing: 'boolean',
	baseline: 'number',
	last: 'number',
	days: 'number',
	time: 'number',
	value: 'number',
	part: 'number',
	whole: 'number'
};

/** The SQL type that a column is handed out in. */
export const sqlTypes: Record<RowType, string> = {
	text: 'varchar',
	code: 'varchar',
	number: 'double',
	boolean: 'boolean'
};

const stepColumns = ({ ledger }: Measure): RowColumn[] =>
	Object.values(ledger).map((words, index) => ({
		name: `step_${index + 1}`,
		words,
		type: 'boolean'
	}));

/**
 * The columns of the rows behind a measure's figures: what tells a unit apart, its date, each step of the ledger (passed,
 * with all before it), the values of its kind, and its dimensions.
 */
export function columnsOf(measure: Measure): RowColumn[] {
	const keys: readonly string[] = unitKeys[measure.unit];
	const values = rowColumns(measure).filter((name) => !keys.includes(name));
	const named = (name: string, type: RowType): RowColumn => ({ name, words: name, type });
	const taken = new Set([...keys, ...values, 'date']);
	return [
		...keys.map((name) => named(name, types[name] ?? 'code')),
		{ name: 'date', words: measure.date, type: 'text' },
		...stepColumns(measure),
		...values.map((name) => named(name, types[name] ?? 'text')),
		...dimensionsOf(measure)
			.filter((name) => !taken.has(name))
			.map((name) => named(name, 'text'))
	];
}
