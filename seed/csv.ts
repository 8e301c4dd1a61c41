/** What a cell may hold; undefined is a missing value. */
export type Cell = string | number | undefined;

const needsQuotes = /[",\r\n]/;

const cellText = (cell: Cell): string => {
	const text = cell === undefined ? '' : `${cell}`;
	return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line of a CSV file as RFC 4180 has it, with its line end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\n`;

/** Cents as an amount with two decimals. */
export const money = (cents: number): string => (cents / 100).toFixed(2);
