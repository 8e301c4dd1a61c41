/** What is known of one column of a file: up to 30 distinct values as text, how many there are, how many cells are empty. */
export type Sample = { values: string[]; distinct: number; empty: number };

/** Samples by header. */
export type Samples = Record<string, Sample>;

const missing = new Set(['', 'NA', 'N/A', 'NULL', '.']);

/** The values of a sample that are not missing by the contract's rule, trimmed as they are when loaded, each once. */
export const valuesOf = (sample: Sample | undefined): string[] => [
	...new Set(
		(sample?.values ?? [])
			.map((value) => value.trim())
			.filter((value) => !missing.has(value.toUpperCase()))
	)
];

/** Whether the sample shows every distinct value that the column has. */
export const isWhole = ({ values, distinct }: Sample): boolean => values.length >= distinct;
