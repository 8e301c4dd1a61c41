import { isPeriod } from '#lib/measures/dimensions.ts';
import { formatGroup } from '#lib/measures/format.ts';
import { upperFirst } from '#lib/measures/letters.ts';

/** A coordinate of a series under its column's heading: "August 2025", "30", "North". */
export function coordinateWords(name: string, value: string | number): string {
	if (typeof value === 'number') return `${value}`;
	const words = isPeriod(name) ? formatGroup(name, value) : value;
	return upperFirst(words);
}
