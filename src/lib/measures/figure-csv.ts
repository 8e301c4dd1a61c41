import { figureTable } from '#lib/measures/figure-table.ts';
import type { TableValue } from '#lib/measures/figure-table.ts';
import type { Figure } from '#lib/measures/figure.ts';

/** A text with an apostrophe before it where it starts like a formula: a spreadsheet would run it, and names come from exports. */
export const noFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A value as a field of a CSV file; empty for null. */
export function csvField(value: TableValue): string {
	if (typeof value !== 'string') return value === null ? '' : `${value}`;
	const text = noFormula(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table of a figure as CSV (RFC 4180): header first, numbers unrounded, rates from 0 to 1. */
export function figureCsv(figure: Figure): string {
	const { headers, rows } = figureTable(figure);
	return [headers, ...rows].map((row) => `${row.map(csvField).join(',')}\n`).join('');
}
