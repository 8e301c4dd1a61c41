import type { EffectSize } from '#lib/measures/figure.ts';
import { formatNumber } from '#lib/measures/format.ts';

/** A change in standard deviations with its interval: "1.12 (0.84 to 1.40)". */
export function effectWords({ value, lo, hi }: EffectSize): string {
	const [size = '', low = '', high = ''] = [value, lo, hi].map((each) => formatNumber(each, 2));
	return `${size} (${low} to ${high})`;
}
