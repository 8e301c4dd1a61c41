import { bucketOf } from '#lib/measures/calendar.ts';
import { actionLabel, type Action } from '#lib/measures/actions.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { Figure, Signal } from '#lib/measures/figure.ts';
import { formatDate } from '#lib/measures/format.ts';
import { coversPlace, type Where } from '#lib/measures/place.ts';

/** What somebody wrote on a day, beside one measure or all of them (null), for a part of the clinic. */
export type Note = {
	id: string;
	version: number;
	measure: string | null;
	where: Where;
	/** ISO. */
	day: string;
	text: string;
	/** Why it was taken back; null where it stands. */
	withdrawnWhy: string | null;
	author: string;
	recordedAt: string;
};

/** What is to be marked on a series: on which day, in which words. Without a label it is numbered. */
export type Mark = { day: string; words: string; label?: string };

/** A mark of one series, as its chart, its list and its table name it: "1" or "A3". */
export type SeriesNote = { label: string; period: string; day: string; words: string };

const concerns = (of: { measure: string | null; where: Where }, { measure, asked }: Figure) =>
	(of.measure === null || of.measure === measure.id) && coversPlace(of.where, asked.where);

/** The notes that concern a figure, those of a wider part of the clinic included. None that was taken back. */
export const notesOn = (figure: Figure, notes: Note[]): Note[] =>
	notes.filter((note) => note.withdrawnWhy === null && concerns(note, figure));

/** The actions that are about a figure's measure, at its place or a wider one. */
export const actionsOn = (figure: Figure, actions: Action[]): Action[] =>
	actions.filter((action) => action.measure !== null && concerns(action, figure));

const noteMark = ({ day, text, author }: Note): Mark => ({ day, words: `${text} (${author})` });

const actionMark = (action: Action): Mark[] =>
	action.doOn === null
		? []
		: [
				{
					day: action.doOn,
					words: `${action.aim} (${action.owner})`,
					label: actionLabel(action)
				}
			];

/** What notes and actions mark on a figure's series. */
export const marksOn = (figure: Figure, notes: Note[], actions: Action[]): Mark[] => [
	...notesOn(figure, notes).map(noteMark),
	...actionsOn(figure, actions).flatMap(actionMark)
];

const byDay = (a: Mark, b: Mark): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

/** How many new baselines of a series are numbered already. */
const boundaries = (signal: Signal | null): number =>
	signal?.baselines.filter(({ number }) => number !== undefined).length ?? 0;

/**
 * Numbers the marks of a series by month, quarter or year in the order of their days; those with a label keep it. The
 * one numbering of chart, list, table and report: it goes on after the numbers of new baselines. Marks outside the series are left out; so are all of another series.
 */
export function numberNotes({ asked, series, signal }: Figure, marks: Mark[]): SeriesNote[] {
	const by = asked.by;
	if (!isPeriod(by)) return [];
	const keys = series.map((point) => String(point.by[by] ?? '')).toSorted();
	const [first, last] = [keys[0], keys.at(-1)];
	if (first === undefined || last === undefined) return [];
	let next = 1 + boundaries(signal);
	return marks.toSorted(byDay).flatMap(({ day, words, label }) => {
		const period = bucketOf(day, by);
		if (period < first || period > last) return [];
		return [{ label: label ?? String(next++), period, day, words }];
	});
}

/** A note as a line of a list: "1 · 14 March 2026: new intake coordinator (R. Lee)". */
export const noteLine = ({ label, day, words }: SeriesNote): string =>
	`${label} · ${formatDate(day)}: ${words}`;

/** The labels of the notes in a period, for its row of a table: "1, A3". */
export const notesIn = (notes: SeriesNote[], period: string): string =>
	notes
		.filter((note) => note.period === period)
		.map(({ label }) => label)
		.join(', ');
