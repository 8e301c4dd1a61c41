import { isoOf } from '#seed/days.ts';
import type { Day, Period } from '#seed/days.ts';
import type { Stay } from '#seed/course.ts';
import type { Person } from '#seed/person.ts';
import { clamp, Random } from '#seed/random.ts';
import { planDay } from '#seed/schedule.ts';
import type { Planned } from '#seed/schedule.ts';
import type { Row } from '#seed/tables.ts';

type Status = 'attended' | 'no_show' | 'late_cancel' | 'program_cancel';

/** A scheduled service and what came of it. */
export type Service = {
	planned: Planned;
	on: Day;
	status: Status;
	attendedMinutes: number;
	modality: 'in_person' | 'telehealth';
};

/** A day on which a site is closed for snow, water or power: the same for everybody there. */
const isClosed = (person: Person, day: Day): boolean =>
	new Random('closed', person.site.name, day).chance(0.008);

/** Chance to stay away: the person's risk, more after a day missed, and more when about to leave early. */
function absence(stay: Stay, person: Person, day: Day, missedLast: boolean): number {
	const isFading = stay.reason === 'left_early' && stay.stopsOn - day < 14;
	const usual = 0.025 + 0.2 * person.risk * person.risk + (stay.level === 'OP' ? 0.03 : 0);
	return clamp(usual * (missedLast ? 2.2 : 1) * (isFading ? 2 : 1), 0, 0.7);
}

function statusOn(
	stay: Stay,
	person: Person,
	day: Day,
	missedLast: boolean,
	random: Random
): Status {
	if (day === stay.admittedOn) return 'attended';
	if (isClosed(person, day)) return 'program_cancel';
	const chance = day > stay.stopsOn ? 1 : absence(stay, person, day, missedLast);
	if (!random.chance(chance)) return 'attended';
	return random.chance(0.22) ? 'late_cancel' : 'no_show';
}

function minutesAttended(planned: Planned, status: Status, random: Random): number {
	if (status !== 'attended') return 0;
	// Some leave before a long group ends.
	const left = planned.minutes > 60 && random.chance(0.06) ? random.between(1, 8) * 15 : 0;
	return Math.max(30, planned.minutes - left);
}

function modalityOf(stay: Stay, person: Person, random: Random): Service['modality'] {
	const remote = stay.level !== 'PHP' && person.prefersTelehealth;
	return random.chance(remote ? 0.85 : 0.03) ? 'telehealth' : 'in_person';
}

/** Every service scheduled for a stay until it ends or the period does, in order of days. */
export function attend(stay: Stay, person: Person, period: Period, random: Random): Service[] {
	const services: Service[] = [];
	let missedLast = false;
	const last = Math.min(stay.dischargedOn, period.through);
	for (let on = stay.admittedOn; on <= last; on++) {
		const planned = planDay(stay, person, on);
		if (planned.length === 0) continue;
		const status = statusOn(stay, person, on, missedLast, random);
		const modality = modalityOf(stay, person, random);
		missedLast = status === 'no_show' || status === 'late_cancel';
		for (const service of planned) {
			const attendedMinutes = minutesAttended(service, status, random);
			services.push({ planned: service, on, status, modality, attendedMinutes });
		}
	}
	return services;
}

/** The distinct days a person came, in order. */
export const daysAttended = (services: Service[]): Day[] => [
	...new Set(services.filter(({ status }) => status === 'attended').map(({ on }) => on))
];

/** A service as a row of attendance.csv. */
export const attendanceRow = (episode: string, service: Service): Row<'attendance'> => ({
	episode_id: episode,
	service_on: isoOf(service.on),
	service_type: service.planned.type,
	scheduled_minutes: service.planned.minutes,
	attended_minutes: service.attendedMinutes,
	status: service.status,
	modality: service.modality,
	procedure_code: service.planned.procedure,
	revenue_code: service.planned.revenue
});
