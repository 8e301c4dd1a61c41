import {
	compareCells,
	type Difference,
	type Reference
} from '#lib/measures/disparities/compare-groups.ts';
import {
	isUnknown,
	unknownGroup,
	type Characteristic
} from '#lib/measures/disparities/characteristics.ts';
import type { Cell, Figure, MeasureRef, Released, SeriesPoint } from '#lib/measures/figure.ts';
import { fewestForPercent } from '#lib/measures/format.ts';
import { unitsOfOnePerson, type Kind, type Measure, type Unit } from '#lib/measures/measure.ts';
import type { Test } from '#lib/statistics/chi-square-test.ts';

/**
 * Why a group is or is not compared: `few` has fewer people than a comparison asks for, `unknown` is of those whose
 * characteristic is not known, `withheld` and `none` have no number.
 */
export type Standing = 'compared' | 'few' | 'unknown' | 'withheld' | 'none';

/** One group of a characteristic. `difference` is the group less its reference, in the measure's own unit. */
export type DisparityGroup = {
	name: string;
	cell: Cell;
	standing: Standing;
	difference?: Difference;
};

/** A group, and how far it is from its reference. */
export type Gap = { group: string; cell: Released; difference: Difference };

/** One measure by one characteristic: its groups, the widest gap among them, and how chance would explain it. */
export type Disparity = {
	measure: MeasureRef;
	characteristic: Characteristic;
	groups: DisparityGroup[];
	/** How many of those counted have the characteristic known; null where that may not be shown. */
	known: { n: number; of: number } | null;
	/** Whom a group is held against: all others that are compared, or the largest, by its name. */
	reference: { kind: Reference; group: string | null };
	/** The group furthest from its reference; of two equally far the one that is worse off. */
	widest: Gap | null;
	test: Test | null;
	/** Why there is no test; '' where there is one. */
	why: string;
};

export type DisparityOptions = {
	/** A group is compared from this many people on; under 20 none is, whatever this says. */
	fewest: number;
	reference: Reference;
};

const ofClaims: readonly Unit[] = ['claim_line', 'claim', 'answer', 'appeal'];
const kinds: Partial<Record<Kind, 'proportion' | 'mean'>> = {
	proportion: 'proportion',
	mean_change: 'mean',
	mean: 'mean'
};

/**
 * Can groups of this measure be tested against each other? A rate or a mean can, where one row is one stay: several
 * rows of one person hang together, and a test would take chance for more than it is.
 */
export const isComparable = ({ kind, unit }: Pick<Measure, 'kind' | 'unit'>): boolean =>
	kinds[kind] !== undefined && !unitsOfOnePerson.includes(unit) && !ofClaims.includes(unit);

function standingOf(name: string, cell: Cell, fewest: number): Standing {
	if (cell.state !== 'released') return cell.state;
	if (isUnknown(name)) return 'unknown';
	return cell.n < fewest || cell.value === null ? 'few' : 'compared';
}

/** Known of all, from what is shown: where the unknown are withheld, so is how many are known. */
function knownOf(groups: readonly DisparityGroup[], value: Cell): Disparity['known'] {
	if (value.state !== 'released') return null;
	const unknown = groups.filter(({ name }) => isUnknown(name)).map(({ cell }) => cell);
	if (unknown.some(({ state }) => state === 'withheld')) return null;
	const out = unknown.reduce((sum, cell) => sum + (cell.state === 'released' ? cell.n : 0), 0);
	return { n: value.n - out, of: value.n };
}

/** A hair of difference is none: two groups are equally far from each other. */
const hair = 1e-9;

function isWider(one: Gap, other: Gap, better: MeasureRef['better']): boolean {
	const apart = Math.abs(one.difference.value) - Math.abs(other.difference.value);
	if (Math.abs(apart) > hair) return apart > 0;
	return better === 'lower'
		? one.difference.value > other.difference.value
		: one.difference.value < other.difference.value;
}

function widestOf(groups: readonly DisparityGroup[], { better }: MeasureRef): Gap | null {
	const gaps = groups.flatMap(({ name, cell, difference }) =>
		cell.state === 'released' && difference ? [{ group: name, cell, difference }] : []
	);
	return gaps.reduce<Gap | null>(
		(widest, gap) => (widest === null || isWider(gap, widest, better) ? gap : widest),
		null
	);
}

function whyNot(compared: number, fewest: number, noTest: string): string {
	if (compared === 0) return `no group of ${fewest} people or more`;
	return compared === 1 ? `only one group of ${fewest} people or more` : noTest;
}

const namesOf = (point: SeriesPoint, characteristic: Characteristic): string =>
	String(point.by[characteristic] ?? unknownGroup);

function largestPlace(cells: readonly Released[], reference: Reference): number | undefined {
	if (reference !== 'largest' || cells.length === 0) return undefined;
	const sizes = cells.map(({ n }) => n);
	return sizes.indexOf(Math.max(...sizes));
}

/**
 * What a figure by one characteristic says of its groups. Rests on the cells that are shown and nothing else: a group
 * that is withheld, too small or not known stands on neither side of a difference, and in no test. Throws RangeError
 * for a measure that is not comparable.
 */
export function disparityOf(
	figure: Figure,
	characteristic: Characteristic,
	options: DisparityOptions
): Disparity {
	const kind = kinds[figure.measure.kind];
	if (!kind) throw new RangeError(`${figure.measure.id} is no rate and no mean`);
	const fewest = Math.max(fewestForPercent, options.fewest);
	const groups = figure.series.map((point): DisparityGroup => {
		const name = namesOf(point, characteristic);
		return { name, cell: point.value, standing: standingOf(name, point.value, fewest) };
	});
	const chosen = groups.filter(({ standing }) => standing === 'compared');
	const cells = chosen.flatMap(({ cell }) => (cell.state === 'released' ? cell : []));
	const largest = largestPlace(cells, options.reference);
	const { differences, test, noTest } = compareCells(kind, cells, largest);
	const held = groups.map((group) => {
		const difference = differences[chosen.indexOf(group)];
		return difference ? { ...group, difference } : group;
	});
	const name = largest === undefined ? undefined : chosen[largest]?.name;
	return {
		measure: figure.measure,
		characteristic,
		groups: held,
		known: knownOf(held, figure.value),
		reference: { kind: options.reference, group: name ?? null },
		widest: widestOf(held, figure.measure),
		test: test ?? null,
		why: test ? '' : whyNot(chosen.length, fewest, noTest)
	};
}
