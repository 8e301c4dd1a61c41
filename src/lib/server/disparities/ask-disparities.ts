import {
	characteristicNames,
	type Characteristic
} from '#lib/measures/disparities/characteristics.ts';
import type { Reference } from '#lib/measures/disparities/compare-groups.ts';
import { disparityOf, isComparable } from '#lib/measures/disparities/disparity.ts';
import { markGaps, type Marked, type MarkedList } from '#lib/measures/disparities/mark-gaps.ts';
import { populationOf, type Population } from '#lib/measures/disparities/population.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { readHeadline } from '#lib/server/disparities/headline.ts';
import { askWhatThereIs } from '#lib/server/figures/ask-what-there-is.ts';
import { numbersOf, type Settings } from '#lib/server/settings.ts';

/** Whom to ask, about which rows, for whom. */
export type AskingDisparities = {
	ask: (question: Question) => Promise<Figure>;
	catalogue: Catalogue;
	settings: Settings;
	asked: Omit<Question, 'measure' | 'by'>;
};

/** What was found of a measure by one characteristic, and the figure it was found in. */
export type DisparityAnswer = { gap: Marked; figure: Figure };

/** A measure by every characteristic. */
export type DisparityRow = { measure: Measure; answers: DisparityAnswer[] };

/** Our settings that a reader of disparities must know. */
export type DisparitySettings = {
	fewest: number;
	reference: Reference;
	falseSharePercent: number;
	knownPercent: number;
};

/** Several measures by every characteristic; `list` is what was tested and marked over all of them. */
export type Disparities = {
	rows: DisparityRow[];
	list: MarkedList;
	settings: DisparitySettings;
	/** Whether the export has no calendar dates, so that all there is was asked and not the period. */
	isUndated: boolean;
};

/** The settings of disparities, as the data folder has them. */
function disparitySettings(settings: Settings): DisparitySettings {
	const numbers = numbersOf(settings);
	return {
		fewest: numbers.smallest_group_people ?? 0,
		reference: settings.disparity_reference?.value === 'largest' ? 'largest' : 'others',
		falseSharePercent: numbers.disparity_false_share_percent ?? 0,
		knownPercent: numbers.characteristic_known_percent ?? 0
	};
}

type Found = { measure: Measure; characteristic: Characteristic; figure: Figure };

async function askMeasure({ ask, asked }: AskingDisparities, measure: Measure): Promise<Found[]> {
	const found = await Promise.all(
		characteristicNames.map(async (by) => {
			const figure = await askWhatThereIs(ask, { ...asked, measure: measure.id, by });
			return figure && { measure, characteristic: by, figure };
		})
	);
	return found.filter((each) => each !== undefined);
}

const isOfAllThereIs = ({ period }: Figure, { from, to }: AskingDisparities['asked']): boolean =>
	(from !== undefined && period.from === null) || (to !== undefined && period.to === null);

const measuresNamed = ({ catalogue }: AskingDisparities, ids: readonly string[]): Measure[] => {
	const known = new Map(catalogue.list().map((measure) => [measure.id, measure]));
	return ids.flatMap((id) => known.get(id) ?? []).filter(isComparable);
};

/**
 * Asks several measures by sex, race and ethnicity, language, age group and payer class, and marks which gaps are more
 * than chance, over all of them together. Measures that the catalogue does not have, or whose groups cannot be tested,
 * are left out. Each figure has gone through suppression before anything is compared.
 */
export async function askDisparities(
	asking: AskingDisparities,
	ids: readonly string[]
): Promise<Disparities> {
	const settings = disparitySettings(asking.settings);
	const measures = measuresNamed(asking, ids);
	const found = (await Promise.all(measures.map((measure) => askMeasure(asking, measure)))).flat();
	const { gaps, list } = markGaps(
		found.map(({ figure, characteristic }) => disparityOf(figure, characteristic, settings)),
		settings.falseSharePercent
	);
	const answers = found.flatMap((each, place) => {
		const gap = gaps[place];
		return gap ? [{ ...each, gap }] : [];
	});
	return {
		rows: measures.map((measure) => ({
			measure,
			answers: answers.filter((each) => each.measure === measure)
		})),
		list,
		settings,
		isUndated: found.some(({ figure }) => isOfAllThereIs(figure, asking.asked))
	};
}

/** The measures of the headline by every characteristic. */
export const askHeadline = (asking: AskingDisparities): Promise<Disparities> =>
	askDisparities(asking, readHeadline().headline);

/** Who was served, by every characteristic; nothing for those whose figure cannot be had. */
export async function askPopulation({ ask, asked }: AskingDisparities): Promise<Population[]> {
	const { population: measure } = readHeadline();
	const found = await Promise.all(
		characteristicNames.map(async (by) => {
			const figure = await askWhatThereIs(ask, { ...asked, measure, by });
			return figure && populationOf(figure, by);
		})
	);
	return found.filter((each) => each !== undefined);
}
