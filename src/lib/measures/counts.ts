import type { LedgerRow } from '#lib/measures/assemble-figure.ts';
import { makeDisclosure } from '#lib/measures/disclosure.ts';
import type { ComparedRow } from '#lib/measures/disclosure.ts';
import type { Disclosure } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { fromTrillionths } from '#lib/measures/tally.ts';
import type { ExactTally } from '#lib/measures/tally.ts';

/**
 * Rows of a measure counted together: those of one group that came equally far down the ledger. Counts simply add up
 * over groups, so that months make a year; sums are in whole trillionths.
 */
export type Count = Omit<ExactTally, 'bucket'> & {
	/** The group; null where it is a month and the rows have no date. */
	bucket: string | null;
	/** Whether the rows count where a question is about dates. */
	isDated: boolean;
	/** How many steps of the ledger the rows passed. */
	depth: number;
	/** How many units of the ledger: a trajectory has several rows of one. */
	units: number;
	/** Of outcomes: how many are compared, scored at the start, left for a known reason, and completed. */
	compared?: number;
	scored?: number;
	known?: number;
	completed?: number;
	startTotal?: bigint;
	startSquares?: bigint;
};

const stepsOf = ({ ledger }: Measure): string[] => Object.keys(ledger);

/** Has the measure outcomes of an instrument, so that who could not be measured is set beside them? */
export const isCompared = ({ scale, bounds_over, kind, unit }: Measure): boolean =>
	scale !== undefined &&
	bounds_over !== undefined &&
	unit === 'episode' &&
	(kind === 'proportion' || kind === 'mean_change');

/** Per group, how many are in the question and how many are left after each step; the first step is to have a date. */
export function ledgerOf(measure: Measure, counts: readonly Count[]): LedgerRow[] {
	const steps = stepsOf(measure).length + 1;
	const rows = new Map<string | null, LedgerRow>();
	const rowOf = (bucket: string | null): LedgerRow => {
		const row = rows.get(bucket) ?? {
			bucket,
			considered: 0,
			steps: new Array<number>(steps).fill(0)
		};
		rows.set(bucket, row);
		return row;
	};
	let row: LedgerRow | undefined;
	for (const { bucket, isDated, depth, units } of counts) {
		if (units === 0) continue;
		// Of a curve, many rows of one group lie together.
		if (!row || row.bucket !== bucket) row = rowOf(bucket);
		row.considered += units;
		if (isDated)
			for (let step = 0; step <= depth; step++) row.steps[step] = (row.steps[step] ?? 0) + units;
	}
	return [...rows.values()];
}

/** What passed every step, by group. */
export function talliesOf(measure: Measure, counts: readonly Count[]): ExactTally[] {
	const last = stepsOf(measure).length;
	return counts.filter(
		(count): count is Count & { bucket: string } =>
			count.bucket !== null && count.isDated && count.depth === last && count.n > 0
	);
}

function comparedRow(is_measured: boolean, counts: readonly Count[]): ComparedRow {
	const sum = (key: 'compared' | 'scored' | 'known' | 'completed') =>
		counts.reduce((all, count) => all + (count[key] ?? 0), 0);
	const exact = (key: 'startTotal' | 'startSquares') =>
		fromTrillionths(counts.reduce((all, count) => all + (count[key] ?? 0n), 0n));
	return {
		is_measured,
		n: sum('compared'),
		scored: sum('scored'),
		total: exact('startTotal'),
		squares: exact('startSquares'),
		known: sum('known'),
		completed: sum('completed')
	};
}

/** Those in the number beside those who are not, of all who passed the step that bounds are over. */
export function disclosureOf(measure: Measure, counts: readonly Count[]): Disclosure | undefined {
	if (!isCompared(measure)) return undefined;
	const steps = stepsOf(measure);
	const from = steps.indexOf(measure.bounds_over ?? '') + 1;
	const over = counts.filter(({ isDated, depth }) => isDated && depth >= from);
	return makeDisclosure([
		comparedRow(
			true,
			over.filter(({ depth }) => depth === steps.length)
		),
		comparedRow(
			false,
			over.filter(({ depth }) => depth < steps.length)
		)
	]);
}
