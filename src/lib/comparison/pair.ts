import { bunchedCaution } from '#lib/comparison/bunched.ts';
import type { Estimate } from '#lib/comparison/comparison.ts';
import { differenceOfCells, verdictWords } from '#lib/comparison/difference-of-cells.ts';
import { differenceWords } from '#lib/measures/difference-words.ts';
import type { Cell, MeasureRef } from '#lib/measures/figure.ts';
import { fewestForPercent, formatCell } from '#lib/measures/format.ts';
import { withheld } from '#lib/measures/suppress-series.ts';
import type { Kind } from '#lib/measures/vocabulary.ts';

/** One side of a pair: what it is called, and its number. */
export type PairSide = { name: string; cell: Cell };

/** Two periods or two groups of one measure, and the difference, first less second, with its 95% interval. */
export type Pair = {
	sides: [PairSide, PairSide];
	difference: Estimate | null;
	words: string;
	caution?: string;
};

/** Kinds whose numbers have a difference with an interval of its own. */
const subtracted: ReadonlySet<Kind> = new Set(['proportion', 'mean', 'mean_change']);

/**
 * Two periods for the audience outside. Both together may be known from elsewhere, and one less the other is what is
 * left: so where one is not shown, neither is.
 */
export const withholdBoth = (cells: [Cell, Cell]): [Cell, Cell] =>
	cells.some(({ state }) => state === 'withheld') ? [withheld, withheld] : cells;

const isFew = (cell: Cell): boolean =>
	cell.state === 'released' && cell.k !== undefined && cell.n < fewestForPercent;

function whyNone(sides: readonly PairSide[], kind: Kind): string {
	const cells = sides.map(({ cell }) => cell);
	if (cells.some(({ state }) => state === 'withheld')) return 'No difference is shown.';
	if (cells.some(({ state }) => state === 'none'))
		return 'With nobody on one side there is no difference.';
	if (!subtracted.has(kind))
		return 'Differences of such numbers have no interval here: look at both.';
	if (cells.some(isFew)) return `Under ${fewestForPercent} on a side no difference is given.`;
	return 'There are too few to give a difference.';
}

function differenceOf([first, second]: [PairSide, PairSide], kind: Kind): Estimate | null {
	if (!subtracted.has(kind) || isFew(first.cell) || isFew(second.cell)) return null;
	return differenceOfCells(first.cell, second.cell);
}

/** Sets two numbers of a measure beside each other. What a cell withholds is in no other part of the pair either. */
export function makePair(measure: MeasureRef, sides: [PairSide, PairSide]): Pair {
	const difference = differenceOf(sides, measure.kind);
	const said = sides.map(({ name, cell }) => `${name}: ${formatCell(cell, measure)}`).join('; ');
	const compared = difference
		? `${differenceWords(difference, measure)}: ${verdictWords(difference)}.`
		: whyNone(sides, measure.kind);
	const caution = bunchedCaution(measure.unit);
	return {
		sides,
		difference,
		words: `${measure.title}. ${said}. ${compared}`,
		...(caution !== undefined && difference && { caution })
	};
}
