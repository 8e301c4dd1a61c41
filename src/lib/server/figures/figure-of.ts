import { assembleFigure } from '#lib/measures/assemble-figure.ts';
import type { PeopleRow } from '#lib/measures/assemble-figure.ts';
import { disclosureOf, ledgerOf, talliesOf } from '#lib/measures/counts.ts';
import type { Count } from '#lib/measures/counts.ts';
import { asksForDates } from '#lib/measures/dimensions.ts';
import type { Figure, Question, Told } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { writeSentence } from '#lib/measures/sentence.ts';
import { signalOf } from '#lib/measures/signal.ts';
import { suppressFigure } from '#lib/measures/suppression.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { askHistory } from '#lib/server/figures/ask-history.ts';
import type { SeriesRecords } from '#lib/server/series/records-for.ts';
import type { SnapshotFacts } from '#lib/server/figures/snapshot-facts.ts';

type Bare = Omit<Figure, 'sentence'>;

/** Relative days put nothing in a month: refuse rather than answer "nobody". */
function refuseWithoutDates({ measure, question, counts }: Counted): void {
	if (!asksForDates(question)) return;
	const ledger = ledgerOf(measure, counts);
	const considered = ledger.reduce((sum, row) => sum + row.considered, 0);
	const dated = ledger.reduce((sum, row) => sum + (row.steps[0] ?? 0), 0);
	if (considered === 0 || dated > 0) return;
	throw new FigureWithheld(
		`${measure.title} cannot be asked by date: the export gives days since admission and no calendar dates, ` +
			`so nothing says in which month a row falls. Ask without a period and without month, quarter or year, ` +
			`or load an export with dates (a limited data set, or dates shifted per person).`
	);
}

/** All that was asked of the warehouse for one figure. */
export type Counted = {
	measure: Measure;
	question: Question;
	counts: readonly Count[];
	people: PeopleRow[];
	told: Told[];
	facts: SnapshotFacts;
};

/** The numbers of a figure and its series, without what must not be shown to its reader, and not read yet. */
function bareFigureOf({ measure, question, counts, people, told, facts }: Counted): Bare {
	const { snapshot, dataThrough } = facts;
	const ledger = ledgerOf(measure, counts);
	const tallies = talliesOf(measure, counts);
	const disclosure = disclosureOf(measure, counts);
	const known = { measure, question, snapshot, dataThrough, told };
	return suppressFigure(assembleFigure({ ...known, ledger, tallies, people, disclosure }), measure);
}

/**
 * Makes the figure of what was counted; for the audience outside, without what fewer than 11 people would show.
 * `askBefore` counts the same of an earlier period: what is usual rests on it too. Throws FigureWithheld where the
 * question is about dates and no row has one.
 */
export async function figureOf(
	counted: Counted,
	askBefore: (question: Question) => Promise<Pick<Counted, 'counts' | 'people'>>,
	{ baselines, aims, benchmarks }: SeriesRecords
): Promise<Figure> {
	refuseWithoutDates(counted);
	const { measure, facts } = counted;
	const bare = {
		...bareFigureOf(counted),
		// Left out where there are none: most figures have neither.
		...(aims.length > 0 && { aims }),
		...(benchmarks.length > 0 && { benchmarks })
	};
	const bareBefore = async (question: Question) =>
		bareFigureOf({ ...counted, ...(await askBefore(question)), question });
	const history = await askHistory(bare, bareBefore, { periods: facts.periods, baselines });
	// Last of all, from what may be shown and nothing else: a signal cannot tell what is withheld.
	const figure = { ...bare, signal: signalOf(bare, facts.rules, { history, baselines }) };
	return { ...figure, sentence: writeSentence(figure, measure) };
}
