import { isoOf, weekdayOf, weekOf } from '#seed/days.ts';
import type { Day } from '#seed/days.ts';
import type { Stay } from '#seed/course.ts';
import type { Level } from '#seed/network.ts';
import type { Person } from '#seed/person.ts';

type ServiceType = 'group' | 'individual' | 'family' | 'psychiatric';

/** A service as the program plans it. `procedure` and `revenue`: the codes it would be billed under. */
export type Planned = { type: ServiceType; minutes: number; procedure: string; revenue: string };

const intake: Planned = { type: 'individual', minutes: 75, procedure: '90791', revenue: '' };
const individual: Planned = { type: 'individual', minutes: 50, procedure: '90834', revenue: '' };
const family: Planned = { type: 'family', minutes: 50, procedure: '90847', revenue: '' };
const psychiatric: Planned = { type: 'psychiatric', minutes: 30, procedure: '99214', revenue: '' };
const outpatientGroup: Planned = { type: 'group', minutes: 90, procedure: '90853', revenue: '' };

const holidays = new Set(['01-01', '07-04', '12-24', '12-25', '12-31']);

type Plan = (stay: Stay, person: Person, day: Day) => Planned[];

const partialHospital: Plan = (stay, person, day) => {
	const weekday = weekdayOf(day);
	const week = weekOf(day) - weekOf(stay.admittedOn);
	const revenue = person.site.partialRevenueCode;
	return [
		{ type: 'group', minutes: 330, procedure: 'H0035', revenue },
		...(weekday === person.weekday ? [individual] : []),
		...(weekday === 3 && week % 2 === 0 ? [psychiatric] : [])
	];
};

const intensiveOutpatient: Plan = (stay, person, day) => {
	const place = person.site.groupDays.indexOf(weekdayOf(day));
	if (place < 0) return [];
	const week = weekOf(day) - weekOf(stay.admittedOn);
	const mental = person.track === 'MH';
	return [
		{
			type: 'group',
			minutes: 180,
			procedure: mental ? 'S9480' : 'H0015',
			revenue: mental ? '0905' : '0906'
		},
		...(place === 0 ? [individual] : []),
		...(place === 1 && week % 4 === 2 ? [family] : []),
		...(place === 2 && week % 4 === 1 ? [psychiatric] : [])
	];
};

const outpatient: Plan = (stay, person, day) => {
	const weekday = weekdayOf(day);
	// Half of the people in outpatient care come to a weekly group as well.
	const groupDay = person.weekday % 2 === 1 ? (person.weekday % 5) + 1 : 0;
	return [
		...(weekday === person.weekday ? [individual] : []),
		...(weekday === groupDay ? [outpatientGroup] : [])
	];
};

const plans: Record<Level, Plan> = {
	PHP: partialHospital,
	IOP: intensiveOutpatient,
	OP: outpatient
};

/** What a person is expected to come to on a day. The first day is for the intake alone. */
export function planDay(stay: Stay, person: Person, day: Day): Planned[] {
	if (day === stay.admittedOn) return [intake];
	const weekday = weekdayOf(day);
	if (weekday === 0 || weekday === 6 || holidays.has(isoOf(day).slice(5))) return [];
	return plans[stay.level](stay, person, day);
}
