import type { Figure, SeriesPoint } from '#lib/measures/figure.ts';

/** Where a figure's ledger stands, for the question in a page's address. */
export const ledgerAddress = (measure: string, search: string): string =>
	`/measures/${measure}/ledger${search}`;

/** Which of a figure's rows: those of one point of its series, those that stand at one place of its ledger. */
export type RowsOf = { by?: SeriesPoint['by']; stands?: string };

const ofRows = ['bucket', 'at', 'stands', 'sort', 'order', 'page'];

/** Where the rows behind a figure, or behind one point of its series, stand, for the question in a page's address. */
export function rowsAddress({ measure, asked }: Figure, search: string, rows: RowsOf): string {
	const params = new URLSearchParams(search);
	for (const name of ofRows) params.delete(name);
	for (const [name, value] of Object.entries(rows.by ?? {}))
		params.set(name === asked.by ? 'bucket' : 'at', `${value}`);
	if (rows.stands !== undefined) params.set('stands', rows.stands);
	const query = params.size > 0 ? `?${params}` : '';
	return `/measures/${measure.id}/rows${query}`;
}
