import type { Measure } from '#lib/measures/measure.ts';
import { isUsed } from '#lib/measures/scored-scales.ts';
import type { ScoredScale } from '#lib/measures/scored-scales.ts';
import type { Family } from '../families.ts';

/** A page's measures in parts, where there are too many for one: a part per instrument, and per family without a page. */
export type Part = { id: string; title: string; measures: Measure[] };

/** The words that all titles begin with: "ASI" of "ASI medical" and "ASI drug". */
function sharedWords(titles: string[]): string {
	const [first = [], ...others] = titles.map((title) => title.split(' '));
	const differs = first.findIndex((word, at) => others.some((words) => words[at] !== word));
	return first.slice(0, differs < 0 ? undefined : Math.max(1, differs)).join(' ');
}

const instrumentOf = ({ scale }: Measure): string => scale?.instrument ?? '';

/**
 * The measures that anybody was scored for. Those of the headline's instruments stay: that nobody was scored for them
 * is worth knowing.
 */
export function usedMeasures(
	measures: Measure[],
	headline: string[],
	scored: ScoredScale[]
): Measure[] {
	const leading = new Set(
		measures.filter(({ id }) => headline.includes(id)).map((measure) => instrumentOf(measure))
	);
	return measures.filter(
		(measure) => leading.has(instrumentOf(measure)) || isUsed(measure, scored)
	);
}

/**
 * Measures by their instrument, those of the family's headline first and those of other families last; one part where
 * none has an instrument.
 */
export function partsOf(
	measures: Measure[],
	{ headline, also = [] }: Pick<Family, 'headline' | 'also'>
): Part[] {
	const guest = ({ family }: Measure) => also.find(({ id }) => id === family);
	const partOf = (measure: Measure): string => guest(measure)?.id ?? instrumentOf(measure);
	const leading = headline.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
	const ids = [...new Set([...leading, ...measures].map(partOf))];
	return ids.map((id) => {
		const own = measures.filter((measure) => partOf(measure) === id);
		const titles = own.flatMap(({ scale }) => scale?.title ?? []);
		const title = also.find((other) => other.id === id)?.title ?? sharedWords(titles);
		return { id, title, measures: own };
	});
}
