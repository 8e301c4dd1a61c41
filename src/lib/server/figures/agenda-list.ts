import { lastTwelveMonths } from '#lib/measures/calendar.ts';
import type { AskedList } from '#lib/server/figures/ask-what-changed.ts';

/**
 * What the first page and the agenda of a meeting list: what changed in the whole clinic in the last 12 months of data
 * that reach through `dataThrough` (ISO). One place says so, as whoever asks ahead of readers must ask for the very same.
 */
export const agendaList = (dataThrough: string, scope: AskedList['scope']): AskedList => ({
	...lastTwelveMonths(dataThrough),
	where: {},
	audience: 'inside',
	scope
});
