import type { Day, Period } from '#seed/days.ts';
import { progressOf } from '#seed/days.ts';
import type { Level } from '#seed/network.ts';
import type { Person } from '#seed/person.ts';
import { clamp } from '#seed/random.ts';
import type { Random } from '#seed/random.ts';

export type Reason =
	| 'completed'
	| 'left_early'
	| 'terminated'
	| 'transferred'
	| 'incarcerated'
	| 'died'
	| 'other'
	| 'unknown';

const leavingAtLevel: Record<Level, number> = { PHP: -0.03, IOP: 0.01, OP: 0.03 };

/** Chance of leaving early: the person's risk, the level of care, and the site, which may change over the period. */
function leavingChance(person: Person, level: Level, on: Day, period: Period): number {
	const [first, last] = person.site.leaving;
	const site = first + (last - first) * progressOf(on, period);
	return clamp(0.4 * person.risk + leavingAtLevel[level] + site, 0.02, 0.8);
}

/** How a stay will end, were it to end in the period or not. */
export function drawReason(
	person: Person,
	level: Level,
	on: Day,
	period: Period,
	random: Random
): Reason {
	const leaving = leavingChance(person, level, on, period);
	const others: [Reason, number][] = [
		['terminated', 0.015 + 0.05 * person.risk],
		['transferred', 0.1],
		['incarcerated', person.track === 'MH' ? 0.003 : 0.012],
		['died', 0.0015],
		['other', 0.02],
		['unknown', 0.02]
	];
	const rest = others.reduce((sum, [, chance]) => sum + chance, leaving);
	return random.weighted([
		['completed', Math.max(0.05, 1 - rest)],
		['left_early', leaving],
		...others
	]);
}
