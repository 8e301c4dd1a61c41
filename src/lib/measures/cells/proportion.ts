import type { Released } from '#lib/measures/figure.ts';
import { wilson } from '#lib/statistics/wilson.ts';

/** k of n with its Wilson 95% interval; nothing where n is 0. */
export function proportionOf(k: number, n: number): Released | undefined {
	if (n === 0) return undefined;
	return { state: 'released', k, n, value: k / n, ...wilson(k, n), method: 'Wilson 95%' };
}
