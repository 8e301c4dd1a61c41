import { makePair, withholdBoth, type Pair } from '#lib/comparison/pair.ts';
import { pairSides, type Beside, type Side } from '#lib/comparison/pair-sides.ts';
import type { Cell, Figure, Question } from '#lib/measures/figure.ts';
import { withheld } from '#lib/measures/suppress-series.ts';
import { WrongUsage } from '#lib/server/errors.ts';

type Ask = (question: Question) => Promise<Figure>;

/** What a pair is asked of. `by` groups the charts of both sides, for inside alone. */
export type PairQuestion = { question: Question; beside: Beside; dataThrough: string | null };

/** A pair, and inside the figures of both sides; outside there are none: a series of either would tell what the pair must not. */
export type AskedPair = { pair: Pair; note?: string; figures?: [Figure, Figure] };

const both = <In, Out>([first, second]: [In, In], make: (each: In) => Out): [Out, Out] => [
	make(first),
	make(second)
];

const askSide = (ask: Ask, question: Question, { from, to, where }: Side): Promise<Figure> =>
	ask({ ...question, from, to, where });

async function askFigures(
	ask: Ask,
	question: Question,
	sides: [Side, Side]
): Promise<[Figure, Figure]> {
	return Promise.all([askSide(ask, question, sides[0]), askSide(ask, question, sides[1])]);
}

/** The two groups as the figure by their dimension shows them, among all others: no more is told than there. */
async function groupCells(
	ask: Ask,
	question: Question,
	{ dimension, first, second }: Extract<Beside, { kind: 'groups' }>
): Promise<{ figure: Figure; cells: [Cell, Cell] }> {
	const where = Object.fromEntries(
		Object.entries(question.where).filter(([name]) => name !== dimension)
	);
	const figure = await ask({ ...question, where, by: dimension });
	const cellOf = (name: string): Cell =>
		figure.series.find(({ by }) => by[dimension] === name && Object.keys(by).length === 1)?.value ??
		withheld;
	return { figure, cells: [cellOf(first), cellOf(second)] };
}

async function askOutside(
	ask: Ask,
	{ question, beside }: PairQuestion,
	sides: [Side, Side]
): Promise<Pair> {
	const plain = { ...question, by: undefined };
	const named = (cells: [Cell, Cell]): Pair['sides'] => [
		{ name: sides[0].name, cell: cells[0] },
		{ name: sides[1].name, cell: cells[1] }
	];
	if (beside.kind === 'groups') {
		const { figure, cells } = await groupCells(ask, plain, beside);
		return makePair(figure.measure, named(cells));
	}
	const figures = await askFigures(ask, plain, sides);
	return makePair(figures[0].measure, named(withholdBoth(both(figures, ({ value }) => value))));
}

/**
 * Sets a measure in one period beside an earlier one, or one group beside another. Throws WrongUsage where the two
 * cannot be set beside each other, and what `ask` throws.
 */
export async function askPair(ask: Ask, asked: PairQuestion): Promise<AskedPair> {
	const { question, beside, dataThrough } = asked;
	const found = pairSides(question, beside, dataThrough);
	if ('reason' in found) throw new WrongUsage(found.reason);
	const note = found.note === undefined ? {} : { note: found.note };
	if (question.audience === 'outside')
		return { pair: await askOutside(ask, asked, found.sides), ...note };
	const figures = await askFigures(ask, question, found.sides);
	const [first, second] = found.sides;
	const pair = makePair(figures[0].measure, [
		{ name: first.name, cell: figures[0].value },
		{ name: second.name, cell: figures[1].value }
	]);
	return { pair, figures, ...note };
}
