import type { Step } from '#lib/measures/figure.ts';
import { isSmall } from '#lib/measures/small-cells.ts';

/**
 * The ledger for outside: a count goes where it, or how many the next step leaves out, is 1 to 10; also against the
 * next count that is still shown, so that no two shown counts differ by 1 to 10.
 */
export function suppressLedger(ledger: readonly Step[]): Step[] {
	let shown: number | undefined;
	return ledger.reduceRight<Step[]>((rest, step, index) => {
		const { n } = step;
		if (n === null) return [step, ...rest];
		const next = ledger[index + 1]?.n ?? n;
		if ([n, n - next, n - (shown ?? n)].some(isSmall)) return [{ ...step, n: null }, ...rest];
		shown = n;
		return [step, ...rest];
	}, []);
}
