import { withheldWords } from '#lib/measures/words.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { besideWords } from '#lib/charts/beside-series.ts';
import { cellsOf, intervalWords, isFilled, type Slot } from '#lib/charts/slots.ts';
import { hasUsual, usualWords } from '#lib/charts/usual-range.ts';
import { measuredWords, releasedWords, unitsOf, type ValueFormat } from '#lib/charts/words.ts';
import { upperFirst } from '#lib/measures/letters.ts';

const nameLimit = 3;

function listed(slots: Slot[]): string {
	const names = slots.map(({ name }) => name);
	if (names.length > nameLimit) return `${names.length} of the periods`;
	return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

const sentence = (text: string): string => `${upperFirst(text)}.`;

function barWords(figure: Figure): string {
	if (figure.measure.kind === 'duration') return ' Bars: the middle half.';
	return intervalWords(cellsOf(figure), 'Thin bars: 95% interval.');
}

function wholeWords(figure: Figure, format: ValueFormat): string {
	const { value, signal } = figure;
	if (hasUsual(signal)) return usualWords(signal, figure.asked.by, format);
	if (value.state !== 'released' || value.value === null) return '';
	return ` Dashed line: whole period, ${releasedWords(value, format)}.`;
}

/** What the marks of a trend mean, in words. */
export function trendCaption(figure: Figure, format: ValueFormat): string {
	const measured = measuredWords(figure);
	const line = figure.measure.kind === 'duration' ? `${measured}, median` : measured;
	return `${line}.${barWords(figure)}${wholeWords(figure, format)}${besideWords(figure)} n: ${unitsOf(figure)}.`;
}

/** What is provisional, where nobody was counted, and what is not shown. */
export function trendNotes(slots: Slot[], figure: Figure): string[] {
	const provisional = slots.filter((slot) => slot.provisional && isFilled(slot));
	const withheld = slots.filter(({ cell }) => cell?.state === 'withheld');
	const empty = slots.filter(({ cell }) => cell?.state === 'none' || cell === undefined);
	return [
		...(provisional.length > 0 ? [sentence(`hollow: provisional (${listed(provisional)})`)] : []),
		...(empty.length > 0 ? [sentence(`${listed(empty)}: 0 ${unitsOf(figure)}`)] : []),
		...(withheld.length > 0 ? [sentence(`${listed(withheld)}: ${withheldWords}`)] : [])
	];
}
