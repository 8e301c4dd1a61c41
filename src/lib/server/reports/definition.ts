import type { Measure } from '#lib/measures/measure.ts';
import type { Settings } from '#lib/server/settings.ts';

/** A term of a definition and its words. */
export type Term = { term: string; words: string };

const ours = 'our setting';

function sourceWords({ ours: isOurs, source }: Measure): string {
	if (!isOurs) return source;
	return source.toLowerCase().startsWith(ours) ? source : `${source} (rests on ${ours})`;
}

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

const thresholdNames: Record<string, string> = {
	caseness: 'a case from',
	response: 'response, as a share of the start',
	response_from: 'response is asked of those from',
	remission_below: 'remission below',
	mcid: 'smallest change that matters',
	reliable_change: 'reliable change from'
};

/** The numbers of instruments that the measures rest on, each once, and whose they are. */
export function thresholdTerms(measures: Measure[]): Term[] {
	const lines = measures.flatMap(({ scale }) =>
		(scale?.thresholds ?? []).map(({ name, value, source, ours: isOurs }) => ({
			term: `${scale?.title}: ${thresholdNames[name] ?? name.replaceAll('_', ' ')} ${value}`,
			words: isOurs ? `${ours} (${source})` : source
		}))
	);
	return [...new Map(lines.map((line) => [line.term, line])).values()];
}

/** The settings that the measures rest on, with the values in force. */
export function settingTerms(measures: Measure[], settings: Settings): Term[] {
	const names = new Set(measures.flatMap((measure) => measure.settings));
	return [...names].flatMap((name) => {
		const setting = settings[name];
		return setting
			? [{ term: `${name.replaceAll('_', ' ')}: ${setting.value}`, words: setting.about }]
			: [];
	});
}
