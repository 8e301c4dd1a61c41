import type { Figure, Question } from '#lib/measures/figure.ts';
import { lowCaptureWords, type Capture } from '#lib/measures/low-capture.ts';
import type { Catalogue, Measure, MeasureScale } from '#lib/measures/measure.ts';
import { askWhatThereIs } from '#lib/server/figures/ask-what-there-is.ts';
import { numbersOf } from '#lib/server/settings.ts';
import type { Settings } from '#lib/server/settings.ts';

type Ask = (question: Question) => Promise<Figure>;
type Asking = { ask: Ask; catalogue: Catalogue; settings: Settings };

/** The scales on which these measures compare a start with an end, each once. */
function comparedScales(measures: readonly Measure[]): MeasureScale[] {
	const scales = measures.flatMap(({ change, scale }) => (change && scale ? scale : []));
	return [...new Map(scales.map((scale) => [scale.prefix, scale])).values()];
}

/**
 * What to say over measures of change where few of the people discharged were scored at both ends, from the figure of
 * pair capture of each of their scales; empty where enough were. `asked` is the period and the filters of the measures.
 */
export async function lowCapture(
	measures: readonly Measure[],
	{ ask, catalogue, settings }: Asking,
	asked: Omit<Question, 'measure' | 'by'>
): Promise<string[]> {
	const known = new Set(catalogue.list().map(({ id }) => id));
	const captures = comparedScales(measures).map(
		async ({ prefix, title }): Promise<Capture | undefined> => {
			const measure = `${prefix}_pair_capture`;
			const figure = known.has(measure)
				? await askWhatThereIs(ask, { ...asked, measure })
				: undefined;
			return figure && { title, figure };
		}
	);
	const found = (await Promise.all(captures)).filter((capture) => capture !== undefined);
	return lowCaptureWords(found, numbersOf(settings).few_captured_percent ?? 0);
}
