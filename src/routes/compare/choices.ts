import { dimensionsOf } from '#lib/measures/dimensions.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { getApplication } from '#lib/server/application.ts';
import { comparedKinds } from '#lib/server/comparison/ask-comparison.ts';
import { usedMeasures } from '../[family=family]/parts.ts';
import { families, pageOf } from '../families.ts';

/** Measures by the page they stand on, as a list of choices offers them. */
export type MeasureChoices = { family: string; measures: { id: string; title: string }[] }[];

const first = 'completion';
const leading = families.flatMap(({ headline }) => headline);

const known = (): Measure[] =>
	getApplication()
		.catalogue.list()
		.filter(({ kind }) => comparedKinds.includes(kind));

/** The measures whose groups can be compared and that anybody was scored for, by family. */
export async function comparedMeasures(): Promise<MeasureChoices> {
	const used = usedMeasures(known(), leading, await getApplication().scoredScales());
	const titles = [...new Set(used.map(({ family }) => pageOf(family)?.title ?? family))];
	return titles.map((family) => ({
		family,
		measures: used
			.filter((measure) => (pageOf(measure.family)?.title ?? measure.family) === family)
			.map(({ id, title }) => ({ id, title }))
	}));
}

/** The measure of an address, where it is one that can be compared; completion where it names none. */
export function pickMeasure(choices: MeasureChoices, id: string | null): Measure | undefined {
	const offered = new Set(choices.flatMap(({ measures }) => measures.map((each) => each.id)));
	const measures = known().filter((measure) => offered.has(measure.id));
	const asked = id === null ? undefined : known().find((measure) => measure.id === id);
	return asked ?? measures.find((measure) => measure.id === first) ?? measures[0];
}

/** The dimensions that tell at least two groups apart, and those whose values only the measure's own rows know. */
export const offeredDimensions = (measure: Measure, values: Record<string, string[]>): string[] => {
	const own = new Set<string>(measure.dimensions);
	return dimensionsOf(measure).filter((name) => own.has(name) || (values[name] ?? []).length > 1);
};

const preferred = ['site', 'program', 'level_of_care', 'payer'];

/** The dimension asked for, or the first of site, program, level of care and payer that there is. */
export const pickDimension = (offered: readonly string[], asked: string): string =>
	offered.includes(asked)
		? asked
		: (preferred.find((name) => offered.includes(name)) ?? offered[0] ?? 'program');
