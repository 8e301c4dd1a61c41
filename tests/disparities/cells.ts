import type { Cell, Figure, Released } from '#lib/measures/figure.ts';
import { proportionOf } from '#lib/measures/cells/proportion.ts';
import { withheldWords } from '#lib/measures/words.ts';
import { makeFigure } from '../charts/figures.ts';

/** k of n as a figure shows it. */
export function rate(k: number, n: number): Released {
	const cell = proportionOf(k, n);
	if (!cell) throw new RangeError('nobody is counted');
	return cell;
}

/** A mean of n with its standard deviation. */
export const mean = (value: number, sd: number, n: number): Released => ({
	state: 'released',
	n,
	value,
	spread: { mean: value, sd }
});

export const withheld: Cell = { state: 'withheld', reason: withheldWords };

/** A figure by sex: each group with its cell. `parts` overrides the rest of it. */
export const bySex = (groups: Record<string, Cell>, parts: Partial<Figure> = {}): Figure => ({
	...makeFigure({
		by: 'sex',
		series: Object.entries(groups).map(([sex, value]) => ({
			by: { sex },
			provisional: false,
			value
		}))
	}),
	...parts
});
