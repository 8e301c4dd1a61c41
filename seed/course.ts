import { onWeekday } from '#seed/days.ts';
import type { Day, Period } from '#seed/days.ts';
import { firstLevels, internalReferral, plannedWeeks } from '#seed/network.ts';
import type { Level } from '#seed/network.ts';
import type { Person } from '#seed/person.ts';
import { Random } from '#seed/random.ts';
import { drawReason } from '#seed/reasons.ts';
import type { Reason } from '#seed/reasons.ts';

/** A stay in one program as it truly went, also beyond the last day the exports know of. */
export type Stay = {
	code: string;
	level: Level;
	source: string;
	referredOn: Day;
	firstContactOn: Day;
	admittedOn: Day;
	/** The last day the person comes, at the latest. */
	stopsOn: Day;
	dischargedOn: Day;
	reason: Reason;
	/** Weeks of treatment that count from before: symptoms go on from there. */
	weeksBefore: number;
};

function plannedDays(level: Level, random: Random): number {
	const [low, likely, high] = plannedWeeks[level];
	const weeks = random.chance(0.6)
		? (random.between(low * 7, high * 7) + likely * 7) / 2
		: random.between(low * 7, high * 7);
	return Math.round(weeks);
}

/** Days from admission to the last day of coming. Those who leave early mostly leave in the first weeks. */
function stayDays(reason: Reason, planned: number, random: Random): number {
	if (reason === 'completed') return planned;
	const share = random.uniform();
	if (reason === 'left_early') return Math.floor(planned * 0.85 * share * Math.sqrt(share));
	return Math.round(planned * (0.15 + 0.6 * share));
}

/** Days until the chart is closed: a few after people stop coming, and now and then a chart stays open for weeks. */
function daysToClose(reason: Reason, random: Random): number {
	if (reason !== 'left_early') return reason === 'completed' ? 0 : random.between(0, 3);
	return random.chance(0.04) ? random.between(35, 70) : random.between(3, 11);
}

function drawStay(
	person: Person,
	start: { number: number; level: Level; on: Day; source: string; weeksBefore: number },
	period: Period,
	random: Random
): Stay {
	const admittedOn = onWeekday(start.on);
	const isStepDown = start.source === internalReferral;
	const wait = isStepDown ? 2 : random.between(...person.site.daysToAdmission);
	const reason = drawReason(person, start.level, admittedOn, period, random);
	const days = stayDays(reason, plannedDays(start.level, random), random);
	const stopsOn = reason === 'completed' ? onWeekday(admittedOn + days) : admittedOn + days;
	const referredOn = admittedOn - wait - (isStepDown ? 0 : random.between(0, 4));
	return {
		code: `${person.code}-${start.number}`,
		level: start.level,
		source: start.source,
		referredOn,
		firstContactOn: Math.min(admittedOn, referredOn + random.between(0, 3)),
		admittedOn,
		stopsOn,
		dischargedOn: onWeekday(stopsOn + daysToClose(reason, random)),
		reason,
		weeksBefore: start.weeksBefore
	};
}

const lowerLevel: Partial<Record<Level, Level>> = { PHP: 'IOP', IOP: 'OP' };
const stepDownChance: Record<Level, number> = { PHP: 0.74, IOP: 0.36, OP: 0 };
const returnChance: Partial<Record<Reason, number>> = { completed: 0.1, left_early: 0.16 };

/** What follows a stay: a step down within days, a return within months, or nothing. */
function drawNext(person: Person, stay: Stay, random: Random) {
	const lower = lowerLevel[stay.level];
	const chance = stepDownChance[stay.level] * (stay.reason === 'transferred' ? 0.6 : 1);
	const weeks = stay.weeksBefore + (stay.stopsOn - stay.admittedOn) / 7;
	const goesOn = stay.reason === 'completed' || stay.reason === 'transferred';
	if (lower && goesOn && random.chance(chance)) {
		const on = stay.dischargedOn + random.between(1, random.chance(0.8) ? 3 : 12);
		return { level: lower, on, source: internalReferral, weeksBefore: weeks };
	}
	if (!random.chance(returnChance[stay.reason] ?? 0)) return undefined;
	const level: Level = stay.level === 'IOP' && random.chance(0.3) ? 'PHP' : stay.level;
	const on = stay.dischargedOn + random.between(6, 100);
	// A relapse: most of what was won is lost again.
	return { level, on, source: person.referralSource, weeksBefore: weeks * 0.25 };
}

const mostStays = 5;

/** The stays of a person, in order. The last may begin just after the period. */
export function drawCourse(person: Person, period: Period): Stay[] {
	const random = new Random('course', person.code);
	const stays: Stay[] = [];
	const level = random.weighted(
		firstLevels.map(([level, weight]) => [
			level,
			level === 'PHP' ? weight * Math.max(0.2, 1 + 0.5 * person.severity) : weight
		])
	);
	let start: ReturnType<typeof drawNext> = {
		level,
		on: person.arrivesOn,
		source: person.referralSource,
		weeksBefore: 0
	};
	while (start && start.on <= period.through && stays.length < mostStays) {
		const stay = drawStay(person, { ...start, number: stays.length + 1 }, period, random);
		stays.push(stay);
		start = drawNext(person, stay, random);
	}
	return stays;
}
