import { formatDate } from '#lib/measures/format.ts';

/** An ISO moment in words: 4 September 2025, 14:05 UTC. The same on the server and in every browser. */
export function longMoment(moment: string): string {
	const iso = new Date(moment).toISOString();
	return `${formatDate(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}
