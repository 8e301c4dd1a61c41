import { fitOf } from '#lib/charts/draw-figure.ts';
import type { Beside } from '#lib/comparison/pair-sides.ts';
import type { PairCard, PairedFigure } from '#lib/components/pair-card.ts';
import type { Figure } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { marksOn, numberNotes } from '#lib/measures/notes.ts';
import { getApplication } from '#lib/server/application.ts';
import { askPair } from '#lib/server/comparison/ask-pair.ts';
import { readSettings } from '#lib/server/settings.ts';
import { draw, readWritten, type Asking, type Written } from './cards.ts';
import { definitionText } from './definition-text.ts';
import { pageQuestion, searchOf } from './question.ts';
import { reasonOf } from './reason-of.ts';

/** What the cards of a page have in common. */
type Common = { beside: Beside; asking: Asking; written: Written };

async function drawSide(
	name: string,
	figure: Figure,
	fit: number[],
	{ asking, written }: Common
): Promise<PairedFigure> {
	const notes = numberNotes(figure, marksOn(figure, written.notes, written.actions));
	const drawing = await draw(figure, asking.isDrawn, { notes, fit });
	return { name, figure, drawing, notes, search: searchOf(figure.asked) };
}

async function makePairCard(measure: Measure, common: Common): Promise<PairCard> {
	const { beside, asking } = common;
	const { ask, folder } = getApplication();
	const definition = definitionText(measure, readSettings(folder.root));
	const question = pageQuestion(measure, asking.selection, asking.dataThrough);
	try {
		const found = await askPair(ask, { question, beside, dataThrough: asking.dataThrough });
		const { pair, note, figures = [] } = found;
		const fit = figures.flatMap(fitOf);
		const sides = await Promise.all(
			figures.map((figure, at) => drawSide(pair.sides[at]?.name ?? '', figure, fit, common))
		);
		return { state: 'shown', definition, pair, note, fit, sides };
	} catch (error) {
		return { state: 'refused', definition, reason: reasonOf(error, question) };
	}
}

/** The cards of several measures, each with two periods or two groups beside each other, in the order given. */
export async function makePairCards(
	measures: Measure[],
	beside: Beside,
	asking: Asking
): Promise<PairCard[]> {
	const written = await readWritten();
	return Promise.all(measures.map((measure) => makePairCard(measure, { beside, asking, written })));
}
