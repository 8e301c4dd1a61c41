import type { Finding } from '#lib/measures/what-changed.ts';

/** The page of a finding's measure, with its place as the filter. */
export function findingAddress({ measure, where }: Pick<Finding, 'measure' | 'where'>): string {
	const params = new URLSearchParams();
	for (const [dimension, values] of Object.entries(where))
		for (const value of values) params.append('where', `${dimension}=${value}`);
	return `/measures/${measure.id}${params.size > 0 ? `?${params}` : ''}`;
}
