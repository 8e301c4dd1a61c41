import type { MessageKey, Say } from '#lib/messages/say.ts';

const monthName = (month: string, say: Say): string => say(`month.${month}` as MessageKey);

/** An ISO day as a reader says it: 4 September 2025, 4 de septiembre de 2025. */
export function sayDay(day: string, say: Say): string {
	const [year = '', month = '', date = ''] = day.split('-');
	return say('day', { day: `${Number(date)}`, month: monthName(month, say), year });
}

/** A month (2025-09) as a reader says it: September 2025, septiembre de 2025. */
export const sayMonth = (key: string, say: Say): string =>
	say('month', { month: monthName(key.slice(5, 7), say), year: key.slice(0, 4) });
