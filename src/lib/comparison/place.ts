import type { FunnelPlace, Place, Side } from '#lib/comparison/comparison.ts';
import type { FunnelLimits } from '#lib/statistics/funnel/tails.ts';
import { tails, zOf } from '#lib/statistics/funnel/tails.ts';

// A number that lies on its limit, but for rounding, is not beyond it.
const hair = 1e-9;

const isBeyond = (value: number, { lo, hi }: { lo: number; hi: number }): boolean =>
	value < lo - hair || value > hi + hair;

/** Where a value lies between the limits for its size. `centre` is what it is held against. */
export function placeOf(value: number, centre: number, limits: FunnelLimits): FunnelPlace {
	const place: Place = isBeyond(value, limits.alarm)
		? 'beyond_998'
		: isBeyond(value, limits.warning)
			? 'beyond_95'
			: 'inside';
	return { place, side: sideOf(place, value - centre), limits };
}

/** The same from a distance and its standard deviation under chance alone. */
export function placeByZ(distance: number, sd: number): { place: Place; side: Side | null } {
	const z = sd > 0 ? Math.abs(distance) / sd : 0;
	const place: Place =
		z > zOf(tails.alarm) ? 'beyond_998' : z > zOf(tails.warning) ? 'beyond_95' : 'inside';
	return { place, side: sideOf(place, distance) };
}

function sideOf(place: Place, distance: number): Side | null {
	if (place === 'inside') return null;
	return distance > 0 ? 'higher' : 'lower';
}
