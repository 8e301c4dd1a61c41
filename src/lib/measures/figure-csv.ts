import { figureTable } from '#lib/measures/figure-table.ts';
import type { TableValue } from '#lib/measures/figure-table.ts';
import type { Figure } from '#lib/measures/figure.ts';

/** A value as a field of a CSV file; empty for null. */
export function csvField(value: TableValue): string {
	if (typeof value !== 'string') return value === null ? '' : `${value}`;
	// A spreadsheet would run a text that starts like a formula, and the names of groups come from exports.
	const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table of a figure as CSV (RFC 4180): header first, numbers unrounded, rates from 0 to 1. */
export function figureCsv(figure: Figure): string {
	const { headers, rows } = figureTable(figure);
	return [headers, ...rows].map((row) => `${row.map(csvField).join(',')}\n`).join('');
}
