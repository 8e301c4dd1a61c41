export const header =
	'episode_id,person_id,program,site,level_of_care,admitted_on,discharged_on,discharge_reason';

/** A stay from the first of June; without a day of discharge it is still going on. */
export const stay = (name: string, left = '', reason = ''): string =>
	`${name},p-${name},North,Hill,IOP,2026-06-01,${left},${reason}`;

/** 47 people left in August, 31 of them completed; one more, `late`, is still here as far as anybody knows. */
export const augustStays = (): string[] => [
	...Array.from({ length: 47 }, (_, n) =>
		stay(`e${n + 1}`, '2026-08-20', n < 31 ? 'completed' : 'left_early')
	),
	stay('late')
];
