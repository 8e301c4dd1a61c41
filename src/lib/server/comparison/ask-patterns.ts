import type { DuckDBConnection } from '@duckdb/node-api';
import type { Patterns } from '#lib/comparison/compare.ts';
import type { Question } from '#lib/measures/figure.ts';
import { kindColumns } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { keptPatterns } from '#lib/server/comparison/kept-patterns.ts';
import {
	allowedFor,
	directionOf,
	patternSchema,
	severityOf,
	tooManyKinds
} from '#lib/server/comparison/pattern-rows.ts';
import { filterParameters, placedSql } from '#lib/server/figures/kind-queries.ts';
import { noRollups } from '#lib/server/rollups/rollups.ts';
import type { Rollups } from '#lib/server/rollups/rollups.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

/** More groups of people alike than this are never turned into objects. */
const mostPatterns = 10_000;

function patternsSql(measure: Measure, placed: string): string {
	const columns = kindColumns[measure.kind].map((name) => `placed.${identifier(name)}`);
	const covered = fillSql(readSqlFile('compare/covered.sql').sql, {
		placed,
		columns: columns.join(',\n    ')
	});
	const sums = readSqlFile(`compare/${measure.kind}.sql`).sql;
	return fillSql(readSqlFile('compare/patterns.sql').sql, { covered, sums });
}

const severityParameters = (measure: Measure): Parameters => {
	const { instrument, scale } = severityOf(measure);
	return { severity_instrument: instrument, severity_scale: scale };
};

async function patternsOfRows(
	db: DuckDBConnection,
	measure: Measure,
	question: Question,
	most: number
): Promise<Patterns> {
	const placed = placedSql(measure, question, { joined: allowedFor });
	const query = {
		name: `${measure.id} compare`,
		sql: patternsSql(measure, placed),
		row: patternSchema
	};
	const rows = await runQuery(db, query, {
		...measure.parameters,
		...filterParameters(question),
		...severityParameters(measure),
		...(measure.kind === 'mean_change' && { direction: directionOf(measure) }),
		most_patterns: most
	});
	return rows.length <= most ? { rows } : tooManyKinds;
}

/**
 * The people behind a question by what they have in common, in counts and sums. Scores are by point, or where that
 * would be over `most` groups of people alike, by band; where it still is, or the measure is not of stays, the reason.
 * What `rollups` hold is not read from rows.
 */
export async function askPatterns(
	db: DuckDBConnection,
	measure: Measure,
	question: Question,
	{ most = mostPatterns, rollups = noRollups }: { most?: number; rollups?: Rollups } = {}
): Promise<Patterns> {
	if (measure.unit !== 'episode')
		return {
			reason:
				'Differences in who is treated can be allowed for in measures that count people once; this one does not.'
		};
	return (
		(await keptPatterns(db, rollups, { measure, question, most })) ??
		(await patternsOfRows(db, measure, question, most))
	);
}
