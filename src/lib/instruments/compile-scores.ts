import { answerColumn, answeredSql, answerSql, quote, valueSql } from '#lib/instruments/formula.ts';
import type { Instrument, Registry, Scale } from '#lib/instruments/instrument.ts';

const record = [
	'episode_id',
	'episode_no',
	'edition',
	'assessed_on',
	'assessed_day',
	'_batch',
	'_file',
	'_line'
].join(', ');

/**
 * SQL of the total an export supplied in place of items, or null. Items win over a total. An item that is a scale of
 * its own (PHQ-9 item 9) is often exported beside a total: it alone does not stand for the items.
 */
function suppliedSql(scale: Scale, { scales }: Instrument): string {
	if (!scale.total) return 'null::double';
	const apart = scales.filter(({ method }) => method.kind === 'item').flatMap(({ items }) => items);
	const parts = scale.items.filter((code) => scale.items.length === 1 || !apart.includes(code));
	const isInRange = `total between ${scale.range.min} and ${scale.range.max}`;
	if (parts.length === 0) return `case when ${isInRange} then total end`;
	const isEmpty = `coalesce(${parts.map(answerColumn).join(', ')}) is null`;
	return `case when ${isEmpty} and ${isInRange} then total end`;
}

/** The words that every score of a registry is told in, as types of their own: a row keeps a small number for each. */
type Words = { instrument: string; scale: string; band: string };

const wordsSql = (words: readonly string[]): string =>
	words.length === 0 ? 'varchar' : `enum(${[...new Set(words)].sort().map(quote).join(', ')})`;

const wordsOf = (registry: Registry): Words => {
	const scales = registry.flatMap((instrument) => instrument.scales);
	return {
		instrument: wordsSql(registry.map(({ id }) => id)),
		scale: wordsSql(scales.map(({ id }) => id)),
		band: wordsSql(scales.flatMap(({ bands }) => bands.map(({ label }) => label)))
	};
};

function scaleSql(scale: Scale, instrument: Instrument, words: Words): string {
	const needed = scale.missing?.min_answered ?? scale.items.length;
	const answered = answeredSql(scale);
	const fields = {
		scale: `${quote(scale.id)}::${words.scale}`,
		scored: `(case when ${answered} >= ${needed} then ${valueSql(scale)} end)::double`,
		supplied: suppliedSql(scale, instrument),
		answered,
		asked: `${scale.items.length}`
	};
	return `{${Object.entries(fields)
		.map(([name, sql]) => `${name}: ${sql}`)
		.join(', ')}}`;
}

/** SQL of what `of` says of the band a value falls in, once it is rounded half up. */
function bandSql(
	scales: Scale[],
	words: Words,
	of: (label: string, order: number) => string
): string {
	const banded = scales.filter(({ bands }) => bands.length > 0);
	if (banded.length === 0) return 'null';
	const cases = banded.map(({ id, bands }) => {
		const whens = bands.map(
			({ label, to }, index) => `when rounded <= ${to} then ${of(label, index + 1)}`
		);
		return `when ${quote(id)}::${words.scale} then case ${whens.join(' ')} end`;
	});
	return `case scale ${cases.join('\n        ')} end`;
}

/** The sex of whom an episode is about, only where a scale reads it: f, female, m … in lower case. */
const sexSql = ({ scales }: Instrument): string[] =>
	scales.some(({ method }) => method.kind === 'cut_by_sex') ? ['sex'] : [];

function instrumentSql(instrument: Instrument, words: Words): string {
	const { id, items, scales } = instrument;
	const scored = new Set(scales.flatMap((scale) => scale.items));
	const columns = [
		...items
			.filter(({ code }) => scored.has(code))
			.map((item) => `${answerSql(item, instrument)} as ${answerColumn(item.code)}`),
		...sexSql(instrument)
	];
	return `
select
    ${record},
    ${quote(id)}::${words.instrument} as instrument,
    scale,
    coalesce(scored, supplied) as value,
    answered,
    score_method(scored, supplied, answered, asked) as score_method,
    floor(coalesce(scored, supplied) + 0.5) as rounded,
    (${bandSql(scales, words, (label) => `${quote(label)}::${words.band}`)})::${words.band} as band,
    (${bandSql(scales, words, (_, order) => `${order}`)})::integer as band_order
from (
    select
        ${record},
        unnest([
            ${scales.map((scale) => scaleSql(scale, instrument, words)).join(',\n            ')}
        ], recursive := true)
    from (
        select
            ${record},
            ${['total', ...columns].join(',\n            ')}
        from recorded
        where instrument = ${quote(id)}
    )
)`;
}

/** No scores, in the columns of scores. */
const noScores = `
select
    ${record},
    null::varchar as instrument,
    null::varchar as scale,
    null::double as value,
    null::integer as answered,
    null::varchar as score_method,
    null::double as rounded,
    null::varchar as band,
    null::integer as band_order
from recorded
where false`;

/**
 * The SQL of every score that the registry can make of the relation `recorded` (the contract's assessments): one row
 * per assessment and scale, scored or not. Direct expressions over the items, one scan per instrument: give it those
 * that the assessments name, for each takes DuckDB time to plan. Rests on the macros of queries/derive/30_score.sql.
 */
export function compileScores(registry: Registry): string {
	if (registry.length === 0) return noScores.trim();
	const words = wordsOf(registry);
	return registry
		.map((instrument) => instrumentSql(instrument, words))
		.join('\nunion all\n')
		.trim();
}
