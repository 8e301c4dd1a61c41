import type { Service } from '#seed/attendance.ts';
import type { Stay } from '#seed/course.ts';
import { money } from '#seed/csv.ts';
import { isoOf, weekOf } from '#seed/days.ts';
import type { Day, Period } from '#seed/days.ts';
import { selfPay } from '#seed/payers.ts';
import type { Payer } from '#seed/payers.ts';
import type { Person } from '#seed/person.ts';
import type { Random } from '#seed/random.ts';
import type { Row } from '#seed/tables.ts';

/** One line billed; amounts in cents. */
export type ClaimLine = {
	lineNo: number;
	on: Day;
	procedure: string;
	revenue: string;
	charge: number;
};

/** What one week was billed for. `isDuplicate`: sent a second time under a new number by mistake. */
export type Claim = {
	id: string;
	stay: Stay;
	payer: Payer;
	submittedOn: Day;
	isLate: boolean;
	isDuplicate: boolean;
	lines: ClaimLine[];
};

/** What is billed, and its price in cents. The rest is part of the day's rate or is not billed by the program. */
const prices: Record<string, number> = {
	H0035: 75_000,
	H0015: 45_000,
	S9480: 48_000,
	'90791': 28_500,
	'90834': 18_500,
	'90853': 9_500
};
const perDiem = new Set(['H0035', 'H0015', 'S9480']);
const leastMinutes = 120;

/** What one attended day is billed as: the day's rate where there is one, else each service. */
function billable(services: Service[]): Service[] {
	const attended = services.filter(({ status }) => status === 'attended');
	const day = attended.find(({ planned }) => perDiem.has(planned.procedure));
	if (day) return day.attendedMinutes >= leastMinutes ? [day] : [];
	return attended.filter(({ planned }) => planned.procedure in prices);
}

function groupBy<Item>(items: Item[], keyOf: (item: Item) => number): Item[][] {
	const groups = new Map<number, Item[]>();
	for (const item of items) {
		const group = groups.get(keyOf(item));
		if (group) group.push(item);
		else groups.set(keyOf(item), [item]);
	}
	return [...groups.values()];
}

const linesOf = (week: Service[]): ClaimLine[] =>
	groupBy(week, ({ on }) => on)
		.flatMap(billable)
		.map(({ on, planned: { procedure, revenue } }, index) => ({
			lineNo: index + 1,
			on,
			procedure,
			revenue,
			charge: prices[procedure] ?? 0
		}));

/** The claims of a stay that were sent by the end of the period: one for each week in which something was billed. */
export function drawClaims(
	stay: Stay,
	person: Person,
	services: Service[],
	period: Period,
	random: Random
): Claim[] {
	if (person.payer.name === selfPay) return [];
	const claims = groupBy(services, ({ on }) => weekOf(on)).flatMap((week, index): Claim[] => {
		const lines = linesOf(week);
		const isLate = random.chance(0.01);
		const wait = isLate ? random.between(91, 140) : random.between(2, 8);
		const submittedOn = (lines.at(-1)?.on ?? 0) + wait;
		const sentAgain = random.chance(0.006) ? random.between(15, 30) : undefined;
		if (lines.length === 0) return [];
		const common = { stay, payer: person.payer, isLate, lines };
		const id = `${stay.code}-${index + 1}`;
		return [
			{ ...common, id, submittedOn, isDuplicate: false },
			...(sentAgain === undefined
				? []
				: [{ ...common, id: `${id}r`, submittedOn: submittedOn + sentAgain, isDuplicate: true }])
		];
	});
	return claims.filter(({ submittedOn }) => submittedOn <= period.through);
}

/** A claim as rows of claims.csv. */
export const claimRows = (claim: Claim): Row<'claims'>[] =>
	claim.lines.map((line) => ({
		claim_id: claim.id,
		line_no: line.lineNo,
		episode_id: claim.stay.code,
		payer: claim.payer.name,
		submitted_on: isoOf(claim.submittedOn),
		service_from: isoOf(line.on),
		service_to: isoOf(line.on),
		procedure_code: line.procedure,
		revenue_code: line.revenue,
		units: 1,
		charge: money(line.charge)
	}));
