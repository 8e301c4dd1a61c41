import type { DefinitionText } from '#lib/components/card.ts';
import type { Figure } from '#lib/measures/figure.ts';

/** How many rows of one export file stand behind a figure; no address where the load is not known any more. */
export type SourceFile = {
	rows: number;
	file: string;
	loadedAt: string | null;
	href: string | null;
};

/** The files of one table of the contract, and what their rows are to those counted. */
export type SourceTable = { table: string; words: string; rows: number; files: SourceFile[] };

/** Everything that stands behind one figure, as plain data. */
export type LedgerView = {
	definition: DefinitionText;
	/** The place of the definition in the book. */
	definitionHref: string;
	sql: string;
	file: string;
	/** The measure's page with the same question. */
	measureHref: string;
} & (
	| {
			state: 'shown';
			figure: Figure;
			undated: string | null;
			sources: SourceTable[];
			/** Whether the sources are of those counted; else, as nobody is, of all in question. */
			isOfCounted: boolean;
			/** The figure, its ledger and its definition in one breath, to paste elsewhere. */
			told: string;
	  }
	| { state: 'refused'; reason: string }
);
