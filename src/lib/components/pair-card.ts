import type { Pair } from '#lib/comparison/pair.ts';
import type { DefinitionText, Drawing } from '#lib/components/card.ts';
import type { Figure } from '#lib/measures/figure.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';

/** One side of a pair on a page: its figure drawn on the axis of both, and its question as an address has it. */
export type PairedFigure = {
	name: string;
	figure: Figure;
	drawing: Drawing;
	notes: SeriesNote[];
	search: string;
};

/** One measure on a page that sets two periods or two groups beside each other, or why there is nothing to set. */
export type PairCard =
	| {
			state: 'shown';
			definition: DefinitionText;
			pair: Pair;
			/** Why both sides are of fewer days than were asked for. */
			note?: string;
			/** The numbers of both charts, which share one value axis. */
			fit: number[];
			sides: PairedFigure[];
	  }
	| { state: 'refused'; definition: DefinitionText; reason: string };
