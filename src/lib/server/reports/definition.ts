import type { Measure } from '#lib/measures/measure.ts';
import { settingTerms, sourceWords, thresholdTerms } from '#lib/server/measures/define-measure.ts';
import type { Term } from '#lib/server/measures/define-measure.ts';
import type { Settings } from '#lib/server/settings.ts';

export type { Term };

/** Who counts and who does not, in which window, and who says so. */
export function definitionTerms(measure: Measure): Term[] {
	const terms = [
		['Counts', measure.counts],
		['Does not count', measure.not_counts],
		['Window', measure.window],
		['Source', sourceWords(measure)],
		['Definition', `${measure.id}, version ${measure.version}`]
	] as const;
	return terms.flatMap(([term, words]) => (words ? [{ term, words }] : []));
}

const once = (terms: Term[]): Term[] => [
	...new Map(terms.map((each) => [each.term, each])).values()
];

/** The numbers of instruments that the measures rest on, each once, and whose they are. */
export const allThresholds = (measures: Measure[]): Term[] =>
	once(measures.flatMap(thresholdTerms));

/** The settings that the measures rest on, each once, with the values in force. */
export const allSettings = (measures: Measure[], settings: Settings): Term[] =>
	once(measures.flatMap((measure) => settingTerms(measure, settings)));
