import {
	isUnknown,
	unknownGroup,
	type Characteristic
} from '#lib/measures/disparities/characteristics.ts';
import type { Figure } from '#lib/measures/figure.ts';

/** How many people a group has; null where that is withheld. */
export type PopulationGroup = { name: string; n: number | null };

/** The people served by one characteristic. `known`: of how many it is known; null where that is withheld. */
export type Population = {
	characteristic: Characteristic;
	groups: PopulationGroup[];
	known: { n: number; of: number } | null;
};

function groupsOf({ series }: Figure, characteristic: Characteristic): PopulationGroup[] {
	const groups = new Map<string, number | null>();
	for (const { by, value } of series) {
		const name = String(by[characteristic] ?? unknownGroup);
		const n = value.state === 'released' ? value.n : null;
		groups.set(name, groups.get(name) ?? n);
	}
	return [...groups].map(([name, n]) => ({ name, n }));
}

/** Who was served, from the figure of a breakdown by one characteristic: every category of a group has the group's n. */
export function populationOf(figure: Figure, characteristic: Characteristic): Population {
	const groups = groupsOf(figure, characteristic);
	const unknown = groups.filter(({ name }) => isUnknown(name));
	const of = figure.value.state === 'released' ? figure.value.n : null;
	const isHidden = of === null || unknown.some(({ n }) => n === null);
	const out = unknown.reduce((sum, { n }) => sum + (n ?? 0), 0);
	return { characteristic, groups, known: isHidden ? null : { n: of - out, of } };
}
