import { questionSearch } from '#lib/components/drill-addresses.ts';
import type { ComparedNumber } from '#lib/measures/closed-figures.ts';
import { daysOf, twelveMonths } from '#lib/server/closing/month.ts';

/**
 * The question, as an address has it, that a frozen number of a closed month answers: of its own month, of the twelve
 * months, or of a program or site in them.
 */
export function nowSearch(
	month: string,
	{ scope, place }: Pick<ComparedNumber, 'scope' | 'place'>
): string {
	const days = twelveMonths(month);
	if (scope === 'month') return questionSearch('', daysOf(month));
	if (scope === 'twelve_months') {
		const own = place.month;
		return questionSearch('', typeof own === 'string' ? daysOf(own) : days);
	}
	const value = place[scope];
	const where = value === undefined ? {} : { [scope]: [`${value}`] };
	return questionSearch('', { ...days, where });
}
