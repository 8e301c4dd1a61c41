import { cohortTable, type CohortTable } from '#lib/measures/cohorts.ts';
import { getApplication } from '#lib/server/application.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import type { Family } from '../families.ts';
import { periodOf, type Selection } from '../question.ts';

/** What stands over the table, and the table. */
export type Cohorts = { title: string; intro: string; table: CohortTable };

/**
 * The cohort table of a family that has one, by month of admission whatever the page is grouped by; undefined where
 * the export has no calendar dates or the question cannot be asked of it.
 */
export async function readCohorts(
	{ cohorts }: Family,
	selection: Selection,
	dataThrough: string | null
): Promise<Cohorts | undefined> {
	if (!cohorts) return undefined;
	const { ask } = getApplication();
	const question = { ...periodOf(selection, dataThrough), by: 'month', where: selection.where };
	try {
		const columns = await Promise.all(
			cohorts.columns.map(async ({ measure, title }) => {
				const figure = await ask({ ...question, measure, audience: 'inside' });
				return { title, figure };
			})
		);
		const table = cohortTable(columns);
		const { title, intro } = cohorts;
		return table.rows.length > 0 ? { title, intro, table } : undefined;
	} catch (error) {
		if (error instanceof FigureWithheld || error instanceof WrongUsage) return undefined;
		throw error;
	}
}
