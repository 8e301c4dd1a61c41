import type { Compared, Disclosure } from '#lib/measures/figure.ts';
import { isSmall } from '#lib/measures/small-cells.ts';
import { meanAndSd } from '#lib/measures/tally.ts';

/** What is known of the people of one side: sums, so that nothing is rounded twice. */
export type ComparedRow = {
	is_measured: boolean;
	n: number;
	scored: number;
	total: number;
	squares: number;
	known: number;
	completed: number;
};

function compared(row: ComparedRow | undefined): Compared {
	const { n, scored, total, squares, known, completed } = row ?? {
		n: 0,
		scored: 0,
		total: 0,
		squares: 0,
		known: 0,
		completed: 0
	};
	const baseline = scored === 0 ? null : { n: scored, ...meanAndSd({ n: scored, total, squares }) };
	return { n, baseline, completed: { k: completed, n: known } };
}

/** Difference of the two means in pooled standard deviations (Cohen's d); none where a spread is not known. */
function standardizedDifference(a: Compared['baseline'], b: Compared['baseline']): number | null {
	if (a?.sd === undefined || b?.sd === undefined) return null;
	const pooled = Math.sqrt((a.sd ** 2 + b.sd ** 2) / 2);
	return pooled > 0 ? (a.mean - b.mean) / pooled : null;
}

/** Sets those in a number beside those who could not be measured: are they the same kind of people? */
export function makeDisclosure(rows: readonly ComparedRow[]): Disclosure {
	const measured = compared(rows.find((row) => row.is_measured));
	const notMeasured = compared(rows.find((row) => !row.is_measured));
	return {
		measured,
		notMeasured,
		smd: standardizedDifference(measured.baseline, notMeasured.baseline)
	};
}

const countsOf = ({ n, baseline, completed }: Compared): number[] => [
	n,
	baseline?.n ?? 0,
	n - (baseline?.n ?? 0),
	completed.n,
	n - completed.n,
	completed.k,
	completed.n - completed.k
];

/** Outside, the comparison is shown whole or not at all: its counts are differences of each other. */
export function suppressDisclosure(disclosure: Disclosure | undefined): Disclosure | undefined {
	if (!disclosure) return undefined;
	const counts = [disclosure.measured, disclosure.notMeasured].flatMap(countsOf);
	return counts.some(isSmall) ? undefined : disclosure;
}
