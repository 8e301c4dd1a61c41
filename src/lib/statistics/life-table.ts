/** How many left on one whole day, by cause, and how many were last seen on it and were still here. */
export type DayCounts = { time: number; events: readonly number[]; censored: number };

export type LifeTableRow = {
	time: number;
	atRisk: number;
	events: readonly number[];
	censored: number;
};

function sum(values: readonly number[]): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}

/** Is each day later than the one before? */
export const isRising = (days: readonly { time: number }[]): boolean =>
	days.every(({ time }, at) => at === 0 || (days[at - 1]?.time ?? time) < time);

const isEmpty = ({ events, censored }: DayCounts): boolean => sum(events) + censored <= 0;

/** One row per day. Days may repeat and come in any order: counts of several groups simply add up. */
function mergeDays(counts: readonly DayCounts[]): readonly DayCounts[] {
	// Of a single group they mostly lie as they should.
	if (isRising(counts))
		return counts.some(isEmpty) ? counts.filter((day) => !isEmpty(day)) : counts;
	const byDay = new Map<number, DayCounts>();
	for (const counted of counts) {
		const { time, events, censored } = counted;
		const day = byDay.get(time);
		byDay.set(
			time,
			day
				? {
						time,
						events: events.map((count, cause) => count + (day.events[cause] ?? 0)),
						censored: censored + day.censored
					}
				: counted
		);
	}
	return [...byDay.values()].filter((day) => !isEmpty(day)).sort((a, b) => a.time - b.time);
}

/**
 * The days in order with the number at risk on each: everyone whose own time is that day or later. Who is
 * censored on a day is still at risk of that day's events. Every row must have the same number of causes.
 */
export function lifeTable(counts: readonly DayCounts[]): LifeTableRow[] {
	const days = mergeDays(counts);
	let atRisk = 0;
	for (const { events, censored } of days) atRisk += sum(events) + censored;
	return days.map(({ time, events, censored }) => {
		const row = { time, atRisk, events, censored };
		atRisk -= sum(events) + censored;
		return row;
	});
}

/** How many of a row left, whatever the cause. */
export const eventsOf = (row: LifeTableRow): number => sum(row.events);

/** The last of the points before day d: what a right-continuous curve says of d-. */
export const lastBefore = <Point extends { time: number }>(
	points: readonly Point[],
	d: number
): Point | undefined => points.findLast((point) => point.time < d);
