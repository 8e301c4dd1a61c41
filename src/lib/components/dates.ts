import { formatDate } from '#lib/measures/format.ts';

/** An ISO moment in words: 4 September 2025, 14:05 UTC. The same on the server and in every browser. */
export function longMoment(moment: string): string {
	const iso = new Date(moment).toISOString();
	return `${formatDate(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}

/** The days a selection covers, in words: 1 September 2025 to 31 August 2026. */
export function periodWords({ from, to }: { from?: string; to?: string }): string {
	if (from && to) return `${formatDate(from)} to ${formatDate(to)}`;
	if (from) return `From ${formatDate(from)}`;
	return to ? `Up to ${formatDate(to)}` : 'All there is';
}
