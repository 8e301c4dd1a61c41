import { isIsoDate } from '#lib/measures/calendar.ts';
import { dimensionsOf, isPeriod } from '#lib/measures/dimensions.ts';
import type { Question } from '#lib/measures/figure.ts';
import { periods } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { didYouMean } from '#lib/measures/near-matches.ts';
import { WrongUsage } from '#lib/server/errors.ts';

function checkDate(name: string, date: string | undefined): void {
	if (date !== undefined && !isIsoDate(date))
		throw new WrongUsage(`${name} is not a date: write it as YYYY-MM-DD, such as 2025-08-31`);
}

/** Throws WrongUsage where a question asks for a date or a dimension that cannot be, saying what can. */
export function checkQuestion(measure: Measure, { from, to, by, where }: Question): void {
	checkDate('from', from);
	checkDate('to', to);
	if (from !== undefined && to !== undefined && from > to)
		throw new WrongUsage(`The period ends before it starts: from ${from} to ${to}`);
	const dimensions: string[] = dimensionsOf(measure);
	const groups = [...periods, ...dimensions];
	if (by !== undefined && !groups.includes(by))
		throw new WrongUsage(
			`${measure.id} cannot be grouped by ${by}${didYouMean(by, groups) || `; it can by ${groups.join(', ')}`}`
		);
	for (const name of Object.keys(where))
		if (!dimensions.includes(name) || isPeriod(name))
			throw new WrongUsage(
				`${measure.id} cannot be filtered by ${name}${didYouMean(name, dimensions) || `; it can by ${dimensions.join(', ')}`}`
			);
}
