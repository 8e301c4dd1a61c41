import { formatCount } from '#lib/measures/format.ts';
import { fewestForLimits } from '#lib/statistics/spc/constants.ts';
import type { AgendaPart, Finding, WhatChanged } from '#lib/measures/what-changed.ts';
import { upperFirst } from '#lib/measures/letters.ts';

type Counted = Pick<WhatChanged, 'looked' | 'standing' | 'level'>;

/** "1 in 10"; where that does not come out, "15 in 100". */
function shareWords(level: number): string {
	const each = 1 / level;
	return Math.abs(each - Math.round(each)) < 1e-9
		? `1 in ${Math.round(each)}`
		: `${formatCount(Math.round(100 * level))} in 100`;
}

/** How sure a list is, in words: how many series were looked at, how many stand out, and how many of those may be chance. */
export function listWords({ looked, standing, level }: Counted): string {
	const series = `${formatCount(looked)} series`;
	if (looked === 0) return 'No series has months enough to say what is usual.';
	if (standing === 0)
		return `Of ${series} looked at, none stands out: what the rules mark among so many may be chance.`;
	const stand = standing === 1 ? '1 stands out' : `${formatCount(standing)} stand out`;
	return `Of ${series} looked at, ${stand}; of those listed at most ${shareWords(level)} is expected to be chance (our setting).`;
}

/** The heading of each part of the agenda. */
export const partTitles: Record<AgendaPart, string> = {
	concern: 'Concerns',
	improvement: 'Improvements',
	change: 'Changes, neither better nor worse by themselves',
	look: 'Worth a look',
	as_usual: 'As usual',
	too_few: 'Too few to say'
};

/** What stands under each heading; '' where the heading says it. */
export function partIntro(part: AgendaPart, { looked }: Counted): string {
	if (part === 'look')
		return `Each is marked by the rules of its own series. Among ${formatCount(looked)} series some will look so by chance, and these are not far enough out to tell.`;
	if (part === 'as_usual') return 'Inside their usual range: nothing to explain.';
	if (part === 'too_few')
		return `A usual range needs ${fewestForLimits} months that are final and have a number.`;
	return '';
}

const stateNames: Record<Finding['state'], string> = {
	concern: 'A concern',
	improvement: 'An improvement',
	change: 'A change',
	as_usual: 'As usual',
	too_few: 'Too few to say'
};

/** What a finding is, and since when: "A concern, since February 2026". */
export const stateWords = ({ state, since }: Pick<Finding, 'state' | 'since'>): string =>
	since === null ? stateNames[state] : `${stateNames[state]}, since ${since}`;

/** Where a finding is, beginning a line: "Everywhere", "Site Riverside". */
export const placeTitle = ({ place }: Pick<Finding, 'place'>): string => upperFirst(place);
