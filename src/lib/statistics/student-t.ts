import betainc from '@stdlib/math-base-special-betainc';

/** The chance that Student's t with so many degrees of freedom is t or more. Abramowitz and Stegun 1964, 26.7.1. */
export function studentAtLeast(t: number, degrees: number): number {
	if (!Number.isFinite(t)) return t > 0 ? 0 : 1;
	const tail = betainc(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
	return t > 0 ? tail : 1 - tail;
}
