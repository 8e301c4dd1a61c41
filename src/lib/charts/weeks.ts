import type { Figure } from '#lib/measures/figure.ts';
import { curvesOf, type Curve } from '#lib/charts/curves.ts';
import { filledOf, numbersOf, type Slot } from '#lib/charts/slots.ts';

const fewestPeople = 11;
const leastShare = 0.3;

const isFew = ({ cell }: Slot): boolean => cell?.state === 'released' && cell.n < fewestPeople;

/** The n under which a week is drawn pale: 11, or 30% of those with a baseline. */
export function firmFrom(slots: Slot[]): number {
	const first = filledOf(slots)[0];
	return Math.max(fewestPeople, Math.ceil(leastShare * (first?.cell.n ?? 0)));
}

/** Leaves off the last weeks with fewer than 11 people, where an earlier one has more: the score of one person is no mean. */
function leaveOffTail(slots: Slot[]): Slot[] {
	const last = slots.findLastIndex((slot) => slot.cell?.state === 'released' && !isFew(slot));
	return last < 0 ? slots : slots.filter((slot, index) => index <= last || !isFew(slot));
}

/** The weeks to draw; those that rest on too few people are marked, to be drawn pale. */
export function drawnWeeks(slots: Slot[]): Slot[] {
	const least = firmFrom(slots);
	return leaveOffTail(slots).map((slot) => ({
		...slot,
		provisional: slot.cell?.state === 'released' && slot.cell.n < least
	}));
}

/** The first and the last week that any panel draws: one axis for all. */
export type Span = { first: number; last: number };

export function spanOf(figure: Figure): Span {
	const weeks = curvesOf(figure).flatMap((curve) => drawnWeeks(curve.slots).map(({ x }) => x));
	return { first: Math.min(...weeks), last: Math.max(...weeks) };
}

/** Says which weeks are left off. */
export function weekNotes(figure: Figure): string[] {
	const leftOff = curvesOf(figure).flatMap(({ slots }: Curve) => {
		const drawn = new Set(drawnWeeks(slots).map(({ x }) => x));
		return slots.map(({ x }) => x).filter((x) => !drawn.has(x));
	});
	if (leftOff.length === 0) return [];
	const first = Math.min(...leftOff);
	return [`From week ${first} on fewer than ${fewestPeople} people: those weeks are in the table.`];
}

/** What has to fit on the axis: the means, their baselines, and the bands of weeks that are not pale. */
export function weekNumbers(figure: Figure): number[] {
	const slots = curvesOf(figure).flatMap((curve) => drawnWeeks(curve.slots));
	const firm = slots.filter(({ provisional }) => !provisional);
	const means = filledOf(slots).flatMap(({ y, cell }) => [y, cell.baseline ?? y]);
	return [...means, ...numbersOf(firm.flatMap(({ cell }) => cell ?? []))];
}
