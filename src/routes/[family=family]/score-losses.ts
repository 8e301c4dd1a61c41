import type { Measure } from '#lib/measures/measure.ts';
import { getApplication } from '#lib/server/application.ts';
import { askLosses } from '#lib/server/coaching/ask-losses.ts';
import { readSettings } from '#lib/server/settings.ts';
import { draw, type Asking } from '../cards.ts';
import { periodOf } from '../question.ts';

/**
 * Where the scores of a page's instrument were missed, and the weeks drawn; undefined on pages of measures that do not
 * know, and where nobody was discharged.
 */
export async function readScoreLosses(
	measures: Measure[],
	{ selection, dataThrough, isDrawn }: Asking
) {
	const { ask, catalogue, folder } = getApplication();
	const losses = await askLosses(measures, {
		ask,
		catalogue,
		settings: readSettings(folder.root),
		asked: {
			...periodOf(selection, dataThrough),
			where: selection.where,
			audience: 'inside'
		}
	});
	if (!losses) return undefined;
	const { byWeek: figure, ...rest } = losses;
	return {
		...rest,
		...(figure && { weeks: { figure, drawing: await draw(figure, isDrawn) } })
	};
}
