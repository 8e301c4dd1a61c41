import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Patterns } from '#lib/comparison/compare.ts';
import { asksForDates } from '#lib/measures/dimensions.ts';
import type { Question } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import {
	allowedFor,
	directionOf,
	patternSchema,
	severityOf,
	tooManyKinds
} from '#lib/server/comparison/pattern-rows.ts';
import { filterParameters } from '#lib/server/figures/kind-queries.ts';
import { addedTo } from '#lib/server/rollups/placed-rows.ts';
import type { KeptRows } from '#lib/server/rollups/placed-table.ts';
import { placedFragments } from '#lib/server/rollups/read-rollup.ts';
import { keptRowsOf } from '#lib/server/rollups/rollups.ts';
import type { Rollups } from '#lib/server/rollups/rollups.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

type Asked = { measure: Measure; question: Question };

const keptSchema = patternSchema
	.extend({ kinds: z.number(), points: z.number() })
	.transform(({ kinds, points, ...pattern }) => ({ kinds, points, pattern }));

/** Whether the band that stays are grouped by is that of the score which says how ill people were. */
function hasBandOfStays(measure: Measure): boolean {
	const { instrument, scale } = severityOf(measure);
	return instrument === 'phq-9' && scale === 'total';
}

/** The score at the start in trillionths, of a row that is of one stay, as SQL. Rows of several have but the sum of theirs. */
function pointOf({ sums: { scored, start_total: total } }: KeptRows): string {
	if (scored === undefined || total === undefined) return 'null';
	return `case when placed.n = 1 and placed.${scored} = 1 then placed.${total} end`;
}

/** What of the stay a row says in a dimension, null where nothing is known, as SQL. */
const knownOf = (dimension: string): string =>
	`nullif(stratum.${identifier(dimension)}, 'unknown')`;

function countsOf(measure: Measure, kept: KeptRows): string {
	const isShare = measure.kind === 'proportion';
	const summed = isShare
		? { k: addedTo('k', kept), total: '0::hugeint', squares: '0::hugeint' }
		: {
				k: '0',
				total: `${directionOf(measure)} * ${addedTo('total', kept)}`,
				squares: addedTo('squares', kept)
			};
	return Object.entries(summed)
		.map(([name, added]) => `sum(${added}) as ${name}`)
		.join(',\n        ');
}

function keptSql(asked: Asked, kept: KeptRows): string {
	const { measure, question } = asked;
	const { word, fragments, filters } = placedFragments(asked, kept);
	const alike = allowedFor.map((name) => `${knownOf(name)} as ${name}`);
	const passed = `((placed.state >> ${kept.shift}) & 63) >> 2 = ${Object.keys(measure.ledger).length}`;
	const dated = asksForDates(question) ? ['placed.month is not null'] : [];
	return fillSql(readSqlFile('compare/kept_patterns.sql').sql, {
		...fragments,
		point: pointOf(kept),
		group: word(question.by ?? ''),
		alike: [`${knownOf('baseline_band')} as band`, ...alike].join(',\n        '),
		filters: [...filters, passed, ...dated].join('\n    and '),
		counts: countsOf(measure, kept)
	});
}

/**
 * The people behind a question by what they have in common, from placed rows: half the work of reading theirs. Scores
 * are by band, as placed rows have no other of several stays. Undefined where rows might tell them by point, in no more than
 * `most` groups; the reason where there are more by band already.
 */
export async function keptPatterns(
	db: DuckDBConnection,
	rollups: Rollups,
	{ most, ...asked }: Asked & { most: number }
): Promise<Patterns | undefined> {
	const { measure, question } = asked;
	const kept = hasBandOfStays(measure) ? keptRowsOf(rollups, asked) : undefined;
	if (!kept) return undefined;
	const query = {
		name: `${measure.id} compare roll-up`,
		sql: keptSql(asked, kept),
		row: keptSchema
	};
	const rows = await runQuery(db, query, { ...filterParameters(question), most_patterns: most });
	const { kinds, points } = rows[0] ?? { kinds: 0, points: 0 };
	if (kinds > most) return tooManyKinds;
	return points > most ? { rows: rows.map(({ pattern }) => pattern) } : undefined;
}
