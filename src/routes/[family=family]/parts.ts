import type { Measure } from '#lib/measures/measure.ts';

/** A page's measures in parts, where there are too many for one: one part per instrument. */
export type Part = { id: string; title: string; measures: Measure[] };

const partOf = ({ scale }: Measure): { id: string; title: string } =>
	scale ? { id: scale.instrument, title: scale.title } : { id: '', title: '' };

/** Measures by their instrument, in the catalogue's order; one part where none has an instrument. */
export function partsOf(measures: Measure[]): Part[] {
	const parts = new Map<string, Part>();
	for (const measure of measures) {
		const about = partOf(measure);
		const part = parts.get(about.id) ?? { ...about, measures: [] };
		part.measures.push(measure);
		parts.set(about.id, part);
	}
	return [...parts.values()];
}
