/** How many cases a day (YYYY-MM-DD) had, and how many of them were events. */
export type DayOfEvents = { day: string; n: number; events: number };

/** From one event to the next: the days of both, and how many cases without an event lie between. */
export type Wait = { from: string; to: string; cases: number };

/** `ended`: between two events, in their order; `open`: what came since the last of them, null where there was none. */
export type Waits = { ended: Wait[]; open: Omit<Wait, 'to'> | null };

/**
 * The waits between events, from days in rising order. What lies before the first event is no wait: when it began is
 * not known. Nor is the order within a day: its events are taken as evenly spread over its cases.
 */
export function waitsBetween(days: readonly DayOfEvents[]): Waits {
	const ended: Wait[] = [];
	let open: Waits['open'] = null;
	for (const { day, n, events } of days) {
		const before = (part: number) => Math.floor(((n - events) * part) / (events + 1));
		for (let event = 1; event <= events; event++) {
			const cases = before(event) - before(event - 1);
			if (open) ended.push({ ...open, to: day, cases: open.cases + cases });
			open = { from: day, cases: 0 };
		}
		if (open) open.cases += n - events - before(events);
	}
	return { ended, open };
}
