import { titleOf } from '#lib/components/words.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import { formatGroup } from '#lib/measures/format.ts';

/** A coordinate of a series as a reader says it: "August 2025", "Day 30", "Week 4", "North". */
export function coordinateWords(name: string, value: string | number): string {
	if (typeof value === 'number') return `${titleOf(name)} ${value}`;
	const words = isPeriod(name) ? formatGroup(name, value) : value;
	return words.charAt(0).toUpperCase() + words.slice(1);
}
