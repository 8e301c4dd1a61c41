import { drawCarc, drawLimit, duplicateCarc } from '#seed/carcs.ts';
import type { Carc } from '#seed/carcs.ts';
import type { Claim, ClaimLine } from '#seed/claims.ts';
import { money } from '#seed/csv.ts';
import { isoOf } from '#seed/days.ts';
import type { Day, Period } from '#seed/days.ts';
import { payLine, paySecondary, refuseLine } from '#seed/payment.ts';
import type { Account, Payment } from '#seed/payment.ts';
import { secondaryPayer } from '#seed/payers.ts';
import type { Payer } from '#seed/payers.ts';
import type { Random } from '#seed/random.ts';
import type { Row } from '#seed/tables.ts';

/** One adjudication of one line, as a remittance tells it. `status` is CLP02. */
export type Remittance = {
	payment: Payment;
	claim: Claim;
	line: ClaimLine;
	payer: string;
	sequence: 1 | 2;
	status: '1' | '2' | '4' | '19' | '22';
	on: Day;
	/** Why the line was refused, where it was. */
	carc?: Carc;
};

const halfYear = 183;

const denialRate = (payer: Payer, on: Day, { through }: Period): number =>
	on > through - halfYear ? payer.deniedLately : payer.denied;

/** Most refusals take the whole claim; the others one line, and some of those only a part of it. */
const wholeClaimShare = 0.72;
const partialShare = 0.2;

function refuseWhole(claim: Claim, rate: number, random: Random): Carc | undefined {
	if (claim.isDuplicate) return duplicateCarc;
	const isRefused = random.chance(claim.isLate ? 0.85 : rate * wholeClaimShare);
	const carc = drawCarc(claim.isLate, random);
	return isRefused ? carc : undefined;
}

function decideLine(
	line: ClaimLine,
	claim: Claim,
	account: Account,
	rate: number,
	random: Random
): { payment: Payment; carc?: Carc } {
	const isRefused = random.chance(rate * (1 - wholeClaimShare));
	if (!isRefused) return { payment: payLine(line.charge, claim.payer, account) };
	const isPartial = random.chance(partialShare);
	const carc = isPartial ? drawLimit(random) : drawCarc(false, random);
	if (!isPartial) return { payment: refuseLine(line.charge, carc), carc };
	const refused = { carc, amount: Math.round(line.charge / 2) };
	return { payment: payLine(line.charge, claim.payer, account, refused), carc };
}

/** The first answer to a claim, line by line; none for the few that are never answered. Not cut at the period's end. */
export function adjudicate(
	claim: Claim,
	hasSecondary: boolean,
	account: Account,
	period: Period,
	random: Random
): Remittance[] {
	const on = claim.submittedOn + random.between(...claim.payer.daysToRemit);
	const rate = denialRate(claim.payer, on, period);
	const whole = refuseWhole(claim, rate, random);
	const isUnknown = random.chance(0.45) && whole?.isUnknownPerson === true;
	const paidStatus = hasSecondary && random.chance(0.7) ? '19' : '1';
	if (random.chance(0.012)) return [];
	const status = isUnknown ? '4' : whole ? '1' : paidStatus;
	return claim.lines.map((line) => {
		const { payment, carc } = whole
			? { payment: refuseLine(line.charge, whole), carc: whole }
			: decideLine(line, claim, account, rate, random);
		return { payment, claim, line, payer: claim.payer.name, sequence: 1, status, on, carc };
	});
}

/** What the second payer sends for the lines of which the first left something to the person. */
export function adjudicateSecondary(first: Remittance[], random: Random): Remittance[] {
	const wait = random.between(8, 25);
	return first
		.filter(({ payment }) => payment.adjustments.some(([group]) => group === 'PR'))
		.filter(({ carc }) => carc === undefined)
		.map((remittance) => ({
			...remittance,
			payment: paySecondary(remittance.payment),
			payer: secondaryPayer,
			sequence: 2,
			status: '2',
			on: remittance.on + wait
		}));
}

/** An adjudication as a row of remittances.csv. */
export const remittanceRow = (of: Remittance): Row<'remittances'> => ({
	claim_id: of.claim.id,
	line_no: of.line.lineNo,
	payer: of.payer,
	payer_sequence: of.sequence,
	claim_status: of.status,
	remitted_on: isoOf(of.on),
	charge: money(of.payment.charge),
	allowed: money(of.payment.allowed),
	paid: money(of.payment.paid),
	adjustments: of.payment.adjustments
		.map(([group, code, amount]) => `${group}-${code}:${money(amount)}`)
		.join(';'),
	remarks: of.payment.remarks
});
