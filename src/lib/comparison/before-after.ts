import type { Estimate } from '#lib/comparison/comparison.ts';
import { differenceOfCells, verdictWords } from '#lib/comparison/difference-of-cells.ts';
import { addDays } from '#lib/measures/calendar.ts';
import { differenceWords } from '#lib/measures/difference-words.ts';
import type { Cell, Figure } from '#lib/measures/figure.ts';
import { formatCell, formatDate } from '#lib/measures/format.ts';

/** First and last day, ISO, inclusive. */
export type Window = { from: string; to: string };

/** The whole months before and after a change; the month it fell into is in neither, unless it began with it. */
export type Windows = { before: Window; after: Window };

/** A measure before and after a day, and the difference, after less before, with its 95% interval. */
export type BeforeAfter = {
	windows: Windows;
	before: Cell;
	after: Cell;
	difference: Estimate | null;
	words: string;
	/** What the months of both say as one series. */
	signal: string | null;
	caution: string;
};

const caution =
	'Two halves say less than the months themselves: a series that was rising all along differs before and after any ' +
	'day, and much else changes with the calendar. Read the run of months first.';

const monthStart = (day: string, months: number): string =>
	new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1))
		.toISOString()
		.slice(0, 10);

/** `months` whole months on either side of an ISO day. */
export function windowsAround(day: string, months: number): Windows {
	const start = monthStart(day, day.endsWith('-01') ? 0 : 1);
	const end = addDays(monthStart(day, 0), -1);
	return {
		before: { from: monthStart(day, -months), to: end },
		after: { from: start, to: addDays(monthStart(start, months), -1) }
	};
}

/** The months after a change are not the whole of it before they are over in the data. */
function unfinished({ after }: Windows, { asOf }: Figure): string {
	const { dataThrough } = asOf;
	if (dataThrough === null || dataThrough >= after.to) return '';
	return `Provisional: the months after are not over, the data end on ${formatDate(dataThrough)}. `;
}

function wordsOf(
	figures: { before: Figure; after: Figure },
	difference: Estimate | null,
	day: string
): string {
	const { measure } = figures.before;
	const [then, now] = [figures.before, figures.after].map(({ value }) =>
		formatCell(value, measure)
	);
	const said = `${measure.title}: ${then} before ${formatDate(day)}, ${now} after.`;
	if (!difference) return `${said} No difference can be given.`;
	return `${said} ${differenceWords(difference, measure)}: ${verdictWords(difference)}.`;
}

/**
 * Sets a measure before a dated change beside the same measure after it. `months` is the figure of both windows by
 * month, where there is one: what it says comes first.
 */
export function compareBeforeAfter(
	day: string,
	windows: Windows,
	figures: { before: Figure; after: Figure; months?: Figure }
): BeforeAfter {
	const [before, after] = [figures.before.value, figures.after.value];
	const difference = differenceOfCells(after, before);
	return {
		windows,
		before,
		after,
		difference,
		words: wordsOf(figures, difference, day),
		signal: figures.months?.signal?.words ?? null,
		caution: unfinished(windows, figures.after) + caution
	};
}
