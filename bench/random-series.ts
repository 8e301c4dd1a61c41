import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Reading } from '#lib/statistics/spc/reading.ts';

/** Draws numbers from 0 to 1; the same seed gives the same numbers. */
export type Draw = () => number;

export function drawFrom(seed: number): Draw {
	const generator = xoroshiro128plus(seed);
	return () => uniformFloat64(generator);
}

/** A normal number with mean 0 and standard deviation 1 (Box and Muller 1958). */
export const drawNormal = (draw: Draw): number =>
	Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

export function drawCount(draw: Draw, n: number, p: number): number {
	let k = 0;
	for (let trial = 0; trial < n; trial++) if (draw() < p) k++;
	return k;
}

/** How many trials fail before the first that succeeds, of so many on average. */
const drawWait = (draw: Draw, mean: number): number =>
	Math.floor(Math.log(1 - draw()) / Math.log(mean / (mean + 1)));

/**
 * What a point is drawn from: a number with sigma 1, a share of so many people in a month, or a wait of so many people
 * between two rare events. `shift` is in sigmas; that of a wait is as long as its mean.
 */
export type Source = {
	name: string;
	kind: 'number' | 'share' | 'cases_between';
	month: (draw: Draw, shift: number) => Reading;
};

const people = 47;
const share = 0.636;
const wait = 45;

export const sources: Source[] = [
	{
		name: 'means (XmR)',
		kind: 'number',
		month: (draw, shift) => ({ k: drawNormal(draw) + shift, n: 1 })
	},
	{
		name: `shares of ${people} at ${100 * share}% (p)`,
		kind: 'share',
		month: (draw, shift) => {
			const sigma = Math.sqrt((share * (1 - share)) / people);
			return { k: drawCount(draw, people, share + shift * sigma), n: people };
		}
	},
	{
		name: `waits of ${wait} on average (g)`,
		kind: 'cases_between',
		month: (draw, shift) => ({ k: drawWait(draw, wait * (1 + shift)), n: 1 })
	}
];
