import { isSpokenIn, measureIn } from '#lib/messages/measure-words.ts';
import { languageOf, sayings } from '#lib/messages/say.ts';
import type { Figure } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { writeSentence } from '#lib/measures/sentence.ts';

/** The sentence of a figure in a language, or in English where that has none for its measure. */
export function sentenceIn(
	language: string,
	figure: Omit<Figure, 'sentence'>,
	measure: Measure
): string {
	const known = languageOf(language);
	if (!known || !isSpokenIn(measure, known)) return writeSentence(figure, measure);
	return writeSentence(figure, measureIn(measure, known), sayings[known]);
}
