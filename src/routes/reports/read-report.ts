import type { Audience } from '#lib/measures/figure.ts';

/** Whom a report is for, from an address: outside only where it says so. */
export const readAudience = (params: URLSearchParams): Audience =>
	params.get('audience') === 'outside' ? 'outside' : 'inside';

/** The name of the file a browser keeps a report under: what it is, for whom, and the days it covers. */
export function reportFileName(
	{ from, to }: { from?: string; to?: string },
	audience: Audience
): string {
	const days = [from, to].filter((day) => day !== undefined).join('-to-');
	return [`quality-report`, ...(audience === 'outside' ? ['outside'] : []), days || 'all']
		.join('-')
		.concat('.pdf');
}
