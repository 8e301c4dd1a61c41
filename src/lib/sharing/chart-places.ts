import { formatCount } from '#lib/measures/format.ts';
import type { SharedChart, Tone } from '#lib/sharing/shared-types.ts';

type Parts = Extract<SharedChart, { kind: 'parts' }>;
type Line = Extract<SharedChart, { kind: 'line' }>;

// Narrower parts have no room for their number; it stands in the table.
const fewestForNumber = 0.07;

/** A part of a bar: where it begins and how wide it is, as shares of the whole; its number in words where that has room in it. */
export type Bar = { tone: Tone; x: number; width: number; number?: string };

/** The parts of a chart side by side. Without anybody they have no width. */
export function barsOf({ parts }: Parts): Bar[] {
	const all = parts.reduce((sum, { n }) => sum + n, 0) || 1;
	let before = 0;
	return parts.map(({ tone, n }) => {
		const [x, width] = [before / all, n / all];
		before += n;
		return { tone, x, width, number: width < fewestForNumber ? undefined : formatCount(n) };
	});
}

/** Where a value lies on the line of a chart, from 0 at its beginning to 1 at its end. */
export const alongLine = ({ from, to }: Line, value: number): number =>
	(value - from) / (to - from || 1);

/** How a number is set at its place on the line: at an end it is set inwards. */
export const anchorAt = (share: number): 'start' | 'middle' | 'end' =>
	share < 0.05 ? 'start' : share > 0.95 ? 'end' : 'middle';
