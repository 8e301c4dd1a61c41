import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'yaml';
import { z } from 'zod';
import { formatCount } from '#lib/measures/format.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { toldCell } from '#lib/measures/restatement.ts';
import type { MonthlyFigure, Told } from '#lib/measures/restatement.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { projectRoot } from '#lib/server/project.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const countSchema = z.object({
	id: z.string(),
	title: z.string(),
	month: z.string(),
	n: z.number()
});

const measures = (): string[] =>
	z
		.array(z.string())
		.parse(parse(readFileSync(join(projectRoot, 'queries/restatement/measures.yaml'), 'utf8')));

async function countPeople(db: DuckDBConnection): Promise<MonthlyFigure[]> {
	const { sql } = readSqlFile('restatement/monthly_counts.sql');
	const rows = await runQuery(db, { name: 'restatement/monthly_counts', sql, row: countSchema });
	const figures = new Map<string, MonthlyFigure>();
	for (const { id, title, month, n } of rows) {
		const figure = figures.get(id) ?? {
			id,
			title,
			settlesDays: 0,
			months: new Map<string, Told>()
		};
		figures.set(id, figure);
		figure.months.set(month, { words: formatCount(n), n });
	}
	return [...figures.values()];
}

async function askByMonth(
	db: DuckDBConnection,
	catalogue: Catalogue,
	id: string
): Promise<MonthlyFigure[]> {
	const question = { measure: id, by: 'month', where: {}, audience: 'inside' } as const;
	const figure = await askFigure(db, catalogue, question).catch((error: unknown) => {
		// Nothing of this measure has a date: it has no months.
		if (error instanceof FigureWithheld) return undefined;
		throw error;
	});
	if (!figure) return [];
	const months = figure.series.flatMap(({ by, value }) => {
		const told = toldCell(value, figure.measure);
		return told ? [[`${by.month}`, told] as const] : [];
	});
	const { title, settles_days: settlesDays } = catalogue.get(id);
	return [{ id, title, settlesDays, months: new Map(months) }];
}

/**
 * What the snapshot that `db` has open tells of each month: people admitted and discharged, and the measures of
 * queries/restatement/measures.yaml, each asked once. Throws QueryFailed on a snapshot built by another version.
 */
export async function monthlyFigures(
	db: DuckDBConnection,
	catalogue: Catalogue
): Promise<MonthlyFigure[]> {
	const figures = await countPeople(db);
	for (const id of measures()) figures.push(...(await askByMonth(db, catalogue, id)));
	return figures;
}
