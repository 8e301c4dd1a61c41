import type { Edition, Instrument, Item, Scale } from '#lib/instruments/instrument.ts';
import type { MethodOf, Term } from '#lib/instruments/method.ts';

/** Text of the registry as a SQL string. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The column that holds the scored answer to an item. */
export const answerColumn = (code: string): string => `answer_${code}`;

const answers = (codes: string[]): string => `[${codes.map(answerColumn).join(', ')}]`;
const sum = (codes: string[]): string => `(${codes.map(answerColumn).join(' + ')})`;

/** Where an edition keeps what the registry calls `code`; undefined where it does not ask it. */
export function codeInEdition(code: string, { renumbered }: Edition): string | undefined {
	const own = Object.keys(renumbered).find((old) => renumbered[old] === code);
	return own ?? (code in renumbered ? undefined : code);
}

/** The value the export gave for an item, whatever the edition calls it. */
function givenValue(code: string, editions: Edition[]): string {
	const usual = `items[${quote(code)}]`;
	const shifted = editions
		.map((edition) => ({ edition, own: codeInEdition(code, edition) }))
		.filter(({ own }) => own !== code);
	if (shifted.length === 0) return usual;
	const whens = shifted.map(
		({ edition, own }) =>
			`when ${quote(edition.id)} then ${own === undefined ? 'null' : `items[${quote(own)}]`}`
	);
	return `case edition ${whens.join(' ')} else ${usual} end`;
}

function validAnswer(item: Item, editions: Edition[]): string {
	const macro = item.not_applicable ? 'item_answer_or_not_applicable' : 'item_answer';
	return `${macro}(${givenValue(item.code, editions)}, ${item.min}, ${item.max}, ${item.whole})`;
}

/** SQL of what an answer counts as. An answer that `scores` does not list is a missing answer. */
function scoredAnswer({ reverse, min, max, scores }: Item, answer: string): string {
	if (!scores) return reverse ? `${min + max} - ${answer}` : answer;
	const whens = Object.entries(scores).map(([given, points]) => `when ${given} then ${points}`);
	return `case ${answer} ${whens.join(' ')} end`;
}

/** SQL of the scored answer to an item: null where it is missing or not one of the answers the item allows. */
export function answerSql(item: Item, { items, editions }: Instrument): string {
	const answer = validAnswer(item, editions);
	const scored = scoredAnswer(item, answer);
	const gate = items.find(({ code }) => code === item.skipped?.when);
	if (!item.skipped || !gate) return scored;
	const skipped = `${validAnswer(gate, editions)} = ${item.skipped.is}`;
	return `coalesce(${scored}, case when ${skipped} then ${item.skipped.as} end)`;
}

function termSql(term: Term): string {
	if ('items' in term) return `${sum(term.items)} / ${term.divide}`;
	if ('log_of' in term) return `log_or_zero(${answerColumn(term.log_of)}) / ${term.divide}`;
	if ('share_of' in term) return `share_of_yes(${answers(term.share_of)}) / ${term.divide}`;
	const { item, from } = term.reversed;
	return `(${from} - ${answerColumn(item)}) / ${term.divide}`;
}

function weightedSql({ constant, sign, terms }: MethodOf<'weighted'>): string {
	const total = terms.map(termSql).join(' + ');
	return `${constant} ${sign === 1 ? '+' : '-'} (${total})`;
}

function criteriaSql(method: MethodOf<'criteria'>, items: string[]): string {
	const isPresent = (code: string) =>
		`${answerColumn(code)} >= ${method.present_from_for[code] ?? method.present_from}`;
	const present = items.map((code) => `(${isPresent(code)})::integer`).join(' + ');
	const core = method.one_of.map(isPresent).join(' or ');
	const whens = [...method.values]
		.sort((a, b) => b.at_least - a.at_least)
		.map(({ at_least, value }) => `when ${present} >= ${at_least} then ${value}`);
	return `case when not (${core}) then 0 ${whens.join(' ')} else 0 end`;
}

const highestSql = ({ levels }: MethodOf<'highest'>): string =>
	`greatest(${Object.entries(levels)
		.map(([code, level]) => `case when ${answerColumn(code)} > 0 then ${level} else 0 end`)
		.join(', ')})`;

/** Male and female as exports write them; any other word leaves no score, for there is no cut-off. */
function cutBySexSql({ at }: MethodOf<'cut_by_sex'>, items: string[]): string {
	const whens = Object.entries(at).map(
		([sex, cut]) =>
			`when sex in (${quote(sex)}, ${quote(sex.slice(0, 1))}) then (${sum(items)} >= ${cut})::integer`
	);
	return `case ${whens.join(' ')} end`;
}

/** SQL of a scale's value where enough items are answered. A missing item is never read as 0. */
export function valueSql({ method, items }: Scale): string {
	switch (method.kind) {
		case 'sum':
			return `${method.times} * prorated_sum(${answers(items)}, ${items.length})`;
		case 'mean':
			return `list_avg(${answers(items)})`;
		case 'item':
			return answers(items).slice(1, -1);
		case 'weighted':
			return weightedSql(method);
		case 'criteria':
			return criteriaSql(method, items);
		case 'highest':
			return highestSql(method);
		case 'cut_by_sex':
			return cutBySexSql(method, items);
		case 'supplied':
			return 'null';
	}
}

/** SQL of the number of items answered, "not applicable" included. */
export const answeredSql = ({ items }: Scale): string =>
	items.length === 0 ? '0' : `list_count(${answers(items)})::integer`;
