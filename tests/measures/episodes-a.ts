/** Fourteen made-up stays with every way to leave, three people still here on 30 June 2025. */
const stays: [id: string, admitted: string, discharged: string | null, reason: string | null][] = [
	['A1', '2025-01-06', '2025-03-03', 'completed'],
	['A2', '2025-01-08', '2025-01-12', 'left_early'],
	['A3', '2025-01-13', '2025-02-10', 'transferred'],
	['A4', '2025-01-20', '2025-03-24', 'completed'],
	['A5', '2025-02-03', '2025-02-03', 'left_early'],
	['A6', '2025-02-10', '2025-03-12', 'terminated'],
	['A7', '2025-02-17', '2025-04-28', 'completed'],
	['A8', '2025-03-03', '2025-03-20', 'incarcerated'],
	['A9', '2025-03-10', '2025-06-02', 'completed'],
	['A10', '2025-04-07', null, null],
	['A11', '2025-05-12', '2025-06-05', 'left_early'],
	['A12', '2025-06-16', null, null],
	['A13', '2025-03-24', '2025-04-02', 'died'],
	['A14', '2025-05-19', null, null]
];

export const episodesA = stays.map(
	([episode_id, admitted_on, discharged_on, discharge_reason]) => ({
		episode_id,
		admitted_on,
		discharged_on,
		discharge_reason
	})
);

export const asOfA = '2025-06-30';
