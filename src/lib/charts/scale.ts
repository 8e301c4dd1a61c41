/** Ticks at multiples of `step` from min to max, which are multiples too. */
export type Scale = { min: number; max: number; step: number };

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below `value`. */
function niceStep(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value));
	const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= value * (1 - 1e-9));
	return (factor ?? 10) * power;
}

const tidy = (value: number): number => Number(value.toPrecision(12));

/** A scale that holds every value and zero, in at most `parts` steps. */
export function scaleFromZero(values: number[], parts: number): Scale {
	const lowest = Math.min(0, ...values);
	const highest = Math.max(0, ...values);
	const span = highest - lowest;
	// Beneath any score or amount there is: dividing it would leave nothing of its digits.
	if (span < 1e-9) return { min: 0, max: 1, step: 1 };
	const step = niceStep(span / parts);
	return {
		min: tidy(Math.floor(lowest / step + 1e-9) * step),
		max: tidy(Math.ceil(highest / step - 1e-9) * step),
		step
	};
}

/** Where a scale of rates may end: a rate of a few percent would be a flat line on an axis up to 100%. */
const rateEnds: [end: number, step: number][] = [
	[0.1, 0.02],
	[0.25, 0.05],
	[0.5, 0.1],
	[1, 0.25]
];

/** A scale of rates from 0 to 10, 25, 50 or 100%: the first that holds every value. */
export function rateScale(values: number[]): Scale {
	const highest = values.length === 0 ? 1 : Math.max(...values);
	const [max, step] = rateEnds.find(([end]) => highest <= end) ?? [1, 0.25];
	return { min: 0, max, step };
}

/** The ticks of a scale. */
export function ticksOf({ min, max, step }: Scale): number[] {
	const count = Math.round((max - min) / step);
	return Array.from({ length: count + 1 }, (_, index) => tidy(min + index * step));
}
