import { join } from 'node:path';
import type { Question } from '#lib/measures/figure.ts';
import { openApplication } from '#lib/server/application.ts';
import { FigureWithheld } from '#lib/server/errors.ts';

type Asked = Omit<Question, 'where' | 'audience'>;

const ofStays: Asked[] = [
	{ measure: 'completion', by: 'month' },
	{ measure: 'unplanned_exit', by: 'program' },
	{ measure: 'retention_day_30' },
	{ measure: 'retention_curve', by: 'program' },
	{ measure: 'length_of_stay', by: 'payer' }
];

const ofTheRest: Asked[] = [
	{ measure: 'phq_9_mean_change', by: 'program' },
	{ measure: 'phq_9_response' },
	{ measure: 'phq_9_trajectory' },
	{ measure: 'initial_denial_rate_line', by: 'month' },
	{ measure: 'initial_denial_rate_charges', by: 'payer' },
	{ measure: 'final_denial_rate' },
	{ measure: 'denials_by_carc' },
	{ measure: 'days_to_adjudication' }
];

/**
 * A handful of figures of every family, or of stays alone, on what is loaded into `<folder>/data`, as JSON: all but the
 * name of the snapshot.
 */
export async function figuresOf(
	folder: string,
	of: 'everything' | 'stays' = 'everything'
): Promise<Record<string, string>> {
	const asked = of === 'stays' ? ofStays : [...ofStays, ...ofTheRest];
	const application = openApplication(join(folder, 'data'));
	const figures: Record<string, string> = {};
	try {
		for (const question of asked) {
			const figure = await application
				.ask({ ...question, where: {}, audience: 'inside' })
				.catch((error: unknown) => {
					if (error instanceof FigureWithheld) return { withheld: error.message };
					throw error;
				});
			figures[question.measure] = JSON.stringify(figure, (key, value: unknown) =>
				key === 'snapshot' ? undefined : value
			);
		}
		return figures;
	} finally {
		application.close();
	}
}
