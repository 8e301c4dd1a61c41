/** What repeated measurements come to, in the unit they were taken in. */
export type Spread = { median: number; p10: number; p90: number; p95: number; runs: number };

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Median, tenth, ninetieth and ninety-fifth part of some measurements. Throws RangeError where there are none. */
export function spreadOf(values: readonly number[]): Spread {
	if (values.length === 0) throw new RangeError('nothing was measured');
	const sorted = values.toSorted((a, b) => a - b);
	// Between two measurements lies a share of the way from one to the other.
	const at = (share: number): number => {
		const place = share * (sorted.length - 1);
		const [below = 0, above = below] = sorted.slice(Math.floor(place));
		return rounded(below + (above - below) * (place % 1));
	};
	return { median: at(0.5), p10: at(0.1), p90: at(0.9), p95: at(0.95), runs: values.length };
}

/** How many milliseconds work takes, and what comes of it. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
	const start = performance.now();
	const result = await work();
	return { ms: performance.now() - start, result };
}

/** The milliseconds of each of several ways to do the same, in turn, so that all meet the same machine. */
export async function inTurn<Name extends string>(
	rounds: number,
	ways: Record<Name, () => Promise<unknown>>
): Promise<Record<Name, Spread>> {
	const names = Object.keys(ways) as Name[];
	const times = names.map((): number[] => []);
	for (let round = 0; round < rounds; round++)
		for (const [at, name] of names.entries()) times[at]?.push((await timed(ways[name])).ms);
	return Object.fromEntries(names.map((name, at) => [name, spreadOf(times[at] ?? [])])) as Record<
		Name,
		Spread
	>;
}
