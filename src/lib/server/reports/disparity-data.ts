import { characteristicNames, characteristics } from '#lib/measures/disparities/characteristics.ts';
import type { Marked } from '#lib/measures/disparities/mark-gaps.ts';
import type { Population } from '#lib/measures/disparities/population.ts';
import {
	disparitySentence,
	groupTitle,
	isPoorlyKnown,
	knownWords,
	listSentence,
	poorlyKnownWords,
	verdictWords
} from '#lib/measures/disparities/words.ts';
import { formatDifference, formatDifferenceInterval } from '#lib/measures/difference-words.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { fewestForPercent, formatCount } from '#lib/measures/format.ts';
import { withheldWords } from '#lib/measures/words.ts';
import {
	askHeadline,
	askPopulation,
	type AskingDisparities,
	type Disparities
} from '#lib/server/disparities/ask-disparities.ts';
import { upperFirst } from '#lib/measures/letters.ts';

/** A cell of the table of gaps in short texts; all but the verdict may be ''. */
export type GapData = {
	verdict: string;
	isMarked: boolean;
	gap: string;
	interval: string;
	why: string;
};

/** What the section on disparities says, all of it in words. */
export type DisparityData = {
	sentence: string;
	/** Whom groups are held against, and which are not compared. */
	compared: string;
	note: string;
	heads: string[];
	rows: { title: string; cells: GapData[] }[];
	population: { term: string; words: string }[];
	marked: string[];
};

function gapData({ verdict, widest, measure, why }: Marked): GapData {
	return {
		verdict: upperFirst(verdictWords[verdict]),
		isMarked: verdict === 'more_than_chance',
		gap: widest
			? `${groupTitle(widest.group)} ${formatDifference(widest.difference.value, measure)}`
			: '',
		interval: widest ? formatDifferenceInterval(widest.difference, measure) : '',
		why
	};
}

const noFigure: GapData = {
	verdict: 'No figure',
	isMarked: false,
	gap: '',
	interval: '',
	why: ''
};

function populationRow(population: Population, knownPercent: number) {
	const groups = population.groups.map(
		({ name, n }) => `${groupTitle(name)} ${n === null ? withheldWords : formatCount(n)}`
	);
	const caution = isPoorlyKnown(population, knownPercent) ? [poorlyKnownWords(knownPercent)] : [];
	return {
		term: upperFirst(characteristics[population.characteristic]),
		words: [`${groups.join(', ') || 'nobody'}.`, knownWords(population), ...caution].join(' ')
	};
}

function comparedWords({ reference, fewest }: Disparities['settings']): string {
	const whom =
		reference === 'largest' ? 'the largest group' : 'all other groups that are compared, together';
	return (
		`Each group is held against ${whom} (our setting). Groups of fewer than ${Math.max(fewestForPercent, fewest)} people ` +
		`and those not known are shown as counts and not compared.`
	);
}

function dataOf({ rows, list, settings, isUndated }: Disparities, population: Population[]) {
	const gaps = rows.flatMap(({ answers }) => answers.map(({ gap }) => gap));
	return {
		sentence: listSentence(list),
		compared: comparedWords(settings),
		note: isUndated ? 'Shown for all there is: this export gives no calendar dates.' : '',
		heads: characteristicNames.map((name) => upperFirst(characteristics[name])),
		rows: rows.map(({ measure, answers }) => ({
			title: measure.title,
			cells: characteristicNames.map((name) => {
				const answer = answers.find(({ gap }) => gap.characteristic === name);
				return answer ? gapData(answer.gap) : noFigure;
			})
		})),
		population: population.map((each) => populationRow(each, settings.knownPercent)),
		marked: gaps.filter(({ verdict }) => verdict === 'more_than_chance').map(disparitySentence)
	};
}

/** Asks for the section on disparities: what it says, and the figures it rests on. */
export async function disparitySection(
	asking: AskingDisparities
): Promise<{ data: DisparityData; figures: Figure[] }> {
	const [found, population] = await Promise.all([askHeadline(asking), askPopulation(asking)]);
	const figures = found.rows.flatMap(({ answers }) => answers.map(({ figure }) => figure));
	return { data: dataOf(found, population), figures };
}
