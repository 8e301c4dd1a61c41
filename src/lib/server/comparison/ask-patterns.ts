import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Patterns } from '#lib/comparison/compare.ts';
import type { Question } from '#lib/measures/figure.ts';
import { kindColumns } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { filterParameters, placedSql } from '#lib/server/figures/kind-queries.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

/** More groups of people alike than this are never turned into objects. */
const mostPatterns = 10_000;

/** What of a stay expectations allow for, besides severity at its start. */
const allowedFor = ['level_of_care', 'primary_diagnosis', 'payer_class', 'age_group'] as const;

const text = z.string().nullable();
const patternSchema = z.object({
	group: z.string(),
	score: z.number().nullable(),
	band: text,
	level_of_care: text,
	primary_diagnosis: text,
	payer_class: text,
	age_group: text,
	n: z.number(),
	k: z.number(),
	total: z.number(),
	squares: z.number()
});

function patternsSql(measure: Measure, placed: string): string {
	const columns = kindColumns[measure.kind].map((name) => `placed.${identifier(name)}`);
	const covered = fillSql(readSqlFile('compare/covered.sql').sql, {
		placed,
		columns: columns.join(',\n    ')
	});
	const sums = readSqlFile(`compare/${measure.kind}.sql`).sql;
	return fillSql(readSqlFile('compare/patterns.sql').sql, { covered, sums });
}

const directionOf = ({ kind, scale }: Measure): Parameters =>
	kind === 'mean_change' ? { direction: scale?.better === 'higher' ? -1 : 1 } : {};

/** The scale whose first score says how ill people were: that of the measure, or the PHQ-9. */
const severityOf = ({ scale }: Measure): Parameters => ({
	severity_instrument: scale?.instrument ?? 'phq-9',
	severity_scale: scale?.scale ?? 'total'
});

/**
 * The people behind a question by what they have in common, in counts and sums. Scores are by point, or where that
 * would be over `most` groups of people alike, by band; where it still is, or the measure is not of stays, the reason.
 */
export async function askPatterns(
	db: DuckDBConnection,
	measure: Measure,
	question: Question,
	most = mostPatterns
): Promise<Patterns> {
	if (measure.unit !== 'episode')
		return {
			reason:
				'Differences in who is treated can be allowed for in measures that count people once; this one does not.'
		};
	const placed = placedSql(measure, question, { joined: allowedFor });
	const parameters = { ...measure.parameters, ...filterParameters(question) };
	const query = {
		name: `${measure.id} compare`,
		sql: patternsSql(measure, placed),
		row: patternSchema
	};
	const rows = await runQuery(db, query, {
		...parameters,
		...severityOf(measure),
		...directionOf(measure),
		most_patterns: most
	});
	if (rows.length <= most) return { rows };
	return { reason: 'Too many kinds of people to allow for: choose a shorter period, or filter.' };
}
