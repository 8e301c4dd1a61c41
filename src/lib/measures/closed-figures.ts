import type { Cell, MeasureRef, Question } from '#lib/measures/figure.ts';
import { formatGroup, seriesUnit } from '#lib/measures/format.ts';
import type { Kind } from '#lib/measures/measure.ts';
import { toldCell } from '#lib/measures/restatement.ts';
import type { Told } from '#lib/measures/restatement.ts';

/** What a frozen figure is about: the month, the twelve months up to it, or those by program or site. */
export type FrozenScope = 'month' | 'twelve_months' | 'program' | 'site';

type FrozenStep = { step: string; label: string; n: number | null };

/** A figure as a closed month keeps it: what was asked, and every number of the answer. */
export type FrozenFigure = {
	scope: FrozenScope;
	question: Question;
	measure: Pick<
		MeasureRef,
		'id' | 'version' | 'title' | 'kind' | 'valueUnit' | 'family' | 'digits' | 'success'
	>;
	/** Not all of the month, or of what is asked of it, could be known when it was frozen. */
	provisional: boolean;
	ledger: FrozenStep[];
	value: Cell;
	series: { by: Record<string, string | number>; provisional: boolean; value: Cell }[];
	sentence: string;
};

/** A step of the ledger that counts otherwise now. */
export type MovedStep = { label: string; before: number; now: number };

/** A frozen number and the same number now. `where` names the point of a series; empty for the figure itself. */
export type ComparedNumber = {
	scope: FrozenScope;
	measure: string;
	title: string;
	family: string;
	where: string;
	before: Told;
	now: Told;
	isMoved: boolean;
	wasProvisional: boolean;
	/** The point of a series as the figure groups it; {} for the figure itself. */
	place: Record<string, string | number>;
	/** Steps of the ledger that moved; for the figure itself only. */
	steps: MovedStep[];
};

const nothing: Told = { words: 'none', n: 0 };

const isSameQuestion = (one: FrozenFigure, other: FrozenFigure): boolean =>
	one.scope === other.scope && one.measure.id === other.measure.id;

function movedSteps(before: readonly FrozenStep[], now: readonly FrozenStep[]): MovedStep[] {
	return before.flatMap(({ step, label, n }) => {
		const is = now.find((each) => each.step === step)?.n;
		if (n === null || is === null || is === undefined || is === n) return [];
		return [{ label, before: n, now: is }];
	});
}

const placeOf = (by: Record<string, string | number>): string =>
	Object.entries(by)
		.map(([name, value]) => formatGroup(name, value))
		.join(', ');

type Point = FrozenFigure['series'][number];

const pointsByPlace = (figure: FrozenFigure | undefined): Map<string, Point> =>
	new Map((figure?.series ?? []).map((point) => [placeOf(point.by), point]));

function toldPair(measure: FrozenFigure['measure'], a: Cell | undefined, b: Cell | undefined) {
	const told = (cell: Cell | undefined): Told => (cell && toldCell(cell, measure)) ?? nothing;
	const [before, now] = [told(a), told(b)];
	return { before, now, isMoved: before.words !== now.words };
}

function comparePoints(was: FrozenFigure, is: FrozenFigure | undefined): ComparedNumber[] {
	const { scope, measure } = was;
	const { id, title, family } = measure;
	const inPoints = { ...measure, valueUnit: seriesUnit(measure) };
	const [before, now] = [pointsByPlace(was), pointsByPlace(is)];
	return [...new Set([...before.keys(), ...now.keys()])].map((where) => {
		const point = before.get(where);
		const pair = toldPair(inPoints, point?.value, now.get(where)?.value);
		const wasProvisional = point?.provisional ?? false;
		const place = (point ?? now.get(where))?.by ?? {};
		const named = { scope, measure: id, title, family, where, place };
		return { ...named, ...pair, wasProvisional, steps: [] };
	});
}

/** The days of a curve are no figures of their own: where one moves, the figure has moved. */
const curves: readonly Kind[] = ['survival', 'trajectory'];

function compareOne(was: FrozenFigure, is: FrozenFigure | undefined): ComparedNumber[] {
	const { scope, measure } = was;
	const { id, title, family, kind } = measure;
	const steps = movedSteps(was.ledger, is?.ledger ?? []);
	const points = comparePoints(was, is);
	const isCurve = curves.includes(kind);
	const pair = toldPair(measure, was.value, is?.value);
	const isMoved =
		pair.isMoved || steps.length > 0 || (isCurve && points.some((point) => point.isMoved));
	const named = { scope, measure: id, title, family, where: '', place: {} };
	const whole = { ...named, ...pair, isMoved, wasProvisional: was.provisional, steps };
	return isCurve ? [whole] : [whole, ...points];
}

/**
 * Each frozen number beside the same number now, in the order of the frozen figures: first the figure itself, then the
 * points of its series. A number that differs only past the digits shown did not move, unless a step of its ledger did.
 */
export const compareFrozen = (
	before: readonly FrozenFigure[],
	now: readonly FrozenFigure[]
): ComparedNumber[] =>
	before.flatMap((was) =>
		compareOne(
			was,
			now.find((is) => isSameQuestion(was, is))
		)
	);

/** "66.0% (31 of 47) as reported; 64.6% (31 of 48) as now known: 1 late discharge". `causes` may be empty. */
export function asReportedWords(before: Told, now: Told, causes: string): string {
	const both = `${before.words} as reported; ${now.words} as now known`;
	return causes === '' ? both : `${both}: ${causes}`;
}
