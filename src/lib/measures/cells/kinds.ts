import { durationOf } from '#lib/measures/cells/duration.ts';
import { changeOf, meanOf, plainMeanOf } from '#lib/measures/cells/mean.ts';
import { proportionOf } from '#lib/measures/cells/proportion.ts';
import { survivalOf, survivalPoints } from '#lib/measures/cells/survival.ts';
import type { Point } from '#lib/measures/cells/survival.ts';
import type { Released } from '#lib/measures/figure.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';
import type { Tally } from '#lib/measures/tally.ts';

/** What a kind makes of the merged tallies of a group: one cell, and where it has an axis, a cell for each point of it. */
export type KindCells = {
	/** The one number; undefined where there is no row to make it from. */
	value: (tallies: Tally[], measure: Measure) => Released | undefined;
	axis?: 'day' | 'week' | 'category';
	points?: (tallies: Tally[], measure: Measure) => Point[];
};

const sign = (measure: Measure): 1 | -1 => (measure.scale?.better === 'higher' ? -1 : 1);

function breakdownPoints(tallies: Tally[], { categories }: Measure): Point[] {
	const n = tallies.reduce((sum, tally) => sum + tally.n, 0);
	const counts = new Map(tallies.map((tally) => [String(tally.at), tally.n]));
	const bySize = [...counts.keys()].sort(
		(a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b)
	);
	const names = [...new Set([...(categories ?? []), ...bySize])];
	return names.flatMap((at) => {
		const cell = proportionOf(counts.get(at) ?? 0, n);
		return cell ? [{ at, cell }] : [];
	});
}

function breakdownOf(tallies: Tally[]): Released | undefined {
	const n = tallies.reduce((sum, tally) => sum + tally.n, 0);
	return n === 0 ? undefined : { state: 'released', n, value: null };
}

function amountOf([tally]: Tally[], { amount: unit }: Measure): Released | undefined {
	if (!tally || tally.whole === 0) return undefined;
	const { k, n, part, whole } = tally;
	const amount = { part, whole, ...(unit === 'days' && { unit }) };
	return { state: 'released', k, n, value: part / whole, amount };
}

const trajectoryPoints = (tallies: Tally[]): Point[] =>
	tallies
		.filter(({ at }) => at !== null)
		.sort((a, b) => Number(a.at) - Number(b.at))
		.flatMap((tally) => {
			const cell = meanOf(tally);
			return cell ? [{ at: Number(tally.at), cell }] : [];
		});

/** A table in place of a switch: how each kind turns tallies into cells. */
export const kindCells: Record<Kind, KindCells> = {
	proportion: { value: ([tally]) => tally && proportionOf(tally.k, tally.n) },
	mean_change: { value: ([tally], measure) => tally && changeOf(tally, sign(measure)) },
	duration: { value: ([tally]) => tally?.along && durationOf(tally.along) },
	survival: {
		axis: 'day',
		value: ([tally], { competing }) =>
			tally?.along && survivalOf(tally.along, competing !== undefined),
		points: ([tally], { competing }) =>
			tally?.along ? survivalPoints(tally.along, competing !== undefined) : []
	},
	trajectory: {
		axis: 'week',
		value: (tallies, measure) => {
			const change = tallies.find(({ at }) => at === null);
			return change && meanOf(change, sign(measure));
		},
		points: trajectoryPoints
	},
	amount_ratio: { value: amountOf },
	breakdown: { axis: 'category', value: breakdownOf, points: breakdownPoints },
	mean: { value: ([tally]) => tally && plainMeanOf(tally) }
};
