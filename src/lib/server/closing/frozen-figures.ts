import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays } from '#lib/measures/calendar.ts';
import type { FrozenFigure, FrozenScope } from '#lib/measures/closed-figures.ts';
import { toJson } from '#lib/measures/figure-json.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { kinds, valueUnits } from '#lib/measures/measure.ts';
import type { Catalogue, Kind, Measure } from '#lib/measures/measure.ts';
import { isUsed } from '#lib/measures/scored-scales.ts';
import type { ScoredScale } from '#lib/measures/scored-scales.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { daysOf, twelveMonths } from '#lib/server/closing/month.ts';
import { projectRoot } from '#lib/server/project.ts';

type Asking = {
	ask: (question: Question) => Promise<Figure>;
	catalogue: Catalogue;
	/** The scales on which anybody has a score. */
	scoredScales: () => Promise<ScoredScale[]>;
};
type Asked = { scope: FrozenScope; question: Question };

/** These have an axis of their own: months would cut them into pieces. */
const withAxis: readonly Kind[] = ['survival', 'trajectory', 'breakdown'];

/** The measures that each family opens with. */
export const headlines = (): Set<string> =>
	new Set(
		z
			.array(z.string())
			.parse(parse(readFileSync(join(projectRoot, 'queries/closing/headlines.yaml'), 'utf8')))
	);

function questionsOf({ id, kind, isOwn }: Measure, month: string, isHeadline: boolean): Asked[] {
	const all = { measure: id, where: {}, audience: 'inside' } as const;
	const year = { ...all, ...twelveMonths(month) };
	const asked: Asked[] = [
		{ scope: 'month', question: { ...all, ...daysOf(month) } },
		{
			scope: 'twelve_months',
			question: withAxis.includes(kind) ? year : { ...year, by: 'month' }
		}
	];
	if (!(isHeadline || isOwn) || withAxis.includes(kind)) return asked;
	const groups = (['program', 'site'] as const).map((by) => ({
		scope: by,
		question: { ...year, by }
	}));
	return [...asked, ...groups];
}

const settlesAfter = ({ question }: Asked, { settles_days: days }: Measure): string =>
	addDays(question.to ?? '', days);

/** A figure that was frozen, and the object it is kept as. */
export type Frozen = { kept: ReturnType<typeof keep>; frozen: FrozenFigure };

const keep = ({ scope }: Asked, figure: Figure, provisional: boolean) => ({
	scope,
	provisional,
	figure: toJson(figure)
});

async function freeze(
	{ ask, catalogue }: Pick<Asking, 'ask' | 'catalogue'>,
	asked: Asked
): Promise<Frozen | undefined> {
	const figure = await ask(asked.question).catch((error: unknown) => {
		// Nothing of this measure has a date: it has no months.
		if (error instanceof FigureWithheld) return undefined;
		throw error;
	});
	if (!figure) return undefined;
	const measure = catalogue.get(asked.question.measure);
	const provisional = settlesAfter(asked, measure) > (figure.asOf.dataThrough ?? '');
	const { ledger, value, series, sentence } = figure;
	return {
		kept: keep(asked, figure, provisional),
		frozen: { ...asked, measure: figure.measure, provisional, ledger, value, series, sentence }
	};
}

/** Somebody stands in the ledger, though perhaps nobody at its end: a late score may bring them there. */
const hasAnybody = ({ ledger }: FrozenFigure): boolean => ledger.some(({ n }) => (n ?? 0) > 0);

/** The measures that can count anybody: those of a questionnaire that nobody answered would all read 0 of so many. */
async function usedMeasures({ catalogue, scoredScales }: Asking): Promise<Measure[]> {
	const scored = await scoredScales();
	return catalogue.list().filter((measure) => isUsed(measure, scored));
}

/**
 * The figures that a closed month keeps, asked now: of every measure that counts anybody in the twelve months up to it,
 * the month and the twelve months by month; of the headline measures and the clinic's own also by program and by site.
 */
export async function freezeFigures(asking: Asking, month: string): Promise<Frozen[]> {
	const leading = headlines();
	const measures = await usedMeasures(asking);
	const perMeasure = measures.map(async (measure) => {
		const asked = questionsOf(measure, month, leading.has(measure.id));
		const year = asked.find(({ scope }) => scope === 'twelve_months');
		const first = year && (await freeze(asking, year));
		if (!first || !hasAnybody(first.frozen)) return [];
		const others = asked.map((each) => (each === year ? first : freeze(asking, each)));
		return (await Promise.all(others)).filter((each) => each !== undefined);
	});
	return (await Promise.all(perMeasure)).flat();
}

/** Asks the same questions again that were frozen, of the measures that are still defined. */
export async function askAgain(
	asking: Pick<Asking, 'ask' | 'catalogue'>,
	before: readonly FrozenFigure[]
): Promise<FrozenFigure[]> {
	const known = new Set(asking.catalogue.list().map(({ id }) => id));
	const asked = before.filter(({ measure }) => known.has(measure.id));
	const now = await Promise.all(asked.map((each) => freeze(asking, each)));
	return now.flatMap((each) => each?.frozen ?? []);
}

const released = z.looseObject({
	state: z.literal('released'),
	k: z.number().optional(),
	n: z.number(),
	value: z.number().nullable().default(null),
	lo: z.number().optional(),
	hi: z.number().optional(),
	amount: z
		.object({ part: z.number(), whole: z.number(), unit: z.literal('days').optional() })
		.optional()
});
// A kept cell says of how many people it is; the counts behind k and the rest were never written.
const cell = z.union([
	released.transform(({ state, k, n, value, lo, hi, amount }) => ({
		state,
		n,
		value,
		...(k !== undefined && { k }),
		...(lo !== undefined && { lo }),
		...(hi !== undefined && { hi }),
		...(amount && { amount })
	})),
	z.object({ state: z.enum(['withheld', 'none']), reason: z.string() })
]);

const keptSchema = z.array(
	z.object({
		scope: z.enum(['month', 'twelve_months', 'program', 'site']),
		provisional: z.boolean(),
		figure: z.object({
			measure: z.object({
				id: z.string(),
				version: z.number(),
				title: z.string(),
				family: z.string(),
				kind: z.enum(kinds),
				value_unit: z.enum(valueUnits),
				digits: z.number().optional(),
				success: z.string()
			}),
			period: z.object({ from: z.string(), to: z.string() }),
			by: z.string().nullable(),
			ledger: z.array(z.object({ step: z.string(), label: z.string(), n: z.number().nullable() })),
			value: cell,
			series: z.array(
				z.object({
					by: z.record(z.string(), z.union([z.string(), z.number()])),
					provisional: z.boolean(),
					value: cell
				})
			),
			sentence: z.string()
		})
	})
);

/** Reads figures.json of a closed month. Throws where it is damaged. */
export function readFrozenFigures(text: string): FrozenFigure[] {
	return keptSchema.parse(JSON.parse(text)).map(({ scope, provisional, figure }) => {
		const { measure, period, by, ledger, value, series, sentence } = figure;
		const { value_unit: valueUnit, ...named } = measure;
		const all = { measure: measure.id, where: {}, audience: 'inside' } as const;
		const question: Question = { ...all, ...period, ...(by !== null && { by }) };
		const numbers = { ledger, value, series, sentence };
		return { scope, provisional, question, measure: { ...named, valueUnit }, ...numbers };
	});
}
