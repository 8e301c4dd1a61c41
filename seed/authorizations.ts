import type { Stay } from '#seed/course.ts';
import { isoOf, isoUntil } from '#seed/days.ts';
import type { Day, Period } from '#seed/days.ts';
import type { Person } from '#seed/person.ts';
import type { Random } from '#seed/random.ts';
import type { Row } from '#seed/tables.ts';

/** Program days asked for at first and at each review, and calendar days that one program day covers. */
const asked = {
	PHP: { initial: [8, 10], concurrent: [5, 5], calendarDays: 7 / 5 },
	IOP: { initial: [12, 18], concurrent: [9, 12], calendarDays: 7 / 3 }
} as const;

/** All, a part or none of what was asked for: reviews during a stay are granted less often. */
function approve(requested: number, isInitial: boolean, random: Random): number {
	const refused = isInitial ? 0.035 : 0.08;
	const cut = isInitial ? 0.14 : 0.3;
	const draw = random.uniform();
	const share = 0.4 + 0.5 * random.uniform();
	if (draw < refused) return 0;
	return draw < refused + cut ? Math.max(1, Math.round(requested * share)) : requested;
}

/** Rows of authorizations.csv: one before intensive care begins, and reviews while it goes on. */
export function authorizationRows(
	stay: Stay,
	person: Person,
	period: Period,
	random: Random
): Row<'authorizations'>[] {
	if (!person.payer.authorizes || stay.level === 'OP') return [];
	const plan = asked[stay.level];
	const rows: Row<'authorizations'>[] = [];
	let on: Day = stay.admittedOn - random.between(0, 2);
	while (on <= Math.min(stay.stopsOn, period.through)) {
		const isInitial = rows.length === 0;
		const [low, high] = isInitial ? plan.initial : plan.concurrent;
		const requested = random.between(low, high);
		const approved = approve(requested, isInitial, random);
		const decidedOn = on + random.between(0, 3);
		rows.push({
			authorization_id: `${stay.code}-a${rows.length + 1}`,
			episode_id: stay.code,
			payer: person.payer.name,
			review_type: isInitial ? 'initial' : 'concurrent',
			requested_on: isoOf(on),
			decided_on: isoUntil(decidedOn, period),
			days_requested: requested,
			days_approved: decidedOn <= period.through ? approved : undefined
		});
		// A cut brings the next review forward, but not at once: what was refused is reviewed within the week.
		on += Math.max(4, Math.floor(approved * plan.calendarDays));
	}
	return rows;
}
