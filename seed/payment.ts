import type { Carc } from '#seed/carcs.ts';
import type { Payer } from '#seed/payers.ts';

/** One CAS adjustment: group, reason code, cents. */
type Adjustment = [group: string, code: string, amount: number];

/** How one line was settled, in cents: charge = paid + the sum of the adjustments. */
export type Payment = {
	charge: number;
	allowed: number;
	paid: number;
	adjustments: Adjustment[];
	remarks: string;
};

/** What a person still owes of the deductible: each payment takes from it. */
export type Account = { deductible: number };

/** What the person owes of the allowed amount: deductible first, then the payer's share or fixed part. */
function owed(allowed: number, payer: Payer, account: Account): Adjustment[] {
	const deductible = Math.min(allowed, account.deductible);
	account.deductible -= deductible;
	const rest = allowed - deductible;
	const coinsurance = Math.round(rest * payer.coinsurance);
	const copay = Math.min(rest - coinsurance, payer.copay);
	const parts: Adjustment[] = [
		['PR', '1', deductible],
		['PR', '2', coinsurance],
		['PR', '3', copay]
	];
	return parts.filter(([, , amount]) => amount > 0);
}

const sum = (adjustments: Adjustment[]): number =>
	adjustments.reduce((total, [, , amount]) => total + amount, 0);

/** A line paid as the contract says. `refused`: a part of the charge, in cents, refused for a reason. */
export function payLine(
	charge: number,
	payer: Payer,
	account: Account,
	refused?: { carc: Carc; amount: number }
): Payment {
	const considered = charge - (refused?.amount ?? 0);
	const allowed = Math.round(considered * payer.allowed);
	const person = owed(allowed, payer, account);
	const beforeSequestration = allowed - sum(person);
	// Medicare pays two percent less than it owes, by law, and says so.
	const sequestered = payer.payerClass === 'Medicare' ? Math.round(beforeSequestration * 0.02) : 0;
	const others: Adjustment[] = [
		['CO', '45', considered - allowed],
		['CO', '253', sequestered]
	];
	const denied: Adjustment[] = refused
		? [[refused.carc.group, refused.carc.code, refused.amount]]
		: [];
	return {
		charge,
		allowed,
		paid: beforeSequestration - sequestered,
		adjustments: [...others.filter(([, , amount]) => amount > 0), ...person, ...denied],
		remarks: refused?.carc.remarks ?? ''
	};
}

/** A line refused as a whole. */
export const refuseLine = (charge: number, carc: Carc): Payment => ({
	charge,
	allowed: 0,
	paid: 0,
	adjustments: [[carc.group, carc.code, charge]],
	remarks: carc.remarks
});

/** The second payer: it takes over what the first one left to the person, and most of it. */
export function paySecondary(primary: Payment): Payment {
	const left = sum(primary.adjustments.filter(([group]) => group === 'PR'));
	const kept = Math.round(left * 0.1);
	const adjustments: Adjustment[] = [
		['OA', '23', primary.charge - left],
		['PR', '3', kept]
	];
	return {
		charge: primary.charge,
		allowed: left,
		paid: left - kept,
		adjustments: adjustments.filter(([, , amount]) => amount > 0),
		remarks: ''
	};
}

/** The same with every amount turned round: how a payer takes an earlier decision back. */
export const reverse = (payment: Payment): Payment => ({
	...payment,
	charge: 0 - payment.charge,
	allowed: 0 - payment.allowed,
	paid: 0 - payment.paid,
	adjustments: payment.adjustments.map(([group, code, amount]) => [group, code, 0 - amount])
});
