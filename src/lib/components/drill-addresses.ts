import type { Figure, SeriesPoint } from '#lib/measures/figure.ts';

/** Where a figure's ledger stands, for the question in a page's address. */
export const ledgerAddress = (measure: string, search: string): string =>
	`/measures/${measure}/ledger${search}`;

/** What a figure is asked of, other than its page: other days, and other values of some dimensions. */
export type Narrowed = { from?: string; to?: string; where?: Record<string, string[]> };

const ofDays = ['period', 'from', 'to'];

const daysOf = (given: URLSearchParams, { from, to }: Narrowed): [string, string][] =>
	from !== undefined || to !== undefined
		? Object.entries({ from, to }).flatMap(([name, day]) =>
				day === undefined ? [] : [[name, day]]
			)
		: ofDays.flatMap((name) => given.getAll(name).map((day): [string, string] => [name, day]));

/**
 * The question of a page's address, its period and its filters and nothing else, as an address of its own: of other
 * days or other values of a dimension where they are given. '' where nothing is asked beyond what is usual.
 */
export function questionSearch(search: string, narrowed: Narrowed = {}): string {
	const { where = {} } = narrowed;
	const given = new URLSearchParams(search);
	const params = new URLSearchParams(daysOf(given, narrowed));
	for (const pair of given.getAll('where'))
		if (where[pair.slice(0, Math.max(0, pair.indexOf('=')))] === undefined)
			params.append('where', pair);
	for (const [dimension, values] of Object.entries(where))
		for (const value of values) params.append('where', `${dimension}=${value}`);
	return params.size > 0 ? `?${params}` : '';
}

/** Which of a figure's rows: those of one point of its series, those that stand at one place of its ledger. */
export type RowsOf = { by?: SeriesPoint['by']; stands?: string };

/** What an address needs to know of a figure: which measure it is of, and what it is grouped by. */
type OfMeasure = { measure: Pick<Figure['measure'], 'id'>; asked: Pick<Figure['asked'], 'by'> };

/** What rows are grouped by where an address does not say. */
const usualGrouping = 'month';

const ofRows = ['bucket', 'at', 'stands', 'sort', 'order', 'page'];

/** Where the rows behind a figure, or behind one point of its series, stand, for the question in a page's address. */
export function rowsAddress({ measure, asked }: OfMeasure, search: string, rows: RowsOf): string {
	const params = new URLSearchParams(search);
	for (const name of ofRows) params.delete(name);
	// A figure may be grouped otherwise than its page: rows are told apart as the figure is.
	if (asked.by === usualGrouping) params.delete('by');
	else if (asked.by !== undefined) params.set('by', asked.by);
	for (const [name, value] of Object.entries(rows.by ?? {}))
		params.set(name === asked.by ? 'bucket' : 'at', `${value}`);
	if (rows.stands !== undefined) params.set('stands', rows.stands);
	const query = params.size > 0 ? `?${params}` : '';
	return `/measures/${measure.id}/rows${query}`;
}
