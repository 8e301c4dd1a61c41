import { formatDate, formatNumber } from '#lib/measures/format.ts';

type Value = string | number | boolean | null | undefined;

/** A value of a row as a reader sees it: yes and no, dates in words; '' where there is none. */
export function cellWords(name: string, value: Value): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'number')
		return Number.isInteger(value) ? `${value}` : formatNumber(value, 2);
	return name === 'date' ? formatDate(value) : value;
}
