import type { Row } from '../support/warehouse-with.ts';

type Group = { sex: string | null; completed: number; left: number; language?: string };

/** Stays of January 2025, so many completed and so many left early of each group. */
export function staysOf(groups: Group[]): Row[] {
	return groups.flatMap(({ sex, completed, left, language = 'English' }, group) =>
		Array.from({ length: completed + left }, (_, index) => ({
			episode_id: `g${group}-${index}`,
			person_id: `g${group}-${index}`,
			program: 'North',
			level_of_care: 'IOP',
			sex,
			language,
			admitted_on: '2025-01-02',
			discharged_on: '2025-01-30',
			discharge_reason: index < completed ? 'completed' : 'left_early'
		}))
	);
}

/** 56 of 70 women and 48 of 80 men completed; so did 5 of 12 of a third sex and 9 of 30 without one. */
export const fourGroups = staysOf([
	{ sex: 'F', completed: 56, left: 14 },
	{ sex: 'M', completed: 48, left: 32 },
	{ sex: 'X', completed: 5, left: 7 },
	{ sex: null, completed: 9, left: 21 }
]);
