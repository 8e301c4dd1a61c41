import { lossesOf, type GroupLosses } from '#lib/measures/coaching/losses.ts';
import { narrowingSentence } from '#lib/measures/coaching/words.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure, MeasureScale } from '#lib/measures/measure.ts';
import { askWhatThereIs } from '#lib/server/figures/ask-what-there-is.ts';
import { numbersOf, type Settings } from '#lib/server/settings.ts';

/** Whom to ask, about which rows, for whom. */
export type AskingLosses = {
	ask: (question: Question) => Promise<Figure>;
	catalogue: Catalogue;
	settings: Settings;
	asked: Omit<Question, 'measure' | 'by'>;
};

/** By what it is looked at where scores were missed. */
const groupings = ['program', 'level_of_care', 'discharge_reason', 'last_scored_week'] as const;
export type LossGrouping = (typeof groupings)[number];

/** Where the scores of one scale were missed, and what scoring more people would do for its bounds. */
export type ScoreLosses = {
	title: string;
	/** The id of the measure that knows. */
	measure: string;
	/** How many people were discharged. */
	all: number;
	/** All of them together. */
	whole: GroupLosses;
	parts: { by: LossGrouping; groups: GroupLosses[] }[];
	/** '' where nothing can be said of bounds. */
	sentence: string;
	/** In how many weeks people were scored, by week of their stay; left out where no attendance is known. */
	byWeek?: Figure;
};

const lossesId = ({ prefix }: MeasureScale): string => `${prefix}_score_losses`;

/** The first scale of some measures of which it is known where scores were missed. */
function scaleOf(measures: readonly Measure[]): MeasureScale | undefined {
	return measures.find(({ id, scale }) => scale && id === lossesId(scale))?.scale;
}

type AskOne = (measure: string, by?: string) => Promise<Figure | undefined>;

function askerOf({ ask, catalogue, asked }: AskingLosses): AskOne {
	const known = new Set(catalogue.list().map(({ id }) => id));
	return async (measure, by) =>
		known.has(measure) ? askWhatThereIs(ask, { ...asked, measure, by }) : undefined;
}

async function sentenceOf(askOne: AskOne, { prefix }: MeasureScale, settings: Settings) {
	const figure = await askOne(`${prefix}_reliable_improvement`);
	const points = numbersOf(settings).bounds_width_points ?? 0;
	return figure ? narrowingSentence(figure, points / 100) : '';
}

const hasPoints = (figure: Figure | undefined): figure is Figure =>
	figure !== undefined && figure.series.some(({ value }) => value.state === 'released');

/**
 * Where the scores of the first of these measures' scales were missed: by program, level of care, discharge reason and
 * week of the last score. Undefined where none of them knows, and where nobody was discharged.
 */
export async function askLosses(
	measures: readonly Measure[],
	asking: AskingLosses
): Promise<ScoreLosses | undefined> {
	const scale = scaleOf(measures);
	if (!scale) return undefined;
	const askOne = askerOf(asking);
	const id = lossesId(scale);
	const [whole, sentence, byWeek, ...grouped] = await Promise.all([
		askOne(id),
		sentenceOf(askOne, scale, asking.settings),
		askOne(`${scale.prefix}_weekly_capture`, 'week_of_stay'),
		...groupings.map((by) => askOne(id, by))
	]);
	if (whole?.value.state !== 'released') return undefined;
	const all = whole.value.n;
	const [first] = lossesOf(whole, undefined, all);
	if (!first) return undefined;
	return {
		title: scale.title,
		measure: id,
		all,
		whole: first,
		parts: groupings.flatMap((by, place) => {
			const figure = grouped[place];
			return figure ? [{ by, groups: lossesOf(figure, by, all) }] : [];
		}),
		sentence,
		...(hasPoints(byWeek) && { byWeek })
	};
}
