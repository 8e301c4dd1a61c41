import type { MeasureRef } from '#lib/measures/figure.ts';
import { formatDate, formatValue } from '#lib/measures/format.ts';
import { placeWords, type Where } from '#lib/measures/place.ts';

export const directions = ['up', 'down', 'to_value'] as const;
/** Which way an action is predicted to move its measure. */
export type Direction = (typeof directions)[number];

export const outcomes = ['adopted', 'adapted', 'abandoned'] as const;
/** What became of an action that was studied. */
export type Outcome = (typeof outcomes)[number];

export type ActionState = 'open' | Outcome;

/**
 * One version of an action, as Plan-Do-Study-Act: what it is for, what is predicted, who sees to it by when, since
 * when the change is in force, what came of it. Dates are ISO days; `target` is in the measure's unit.
 */
export type Action = {
	number: number;
	version: number;
	aim: string;
	/** null where it is about no measure. */
	measure: string | null;
	where: Where;
	prediction: string;
	direction: Direction | null;
	target: number | null;
	owner: string;
	dueOn: string;
	/** The day on which the change began. */
	doOn: string | null;
	state: ActionState;
	result: string;
	/** What the series said when the action was closed. */
	signalSaid: string;
	/** The action that this one is the next cycle of. */
	follows: number | null;
	author: string;
	recordedAt: string;
};

/** What was done for an action on a day. */
export type ActionStep = {
	id: string;
	day: string;
	text: string;
	author: string;
	recordedAt: string;
};

/** The name of an action on charts and in minutes: A3. */
export const actionLabel = ({ number }: Pick<Action, 'number'>): string => `A${number}`;

/** Whether an action is not closed and its due day lies before `today` (ISO). */
export const isOverdue = ({ state, dueOn }: Action, today: string): boolean =>
	state === 'open' && dueOn < today;

const stateNames: Record<ActionState, string> = {
	open: 'open',
	adopted: 'adopted: the change stays',
	adapted: 'adapted: tried again in another way',
	abandoned: 'abandoned: the change was taken back'
};

/** How an action stands: "open, due 3 March 2026", "overdue since 3 March 2026", "adopted: the change stays". */
export function stateWords(action: Action, today: string): string {
	if (action.state !== 'open') return stateNames[action.state];
	const due = formatDate(action.dueOn);
	return isOverdue(action, today) ? `overdue since ${due}` : `open, due ${due}`;
}

/** The overdue ones first, then by due day, then by number; closed ones last, the latest first. */
export const byUrgency = (one: Action, other: Action): number => {
	if ((one.state === 'open') !== (other.state === 'open')) return one.state === 'open' ? -1 : 1;
	if (one.state !== 'open') return other.number - one.number;
	return one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : one.number - other.number;
};

type Unit = Pick<MeasureRef, 'valueUnit' | 'digits'>;

/** Which way an action is predicted to go: "up", "down", "to 75.0%"; empty where nothing is said. */
export function directionWords(
	{ direction, target }: Pick<Action, 'direction' | 'target'>,
	measure: Unit | undefined
): string {
	if (direction === null) return '';
	if (direction !== 'to_value') return direction;
	return target === null || !measure ? 'to a value' : `to ${formatValue(target, measure)}`;
}

/** What has to be written before an action can be closed, in words; empty where nothing is missing. */
export function missingToClose(
	{ prediction, direction, measure }: Action,
	result: string
): string[] {
	return [
		...(prediction.trim() === '' ? ['what was predicted'] : []),
		...(measure !== null && direction === null ? ['which way it was predicted to go'] : []),
		...(result.trim() === '' ? ['what came of it'] : [])
	];
}

type Told = { title: string; said: (action: Action) => string };

/** Titles of measures, and their units: for values in words. */
export type MeasureNames = Map<string, Unit & { title: string }>;

const none = 'none';
const dayOf = (day: string | null): string => (day === null ? none : formatDate(day));

const told = (names: MeasureNames): Told[] => [
	{ title: 'Aim', said: ({ aim }) => aim },
	{
		title: 'Measure',
		said: ({ measure }) => (measure === null ? none : (names.get(measure)?.title ?? measure))
	},
	{ title: 'Place', said: ({ where }) => placeWords(where) },
	{ title: 'Prediction', said: ({ prediction }) => prediction || none },
	{
		title: 'Predicted to go',
		said: (action) => directionWords(action, names.get(action.measure ?? '')) || none
	},
	{ title: 'Owner', said: ({ owner }) => owner },
	{ title: 'Due', said: ({ dueOn }) => formatDate(dueOn) },
	{ title: 'Change began', said: ({ doOn }) => dayOf(doOn) },
	{ title: 'State', said: ({ state }) => stateNames[state] },
	{ title: 'Result', said: ({ result }) => result || none }
];

/** One version of an action as its history tells it: who, when, and what was changed from what into what. */
export type HistoryEntry = {
	version: number;
	author: string;
	recordedAt: string;
	changes: { title: string; before: string; after: string }[];
};

/** The history of an action, the latest first. Its first entry has no changes: there was nothing before it. */
export function historyOf(versions: Action[], names: MeasureNames): HistoryEntry[] {
	const inOrder = versions.toSorted((a, b) => a.version - b.version);
	const entries = inOrder.map((version, index) => {
		const before = inOrder[index - 1];
		const { author, recordedAt } = version;
		const changes = told(names).flatMap(({ title, said }) =>
			before && said(before) !== said(version)
				? [{ title, before: said(before), after: said(version) }]
				: []
		);
		return { version: version.version, author, recordedAt, changes };
	});
	return entries.toReversed();
}
