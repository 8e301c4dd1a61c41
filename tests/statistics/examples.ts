/** Days observed of fourteen made-up stays, and why they ended: undefined is still here on the last day. */
export const stays: { days: number; exit?: 'planned' | 'unplanned' }[] = [
	{ days: 56, exit: 'planned' },
	{ days: 4, exit: 'unplanned' },
	{ days: 28, exit: 'planned' },
	{ days: 63, exit: 'planned' },
	{ days: 0, exit: 'unplanned' },
	{ days: 30, exit: 'unplanned' },
	{ days: 70, exit: 'planned' },
	{ days: 17, exit: 'planned' },
	{ days: 84, exit: 'planned' },
	{ days: 84 },
	{ days: 24, exit: 'unplanned' },
	{ days: 14 },
	{ days: 9, exit: 'planned' },
	{ days: 42 }
];

/** Miller's AML study as in R's survival: weeks to relapse, censored where negative. */
export const amlMaintained = [9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161];
export const amlNonmaintained = [5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45];

/** One row of counts per observation: the functions add up equal times themselves. */
export const toCounts = (times: readonly number[]) =>
	times.map((time) => ({
		time: Math.abs(time),
		events: Number(time > 0),
		censored: Number(time < 0)
	}));
