import { toCents, writeCents } from '#lib/server/intake/x12/money.ts';
import { element } from '#lib/server/intake/x12/segment.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';

/** One reason of a CAS segment: CO-45, and the cents it takes off. Undefined cents: the amount cannot be read. */
export type Adjustment = { reason: string; cents: number | undefined };

/** Where the reasons of a CAS stand: six trios of code, amount and quantity. */
const trios = [2, 5, 8, 11, 14, 17];

const reasonOf = (group: string, code: string): string =>
	/^[A-Z]{2}$/.test(group) && /^[A-Za-z0-9]{1,4}$/.test(code) ? `${group}-${code}` : '?';

/** The adjustments of a CAS segment. */
export const readAdjustments = (segment: Segment): Adjustment[] =>
	trios
		.filter((at) => element(segment, at) + element(segment, at + 1) !== '')
		.map((at) => ({
			reason: reasonOf(element(segment, 1), element(segment, at)),
			cents: toCents(element(segment, at + 1))
		}));

/** What adjustments take off together; undefined where one of them cannot be read. */
export const sumOf = (adjustments: Adjustment[]): number | undefined =>
	adjustments.reduce<number | undefined>(
		(sum, { cents }) => (sum === undefined || cents === undefined ? undefined : sum + cents),
		0
	);

/** Adjustments as the contract writes them: CO-45:14.13;PR-2:20.00. */
export const writeAdjustments = (adjustments: Adjustment[]): string =>
	adjustments.map(({ reason, cents }) => `${reason}:${writeCents(cents)}`).join(';');
