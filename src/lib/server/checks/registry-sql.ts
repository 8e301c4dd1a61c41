import { codeInEdition } from '#lib/instruments/formula.ts';
import type { Instrument, Registry } from '#lib/instruments/instrument.ts';
import { fillSql, literal, readSqlFile } from '#lib/server/sql-file.ts';

type Value = string | number | boolean | number[] | null;

function sqlOf(value: Value): string {
	if (Array.isArray(value)) return `[${value.join(', ')}]::double[]`;
	return typeof value === 'string' ? literal(value) : `${value}`;
}

/** The answers an item allows where not all between its least and its most count; null where they all do. */
const listedAnswers = (scores: Record<string, number> | undefined): number[] | null =>
	scores === undefined ? null : Object.keys(scores).map(Number);

function relation(columns: string[], rows: Value[][]): string {
	const values = rows.map((row) => `(${row.map(sqlOf).join(', ')})`);
	return `(select ${columns.join(', ')} from (values ${values.join(', ')}) as listed (${columns.join(', ')}))`;
}

/** Every question as an export may name it: under '' as usual, and under each edition as that numbers it. */
function itemRows({ id, items, editions }: Instrument): Value[][] {
	const usual = { id: '', title: '', renumbered: {} };
	return [usual, ...editions].flatMap((edition) =>
		items.flatMap(({ code, min, max, whole, scores }) => {
			const own = codeInEdition(code, edition);
			const allowed = [min, max, whole, listedAnswers(scores)];
			return own === undefined ? [] : [[id, edition.id, own, ...allowed]];
		})
	);
}

/** `is_measured_by`: a value of it says that the person was measured. The total where there is one, else any quantity, else any score. */
function scaleRows({ id, scales }: Instrument): Value[][] {
	const hasTotal = scales.some(({ total }) => total);
	const hasQuantity = scales.some(({ averaged }) => averaged);
	return scales.map(({ id: scale, range, total, averaged }) => [
		id,
		scale,
		range.min,
		range.max,
		total,
		hasTotal ? total : averaged || !hasQuantity
	]);
}

/** What the instrument registry knows, as relations that rules select from: items, scales, editions and answers. */
export function registrySql(registry: Registry): Record<string, string> {
	const relations = {
		items: relation(
			['instrument', 'edition', 'code', 'least', 'most', 'is_whole', 'listed'],
			registry.flatMap(itemRows)
		),
		scales: relation(
			['instrument', 'scale', 'least', 'most', 'is_total', 'is_measured_by'],
			registry.flatMap(scaleRows)
		),
		editions: relation(
			['instrument', 'edition'],
			registry.flatMap(({ id, editions }) => editions.map((edition) => [id, edition.id]))
		)
	};
	return {
		...relations,
		answers: `(${fillSql(readSqlFile('checks/parts/answers.sql').sql, relations)})`
	};
}
