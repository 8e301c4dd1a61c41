import type { DuckDBConnection } from '@duckdb/node-api';
import { compareGroups } from '#lib/measures/dimensions.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { groupBy } from '#lib/measures/group-by.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import type { AskOptions } from '#lib/server/figures/ask-figure.ts';
import { checkQuestion } from '#lib/server/figures/check-question.ts';
import { countDays } from '#lib/server/figures/count-rows.ts';
import { countQuestion } from '#lib/server/figures/count-question.ts';
import { figureOf } from '#lib/server/figures/figure-of.ts';
import { noRecords } from '#lib/server/series/records-for.ts';
import { contextWithoutRollups } from '#lib/server/figures/snapshot-facts.ts';

function checkEach(measure: Measure, question: Question, dimension: string): void {
	if (dimension in question.where)
		throw new WrongUsage(
			`${measure.id} cannot be asked for each ${dimension} and filtered by it: leave one of them out`
		);
	checkQuestion(measure, { ...question, where: { ...question.where, [dimension]: [] } });
}

/** A question for every value of a dimension. */
export type EachQuestion = {
	question: Question;
	dimension: string;
	/** Values to answer for even where the measure has no row of them. */
	values?: readonly string[];
};

type EachCounted = Awaited<ReturnType<typeof countQuestion>>;

/** Asks of each period once: the values of a dimension have their earlier periods in common. */
function onceAPeriod<T>(ask: (question: Question) => Promise<T>) {
	const known = new Map<string, Promise<T>>();
	return (question: Question): Promise<T> => {
		const key = JSON.stringify([question.from, question.to]);
		const answer = known.get(key) ?? ask(question);
		known.set(key, answer);
		return answer;
	};
}

/** What was counted, parted by value once, however many values there are. */
function partByValue(counted: EachCounted) {
	const counts = groupBy(counted.counts, ({ each }) => each);
	const people = groupBy(counted.people, ({ each }) => each);
	return {
		...counted,
		values: [...counts.keys()],
		of: (value: string) => ({ counts: counts.get(value) ?? [], people: people.get(value) ?? [] })
	};
}

/** A value none of whose rows has a date is left out of a question about dates. */
async function unlessUndated(figure: Promise<Figure>): Promise<Figure | undefined> {
	try {
		return await figure;
	} catch (error) {
		if (error instanceof FigureWithheld) return undefined;
		throw error;
	}
}

/**
 * Answers one question for every value of a dimension in one go: by value, in the order groups come in, the very
 * figure that asking with `where: { [dimension]: [value] }` gives. Throws as askFigure does, and WrongUsage where the
 * question has a filter on the dimension already.
 */
export async function askEach(
	db: DuckDBConnection,
	catalogue: Catalogue,
	{ question, dimension, values = [] }: EachQuestion,
	{ records = noRecords, context }: AskOptions = {}
): Promise<Map<string, Figure>> {
	const measure = catalogue.get(question.measure);
	checkEach(measure, question, dimension);
	const known = context ?? (await contextWithoutRollups(db));
	const askedOf = ({ from, to }: Question) => ({
		measure,
		question: { ...question, from, to },
		each: dimension
	});
	const count = onceAPeriod(async (earlier) =>
		partByValue(await countQuestion(db, askedOf(earlier), known))
	);
	const countEachDay = onceAPeriod((rare) => countDays(db, askedOf(rare)));
	const whole = await count(question);
	const { counts, people, told } = whole;
	const all = { measure, question, counts, people, told, facts: known.facts };
	const names = [...new Set([...values, ...whole.values])];
	const figures = new Map<string, Figure>();
	for (const value of names.sort(compareGroups(measure.bandOrder))) {
		const where = { ...question.where, [dimension]: [value] };
		const counted = { ...all, ...whole.of(value), question: { ...question, where } };
		const more = {
			count: async (earlier: Question) => (await count(earlier)).of(value),
			days: async (rare: Question) =>
				(await countEachDay(rare)).filter(({ each }) => each === value)
		};
		const figure = await unlessUndated(figureOf(counted, more, records(counted.question)));
		if (figure) figures.set(value, figure);
	}
	// Where no value has dates, neither has the whole: it says why.
	if (figures.size === 0) await figureOf(all, { count, days: countEachDay }, records(question));
	return figures;
}
