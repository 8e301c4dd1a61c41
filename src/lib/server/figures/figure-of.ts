import { assembleFigure, seriesOf } from '#lib/measures/assemble-figure.ts';
import type { Answer, PeopleRow } from '#lib/measures/assemble-figure.ts';
import { disclosureOf, ledgerOf, talliesOf } from '#lib/measures/counts.ts';
import type { Count } from '#lib/measures/counts.ts';
import { asksForDates } from '#lib/measures/dimensions.ts';
import type { Figure, Question, SeriesPoint, Told } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { sentenceIn } from '#lib/measures/sentence-in.ts';
import { builtLanguage } from '#lib/messages/built-language.ts';
import { bucketEnd, bucketStart } from '#lib/measures/calendar.ts';
import { readFigure, spanOf } from '#lib/measures/read-figure.ts';
import type { Behind, ReadFigure } from '#lib/measures/read-figure.ts';
import { signalOf } from '#lib/measures/signal.ts';
import type { DayCount } from '#lib/measures/waits.ts';
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
function bareFigureOf(counted: Counted): Bare {
	const { measure, counts } = counted;
	const disclosure = disclosureOf(measure, counts);
	return suppressFigure(assembleFigure({ ...answerOf(counted), disclosure }), measure);
}

function answerOf({ measure, question, counts, people, told, facts }: Counted): Answer {
	const { snapshot, dataThrough } = facts;
	const ledger = ledgerOf(measure, counts);
	const tallies = talliesOf(measure, counts);
	return { measure, question, snapshot, dataThrough, told, ledger, tallies, people };
}

/** The series of a figure of which nothing else is read. What is withheld of it rests on the whole figure. */
const bareSeriesOf = (counted: Counted): readonly SeriesPoint[] =>
	counted.question.audience === 'inside'
		? seriesOf(answerOf(counted))
		: bareFigureOf(counted).series;

/** What more a figure may ask: the same of an earlier period, since what is usual rests on it too, and its days. */
export type AskMore = {
	count: (question: Question) => Promise<Pick<Counted, 'counts' | 'people'>>;
	days: (question: Question) => Promise<readonly DayCount[]>;
};

/** The days of a share that is too rare to be read by period; nothing for any other figure. */
async function askRare(
	bare: Bare,
	found: ReadFigure | null,
	{ rareBy }: SnapshotFacts,
	{ days }: AskMore
): Promise<Behind['rare']> {
	const span = found && spanOf(bare, found);
	if (!span) return undefined;
	const [from, to] = [bucketStart(span.from, span.by), bucketEnd(span.to, span.by)];
	return { days: await days({ ...bare.asked, from, to }), unit: rareBy };
}

/**
 * Makes the figure of what was counted; for the audience outside, without what fewer than 11 people would show. Throws FigureWithheld where the
 * question is about dates and no row has one.
 */
export async function figureOf(
	counted: Counted,
	more: AskMore,
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
	const before = async (question: Question) =>
		bareSeriesOf({ ...counted, ...(await more.count(question)), question });
	const history = await askHistory(bare, before, { periods: facts.periods, baselines });
	const found = readFigure(bare, facts.rules, { history, baselines });
	const rare = await askRare(bare, found, facts, more);
	const behind = { history, baselines, ...(rare && { rare }) };
	// Last of all, from what may be shown and nothing else: a signal cannot tell what is withheld.
	const figure = { ...bare, signal: signalOf(bare, facts.rules, behind, found) };
	return { ...figure, sentence: sentenceIn(builtLanguage, figure, measure) };
}
