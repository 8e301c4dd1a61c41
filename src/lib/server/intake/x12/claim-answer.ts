import { sumOf } from '#lib/server/intake/x12/adjustments.ts';
import type { Adjustment } from '#lib/server/intake/x12/adjustments.ts';
import { shareCents } from '#lib/server/intake/x12/money.ts';

/** One service line of a remittance (SVC), or a claim that lists none. Amounts in cents, undefined where unreadable. */
export type AnsweredLine = {
	segment: number;
	charge: number | undefined;
	paid: number | undefined;
	/** Null where the remittance does not say. */
	allowed: number | null | undefined;
	adjustments: Adjustment[];
	remarks: string[];
	/** False where the segment's elements are not where they belong: then nothing of it can be trusted. */
	isSound: boolean;
};

/** One claim of a remittance (CLP) with its lines as they stand in the file. */
export type AnsweredClaim = {
	segment: number;
	number: string;
	status: string;
	charge: number | undefined;
	paid: number | undefined;
	adjustments: Adjustment[];
	remarks: string[];
	lines: AnsweredLine[];
};

const balances = (
	charge: number | undefined,
	adjustments: Adjustment[],
	paid: number | undefined
): boolean => {
	const taken = sumOf(adjustments);
	return charge !== undefined && taken !== undefined && charge - taken === paid;
};

/** Whether charge - adjustments = paid for the claim and each of its lines, and the lines add up to the claim. */
export function isBalanced(claim: AnsweredClaim): boolean {
	const { lines } = claim;
	const all = [...claim.adjustments, ...lines.flatMap((line) => line.adjustments)];
	const charged = lines.reduce((sum, line) => sum + (line.charge ?? 0), 0);
	return (
		balances(claim.charge, all, claim.paid) &&
		lines.every((line) => balances(line.charge, line.adjustments, line.paid)) &&
		(lines.length === 0 || charged === claim.charge)
	);
}

/** What a line weighs when something is shared over all: what it was paid, or its charge where none was paid. */
function weightsOf(lines: AnsweredLine[]): number[] {
	const paid = lines.map((line) => Math.abs(line.paid ?? 0));
	return paid.some((weight) => weight > 0) ? paid : lines.map((line) => Math.abs(line.charge ?? 0));
}

/**
 * The lines of a claim with the adjustments of the whole claim shared over them: each line then says what was paid
 * for it in the end, and claim and lines agree. A claim without lines is one line itself.
 */
export function linesOf(claim: AnsweredClaim): AnsweredLine[] {
	const { segment, charge, paid, adjustments, remarks } = claim;
	if (claim.lines.length === 0)
		return [{ segment, charge, paid, allowed: null, adjustments, remarks, isSound: true }];
	const lines = claim.lines.map((line) => ({
		...line,
		adjustments: [...line.adjustments],
		remarks: [...line.remarks, ...remarks]
	}));
	const weights = weightsOf(lines);
	for (const { reason, cents } of adjustments) {
		const shares = shareCents(cents ?? 0, weights);
		for (const [at, line] of lines.entries()) {
			const share = cents === undefined ? undefined : (shares[at] ?? 0);
			if (share === 0 && cents !== 0) continue;
			line.adjustments.push({ reason, cents: share });
			line.paid = line.paid === undefined || share === undefined ? undefined : line.paid - share;
		}
	}
	return lines;
}
