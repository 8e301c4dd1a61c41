/** Two measurements of the same people: how many, the mean of their differences, and three standard deviations. */
export type PairedSample = {
	n: number;
	/** The mean of the differences, in the direction that shall come out positive. */
	meanDifference: number;
	sdFirst: number;
	sdLast: number;
	sdDifference: number;
};

/** Standardised mean differences of pairs by what stands below the line, and their small-sample factor. */
export type PairedEffect = {
	/** The correlation of first and last. */
	r: number;
	/** By the standard deviation of the differences. */
	dz: number;
	/** By the root of the mean of both variances. */
	dav: number;
	/** By the first standard deviation (Becker; Glass). */
	db: number;
	/** By the standard deviation of the differences, mended for the correlation (Cohen). */
	drm: number;
	/** Hedges' factor for few people: g = factor * d. */
	factor: number;
	seAv: number;
	seB: number;
};

/** Above this the short form of the factor is right to the tenth digit. */
const manyDegrees = 2000;

/**
 * Hedges' factor: gamma(df/2) / (sqrt(df/2) gamma((df-1)/2)), for whole degrees of freedom from 2 on (Hedges 1981).
 * The quotient of gammas goes up by steps of one half: R(m) R(m-1) = m/2 - 1.
 */
export function hedgesFactor(degrees: number): number {
	if (degrees > manyDegrees) return 1 - 3 / (4 * degrees - 1);
	let quotient = 1 / Math.sqrt(Math.PI);
	for (let m = 3; m <= degrees; m++) quotient = (m / 2 - 1) / quotient;
	return quotient / Math.sqrt(degrees / 2);
}

/**
 * Effect sizes of pairs (Becker 1988; Cumming 2012; formulas as in the R package effectsize). Undefined under three
 * pairs, and where nobody differs from anybody: then there is no spread to measure by.
 */
export function pairedEffect(sample: PairedSample): PairedEffect | undefined {
	const { n, meanDifference, sdFirst, sdLast, sdDifference } = sample;
	if (n < 3 || !(sdFirst > 0) || !(sdLast > 0) || !(sdDifference > 0)) return undefined;
	const r = (sdFirst ** 2 + sdLast ** 2 - sdDifference ** 2) / (2 * sdFirst * sdLast);
	const sdAverage = Math.sqrt((sdFirst ** 2 + sdLast ** 2) / 2);
	const db = meanDifference / sdFirst;
	return {
		r,
		dz: meanDifference / sdDifference,
		dav: meanDifference / sdAverage,
		db,
		drm: meanDifference / (sdDifference / Math.sqrt(2 * (1 - r))),
		factor: hedgesFactor(n - 1),
		seAv: sdDifference / Math.sqrt(n) / sdAverage,
		seB: Math.sqrt((2 * (1 - r)) / n + db ** 2 / (2 * n))
	};
}
