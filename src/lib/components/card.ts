import type { Figure } from '#lib/measures/figure.ts';
import type { Action } from '#lib/measures/actions.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { Note, SeriesNote } from '#lib/measures/notes.ts';
import type { Where } from '#lib/measures/place.ts';

/**
 * A chart as SVG text, for a wide and for a narrow place. It stands in the page's HTML only: the data sent along for
 * the script leaves it out (see src/hooks.ts), since ECharts draws from the figure there.
 */
export class Drawing {
	constructor(
		readonly wide: string,
		readonly narrow: string,
		/** Kept free from the start, so that nothing moves when the chart comes. */
		readonly heights: { wide: number; narrow: number }
	) {}
}

/** A setting or threshold a definition rests on, in words, and whose it is. */
export type Footing = { words: string; source: string | null };

/** What a figure means: who counts, who does not, in which window, and who says so. */
export type DefinitionText = Pick<
	Measure,
	| 'id'
	| 'version'
	| 'missing'
	| 'title'
	| 'question'
	| 'kind'
	| 'family'
	| 'window'
	| 'counts'
	| 'not_counts'
	| 'caution'
> & { success: string; source: string; ours: boolean; footings: Footing[] };

/** What people wrote beside a measure and set out to try, at the place of its figure, and what a new one starts with. */
export type Meeting = {
	notes: Note[];
	actions: Action[];
	where: Where;
	/** The end of the last period shown; empty where there is none. */
	day: string;
};

/** One measure on a page: its figure drawn, or why there is none. */
export type Card =
	| {
			state: 'shown';
			definition: DefinitionText;
			figure: Figure;
			drawing: Drawing;
			/** Marked on its series, numbered. */
			notes: SeriesNote[];
			meeting: Meeting;
			/** Why the figure is of all there is, where the period or the months asked for cannot be had. */
			undated?: string;
	  }
	| { state: 'refused'; definition: DefinitionText; reason: string };
