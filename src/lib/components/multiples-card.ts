import type { DefinitionText, Drawing } from '#lib/components/card.ts';
import type { Signal } from '#lib/measures/figure.ts';
import type { MultiplesTable } from '#lib/measures/multiples-table.ts';

/** One group of a measure by month, drawn small. */
export type SmallChart = {
	name: string;
	/** Its number in words. */
	value: string;
	/** What a screen reader hears in the place of the picture. */
	words: string;
	signal: Pick<Signal, 'state' | 'words'> | null;
	/** The SVG text itself where it comes as data to a page that is there already; no script draws these charts. */
	picture: Drawing | string;
	/** Its question as an address has it, for its ledger. */
	search: string;
};

/** One measure on a page as a small chart for each group of a dimension, or why there are none. */
export type MultiplesCard =
	| {
			state: 'shown';
			definition: DefinitionText;
			caption: string;
			charts: SmallChart[];
			/** Groups that are not drawn, and why; '' where all are. */
			left: string;
			table: MultiplesTable;
	  }
	| { state: 'refused'; definition: DefinitionText; reason: string };
