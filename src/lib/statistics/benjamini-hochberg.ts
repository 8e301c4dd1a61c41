/**
 * The p values of a list of tests, adjusted so that marking those at or under a level keeps the expected share of
 * false marks among the marked at that level (Benjamini and Hochberg 1995). In the order given; each from 0 to 1.
 */
export function benjaminiHochberg(values: readonly number[]): number[] {
	const places = values.map((p, place) => ({ p, place })).sort((a, b) => b.p - a.p);
	const adjusted = values.map(() => 1);
	let least = 1;
	places.forEach(({ p, place }, fromLargest) => {
		least = Math.min(least, (p * values.length) / (values.length - fromLargest));
		adjusted[place] = least;
	});
	return adjusted;
}
