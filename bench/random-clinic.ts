import { benjaminiHochberg } from '#lib/statistics/benjamini-hochberg.ts';
import { readSeries } from '#lib/statistics/spc/read-series.ts';
import type { Reading } from '#lib/statistics/spc/reading.ts';
import { shiftChance } from '#lib/statistics/spc/shift-chance.ts';
import { drawCount, drawNormal } from './random-series.ts';
import type { Draw } from './random-series.ts';

/** One series of a made-up clinic, by month, and whether it really shifted. */
export type Made = { kind: 'share' | 'number'; isShifted: boolean; months: Reading[] };

/** All series of a clinic: `steady` months, then `after` more in which a share `shifted` of them is higher by `shift` sigma. */
export type Clinic = {
	name: string;
	count: number;
	/** Whether the bench also shifts some of its series. */
	isWatched: boolean;
	series: (draw: Draw, steady: number, after: number, shifted: number, shift?: number) => Made[];
};

const count = 200;
type MonthOf = (draw: Draw, shift: number) => Reading;

const shareOf =
	(n: number, p: number, excess = 1): MonthOf =>
	(draw, shift) => {
		const sigma = Math.sqrt((p * (1 - p)) / n);
		const wander = Math.sqrt(excess ** 2 - 1) * sigma * (excess > 1 ? drawNormal(draw) : 0);
		const rate = Math.min(1, Math.max(0, p + wander + shift * excess * sigma));
		return { k: drawCount(draw, n, rate), n };
	};

/** Each series by itself. */
const apart =
	(kinds: [Made['kind'], MonthOf][]): Clinic['series'] =>
	(draw, steady, after, shifted, shift = 0) =>
		Array.from({ length: count }, (_, place) => {
			const [kind, month] = kinds[place % kinds.length] ?? ['number', shareOf(47, 0.5)];
			const isShifted = place < shifted * count;
			const months = Array.from({ length: steady + after }, (_, at) =>
				month(draw, isShifted && at >= steady ? shift : 0)
			);
			return { kind, isShifted, months };
		});

const sum = (readings: Reading[]): Reading =>
	readings.reduce((a, b) => ({ k: (a?.k ?? 0) + (b?.k ?? 0), n: (a?.n ?? 0) + (b?.n ?? 0) }), null);

/** Three sites and the clinic that is all of them: where a site shifts, so does the clinic, by less. */
const nested: Clinic['series'] = (draw, steady, after, shifted, shift = 0) =>
	Array.from({ length: count / 4 }, (_, place) => {
		const isShifted = place < (shifted * count) / 4;
		const sites = [0, 1, 2].map((site) => ({
			kind: 'share' as const,
			isShifted: isShifted && site === 0,
			months: Array.from({ length: steady + after }, (_, at) =>
				shareOf(20, 0.636)(draw, isShifted && site === 0 && at >= steady ? shift : 0)
			)
		}));
		const months = Array.from({ length: steady + after }, (_, at) =>
			sum(sites.map((site) => site.months[at] ?? null))
		);
		return [...sites, { kind: 'share' as const, isShifted, months }];
	}).flat();

const number: MonthOf = (draw, shift) => ({ k: drawNormal(draw) + shift, n: 1 });
/** Long to the right, with sigma 1, as medians of few stays and sums of money are. */
const skewed: MonthOf = (draw, shift) => ({ k: -Math.log(1 - draw()) + shift, n: 1 });

const clinic = (name: string, series: Clinic['series'], isWatched = true): Clinic => ({
	name,
	count,
	isWatched,
	series
});

export const clinics: Clinic[] = [
	clinic('shares of 47 at 63.6%', apart([['share', shareOf(47, 0.636)]])),
	clinic('shares of 8 at 63.6%', apart([['share', shareOf(8, 0.636)]])),
	clinic('means', apart([['number', number]])),
	clinic(
		'half shares of 47, half means',
		apart([
			['share', shareOf(47, 0.636)],
			['number', number]
		])
	),
	clinic('three sites of 20 and the clinic they are', nested),
	clinic(
		'shares of 47 that vary 1.3 times as much',
		apart([['share', shareOf(47, 0.636, 1.3)]]),
		false
	),
	clinic('shares of 47 that vary twice as much', apart([['share', shareOf(47, 0.636, 2)]]), false),
	clinic('numbers with a long tail', apart([['number', skewed]]), false)
];

/** What the product makes of them: the mark of the latest month, and whether the series stands out of the list. */
export function judge(series: readonly Made[], level: number) {
	const read = series.map(({ kind, months, isShifted }) => {
		const periods = months.map((reading, place) => ({
			key: String(place).padStart(3, '0'),
			reading,
			provisional: false
		}));
		const { points } = readSeries(periods, { kind, rules: 'nhs' });
		const mark = points.at(-1)?.mark;
		const isShare = kind === 'share';
		const firm = months.flatMap((month) => month ?? []);
		const chance = mark ? shiftChance(firm, { isShare, direction: mark.direction }) : 1;
		return { isShifted, isMarked: mark !== undefined && mark !== null, chance };
	});
	const adjusted = benjaminiHochberg(read.map(({ chance }) => chance));
	return read.map((each, place) => ({ ...each, stands: (adjusted[place] ?? 1) <= level }));
}
