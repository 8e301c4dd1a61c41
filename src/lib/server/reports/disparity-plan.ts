import { actionLabel, type Action } from '#lib/measures/actions.ts';
import { characteristicNames } from '#lib/measures/disparities/characteristics.ts';
import { formatDate } from '#lib/measures/format.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { placeWords } from '#lib/measures/place.ts';

/** A row of the action plan: the disparity, what is done, who sees to it, by when, and how it is known to work. */
export type PlanRow = { about: string; action: string; owner: string; due: string; known: string };

const isOfDisparity = ({ where }: Action): boolean =>
	characteristicNames.some((name) => where[name] !== undefined);

/**
 * The open actions that are about a group of people (their place names a characteristic), in the order of their
 * numbers: the written plan. Empty where none is recorded.
 */
export function disparityPlan(actions: readonly Action[], catalogue: Catalogue): PlanRow[] {
	const titles = new Map(catalogue.list().map(({ id, title }) => [id, title]));
	return actions
		.filter((action) => action.state === 'open' && isOfDisparity(action))
		.toSorted((one, other) => one.number - other.number)
		.map((action) => ({
			about: `${titles.get(action.measure ?? '') ?? 'No measure'}, ${placeWords(action.where)}`,
			action: `${actionLabel(action)}: ${action.aim}`,
			owner: action.owner,
			due: formatDate(action.dueOn),
			known: action.prediction
		}));
}
