import type { Carc } from '#seed/carcs.ts';
import { isoOf, isoUntil } from '#seed/days.ts';
import type { Day, Period } from '#seed/days.ts';
import { payLine, refuseLine, reverse } from '#seed/payment.ts';
import type { Account, Payment } from '#seed/payment.ts';
import type { Random } from '#seed/random.ts';
import type { Remittance } from '#seed/remittances.ts';
import type { Row } from '#seed/tables.ts';

type Outcome = 'overturned' | 'partial' | 'upheld';

/** An appeal of one line as it truly went, also beyond the period. */
export type Appeal = {
	of: Remittance;
	on: Day;
	level: 'first' | 'second';
	decidedOn: Day;
	outcome: Outcome;
};

/** A decision taken back and taken anew on the same day. */
function decideAnew(old: Remittance, payment: Payment, on: Day): Remittance[] {
	return [
		{ ...old, payment: reverse(old.payment), status: '22', on },
		{ ...old, payment, status: '1', on, carc: undefined }
	];
}

function payAfter({ of, outcome }: Appeal, carc: Carc, account: Account): Payment {
	if (outcome === 'upheld') return of.payment;
	const { charge } = of.line;
	const half = { carc: of.carc ?? carc, amount: Math.round(charge / 2) };
	return payLine(charge, of.claim.payer, account, outcome === 'partial' ? half : undefined);
}

function drawOutcome(overturned: number, random: Random): Outcome {
	return random.weighted([
		['overturned', overturned],
		['partial', 0.07],
		['upheld', Math.max(0, 0.93 - overturned)]
	]);
}

function drawAppeals(refused: Remittance[], carc: Carc, random: Random): Appeal[][] {
	const after = Math.max(...refused.map(({ on }) => on));
	const on = after + random.between(7, 45);
	const decidedOn = on + random.between(18, 60);
	const outcome = drawOutcome(carc.overturned, random);
	const secondOn = decidedOn + random.between(5, 30);
	const secondDecidedOn = secondOn + random.between(25, 70);
	const secondOutcome = drawOutcome(0.3, random);
	const goesOn = outcome === 'upheld' && random.chance(0.2);
	return refused.map((of): Appeal[] => [
		{ of, on, level: 'first', decidedOn, outcome },
		...(goesOn
			? [
					{
						of,
						on: secondOn,
						level: 'second' as const,
						decidedOn: secondDecidedOn,
						outcome: secondOutcome
					}
				]
			: [])
	]);
}

type Dispute = { appeals: Appeal[]; remittances: Remittance[] };

/** The appeals of one claim's refused lines, and new adjudications of those that won and of most that did not. */
function appealAll(refused: Remittance[], carc: Carc, account: Account, random: Random): Dispute {
	const wait = random.between(6, 20);
	const isAnswered = random.chance(0.6);
	const appeals = drawAppeals(refused, carc, random);
	const remittances = appeals.flatMap((levels) => {
		const last = levels.at(-1);
		if (!last || (last.outcome === 'upheld' && !isAnswered)) return [];
		return decideAnew(last.of, payAfter(last, carc, account), last.decidedOn + wait);
	});
	return { appeals: appeals.flat(), remittances };
}

/** The answer to a corrected claim: mostly paid, else refused again. */
function correctAll(refused: Remittance[], account: Account, random: Random): Dispute {
	const wait = random.between(30, 50);
	const isPaid = random.chance(0.8);
	const remittances = refused.flatMap((old) => {
		const { charge } = old.line;
		const payment = isPaid ? payLine(charge, old.claim.payer, account) : old.payment;
		return decideAnew(old, payment, old.on + wait);
	});
	return { appeals: [], remittances };
}

/**
 * What becomes of the refused lines of one claim: an appeal, a corrected claim, or nothing. Appeals that win and
 * corrections give a reversal (CLP02 22) and a new adjudication. Not cut at the period's end.
 */
export function dispute(first: Remittance[], account: Account, random: Random): Dispute {
	const refused = first.filter(({ carc }) => carc !== undefined);
	const carc = refused[0]?.carc;
	if (carc && random.chance(carc.appealed)) return appealAll(refused, carc, account, random);
	if (carc && random.chance(carc.corrected)) return correctAll(refused, account, random);
	return { appeals: [], remittances: [] };
}

/** Money taken back months later: the plan finds that the person was no longer covered. */
export function takeBack(first: Remittance[], ended: Carc, random: Random): Remittance[] {
	const on = Math.max(...first.map((remittance) => remittance.on)) + random.between(45, 150);
	return first.flatMap((old) => decideAnew(old, refuseLine(old.line.charge, ended), on));
}

/** An appeal as a row of appeals.csv, as known at the end of the period. */
export const appealRow = (appeal: Appeal, period: Period): Row<'appeals'> => ({
	claim_id: appeal.of.claim.id,
	line_no: appeal.of.line.lineNo,
	appealed_on: isoOf(appeal.on),
	level: appeal.level,
	decided_on: isoUntil(appeal.decidedOn, period),
	outcome: appeal.decidedOn <= period.through ? appeal.outcome : 'pending'
});
