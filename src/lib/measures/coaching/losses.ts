import type { Cell, Figure } from '#lib/measures/figure.ts';

/** The category of those who were scored at both ends in time. */
// @wc-ignore
const scoredInTime = 'scored in time';

/** A step at which scores were missed, and of how many people; null where that is withheld. */
export type Loss = { step: string; people: number | null };

/**
 * A group of people discharged: how many, at which steps scores were missed and of how many in all, and by how much
 * the bounds of all would narrow if those had been scored (a fraction). null where a count is withheld.
 */
export type GroupLosses = {
	group: string;
	n: number | null;
	losses: Loss[];
	missed: number | null;
	narrows: number | null;
};

const countOf = (cell: Cell): number | null =>
	cell.state === 'released' ? (cell.k ?? 0) : cell.state === 'none' ? 0 : null;

const sumOf = (losses: readonly Loss[]): number | null =>
	losses.reduce<number | null>(
		(sum, { people }) => (sum === null || people === null ? null : sum + people),
		0
	);

/**
 * Where scores were missed, from the figure of a `_score_losses` measure, grouped by `by` or not at all. Most missed
 * first. `all`: how many were discharged in all, whose bounds are narrowed.
 */
export function lossesOf({ series }: Figure, by: string | undefined, all: number): GroupLosses[] {
	const groups = new Map<string, { n: number | null; losses: Loss[] }>();
	for (const point of series) {
		const name = by === undefined ? 'all' : String(point.by[by] ?? 'unknown');
		const group = groups.get(name) ?? { n: null, losses: [] };
		const step = String(point.by.category ?? '');
		if (step && step !== scoredInTime) group.losses.push({ step, people: countOf(point.value) });
		if (point.value.state === 'released') group.n = point.value.n;
		groups.set(name, group);
	}
	return [...groups]
		.map(([group, { n, losses }]) => {
			const missed = sumOf(losses);
			return {
				group,
				n,
				losses,
				missed,
				narrows: missed === null || all === 0 ? null : missed / all
			};
		})
		.sort((one, other) => (other.missed ?? -1) - (one.missed ?? -1));
}
