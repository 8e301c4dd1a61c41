import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Question } from '#lib/measures/figure.ts';
import { unitKeys } from '#lib/measures/measure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { sourcesOf } from '#lib/measures/sources.ts';
import type { SourceLink } from '#lib/measures/sources.ts';
import { checkQuestion } from '#lib/server/figures/check-question.ts';
import { insideOnly } from '#lib/server/figures/inside-only.ts';
import { filterParameters, placedSql, template } from '#lib/server/figures/kind-queries.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const rowSchema = z.object({
	batch: z.number().nullable(),
	file: z.number().nullable(),
	rows: z.number()
});

/** How many rows of a table of the contract stand behind a number, by load and file; both null where it is not known. */
export type SourceCount = Pick<SourceLink, 'table' | 'words' | 'instrument'> & {
	files: z.infer<typeof rowSchema>[];
};

const sameColumns = ({ on }: SourceLink): string =>
	Object.entries(on)
		.map(
			([column, key]) =>
				`source.${identifier(column)} is not distinct from units.${identifier(key)}`
		)
		.join('\n    and ');

function sourceSql(measure: Measure, question: Question, link: SourceLink, counted: boolean) {
	return fillSql(template('sources'), {
		placed: placedSql(measure, question),
		unit: unitKeys[measure.unit].map(identifier).join(',\n        '),
		counted: counted ? 'passes' : 'step_0',
		table: identifier(link.table),
		same: sameColumns(link),
		filter: link.instrument === undefined ? 'true' : 'source.instrument = $source_instrument'
	});
}

/**
 * The rows of the contract's tables that stand behind the units a figure counts, by load and file; of all units the
 * question is about where `counted` is false. Throws FigureWithheld for the audience outside, WrongUsage for a wrong question.
 */
export async function askSources(
	db: DuckDBConnection,
	catalogue: Catalogue,
	question: Question,
	counted = true
): Promise<SourceCount[]> {
	insideOnly(question);
	const measure = catalogue.get(question.measure);
	checkQuestion(measure, question);
	const counts: SourceCount[] = [];
	for (const link of sourcesOf(measure)) {
		const { table, words, instrument } = link;
		const sql = sourceSql(measure, question, link, counted);
		const parameters = {
			...measure.parameters,
			...filterParameters(question),
			...(instrument !== undefined && { source_instrument: instrument })
		};
		const query = { name: `${measure.id} sources in ${table}`, sql, row: rowSchema };
		const files = await runQuery(db, query, parameters);
		counts.push({ table, words, files, ...(instrument !== undefined && { instrument }) });
	}
	return counts;
}
