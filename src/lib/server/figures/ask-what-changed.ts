import { families, measuresOnPage, ownFamily } from '#lib/measures/families.ts';
import type { Audience, Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import type { Where } from '#lib/measures/place.ts';
import { hasSignal } from '#lib/measures/read-figure.ts';
import { isUsed } from '#lib/measures/scored-scales.ts';
import type { ScoredScale } from '#lib/measures/scored-scales.ts';
import { whatChanged } from '#lib/measures/what-changed.ts';
import type { Asked, WhatChanged } from '#lib/measures/what-changed.ts';
import { FigureWithheld } from '#lib/server/errors.ts';

/** The parts of a clinic that a list looks at, beside the whole. */
const placeDimensions = ['site', 'program'] as const;

/** Which list is asked for. Dates are ISO and inclusive. */
export type AskedList = {
	from?: string;
	to?: string;
	/** What the whole list is of; everything where it is empty. */
	where: Where;
	audience: Audience;
	/** Of which measures: those that stand for their family, and the clinic's own; or all that anybody has. */
	scope: 'headline' | 'all';
};

export type AskingChanged = AskedList & {
	ask: (question: Question) => Promise<Figure | undefined>;
	/** The question for each value of a dimension, by value. */
	askEach: (question: Question, dimension: string) => Promise<Map<string, Figure>>;
	catalogue: Catalogue;
	/** The values that occur, by dimension. */
	values: Record<string, string[]>;
	/** The scales of instruments on which anybody has a score. */
	scored: ScoredScale[];
	/** The share of false entries that is accepted, from 0 to 1. */
	level: number;
};

type Listed = { family: string; measure: Measure };

/** The measures of a list, family by family in the order a meeting goes through them. */
function listedMeasures({ catalogue, scored, scope }: AskingChanged): Listed[] {
	const all = catalogue
		.list()
		.filter((measure) => hasSignal(measure, 'month') && isUsed(measure, scored));
	return [...families, ownFamily].flatMap((family) =>
		measuresOnPage(family, all)
			.filter(({ id, isOwn }) => scope === 'all' || isOwn || family.headline.includes(id))
			.map((measure) => ({ family: family.id, measure }))
	);
}

type Place = { where: Where; figure: Figure };

/** Asks for the whole, or for each value of a dimension. */
async function askPlaces(
	{ ask, askEach }: AskingChanged,
	question: Question,
	dimension: string | null
): Promise<Place[]> {
	const { where } = question;
	if (dimension !== null) {
		const figures = await askEach(question, dimension);
		return [...figures].map(([value, figure]) => {
			return { where: { ...where, [dimension]: [value] }, figure };
		});
	}
	const figure = await ask(question);
	return figure ? [{ where, figure }] : [];
}

/** The same, or nothing where the data cannot answer: a measure without dates has no series. */
async function askOrNot(...asked: Parameters<typeof askPlaces>): Promise<Place[]> {
	try {
		return await askPlaces(...asked);
	} catch (error) {
		if (error instanceof FigureWithheld) return [];
		throw error;
	}
}

// The warehouse answers as many at once as there are cores: more would only keep other readers waiting.
const atOnce = 4;

/** Does something to each, so many at once, and gives what came of it in the order of the list. */
async function mapFew<T, R>(list: readonly T[], act: (each: T) => Promise<R[]>): Promise<R[]> {
	const results: R[][] = list.map(() => []);
	const queue = list.entries();
	const work = async () => {
		for (const [index, each] of queue) results[index] = await act(each);
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return results.flat();
}

/**
 * Asks every measure that has a series by month, for the whole and, inside, each site and program, and holds them together.
 * Measures that the data cannot answer by month are left out. Throws as `ask` does for other reasons.
 */
export async function askWhatChanged(asking: AskingChanged): Promise<WhatChanged> {
	const { from, to, where, audience, values } = asking;
	// A dimension that the whole is narrowed to, or that has one value, says nothing new. Outside, a site that is not
	// shown could be reckoned from the whole and the others: there the whole is all there is.
	const parts = placeDimensions.filter(
		(dimension) =>
			audience === 'inside' && !where[dimension] && (values[dimension]?.length ?? 0) > 1
	);
	const questions = listedMeasures(asking).flatMap(({ family, measure: { id: measure } }) => {
		const question: Question = { measure, from, to, by: 'month', where, audience };
		return [null, ...parts].map((dimension) => ({ family, question, dimension }));
	});
	const found = await mapFew(questions, async ({ family, question, dimension }) => {
		const places = await askOrNot(asking, question, dimension);
		return places.map((place): Asked => ({ ...place, family }));
	});
	return whatChanged(found, asking.level);
}
