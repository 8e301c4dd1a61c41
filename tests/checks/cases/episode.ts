import { stay, visit } from './case.ts';
import type { Case } from './case.ts';

export const episodeCases: Record<string, Case> = {
	episode_referred_after_admission: {
		tables: {
			episode: [
				stay({ referred_on: '2025-01-07' }),
				stay({ episode_id: 'e2', referred_on: '2025-01-06' }),
				{ episode_id: 'e3', admit_year: 2025, referred_day: 2 },
				{ episode_id: 'e4', admit_year: 2025, referred_day: -2 }
			]
		},
		breaks: [1, 3]
	},
	episode_first_contact_after_admission: {
		tables: {
			episode: [
				stay({ first_contact_on: '2025-01-07' }),
				stay({ episode_id: 'e2', first_contact_on: '2025-01-02' })
			]
		},
		breaks: [1]
	},
	episode_last_attended_after_discharge: {
		tables: {
			episode: [
				stay({ last_attended_on: '2025-01-17' }),
				stay({ episode_id: 'e2', last_attended_on: '2025-01-16' })
			]
		},
		breaks: [1]
	},
	episode_last_attended_differs: {
		tables: {
			episode: [
				stay({ last_attended_on: '2025-01-09' }),
				stay({ episode_id: 'e2', last_attended_on: '2025-01-08' }),
				stay({ episode_id: 'e3', last_attended_on: '2025-01-08' })
			],
			attendance: [visit(), visit({ episode_id: 'e2' })]
		},
		breaks: [1]
	},
	episode_discharge_reason_missing: {
		tables: {
			episode: [
				stay(),
				stay({ episode_id: 'e2', discharge_reason: 'unknown' }),
				stay({ episode_id: 'e3', discharge_reason: 'completed' }),
				stay({ episode_id: 'e4', discharged_on: null })
			]
		},
		breaks: [1, 2]
	},
	episode_reason_without_discharge: {
		tables: {
			episode: [
				stay({ discharged_on: null, discharge_reason: 'completed' }),
				stay({ episode_id: 'e2', discharge_reason: 'completed' })
			]
		},
		breaks: [1]
	},
	episode_left_without_last_attended: {
		tables: {
			episode: [stay(), stay({ episode_id: 'e2', last_attended_on: '2025-01-15' })]
		},
		breaks: [1]
	},
	episode_closed_late: {
		tables: {
			episode: [
				stay({ last_attended_on: '2025-01-10', discharged_on: '2025-02-10' }),
				stay({ episode_id: 'e2', last_attended_on: '2025-01-10', discharged_on: '2025-02-09' })
			]
		},
		breaks: [1]
	},
	episode_open_without_attendance: {
		tables: {
			episode: [
				stay({ discharged_on: null }),
				stay({ episode_id: 'e2', discharged_on: null }),
				stay({ episode_id: 'e3', discharged_on: null }),
				stay({ episode_id: 'e4' })
			],
			attendance: [
				visit(),
				visit({ episode_id: 'e2', service_on: '2025-02-01' }),
				visit({ episode_id: 'e3', status: 'no_show', service_on: '2025-02-28' })
			]
		},
		breaks: [1, 3],
		asOf: '2025-03-03'
	},
	episode_without_attendance: {
		tables: {
			episode: [
				stay(),
				stay({ episode_id: 'e2' }),
				stay({ episode_id: 'e3', discharged_on: null })
			],
			attendance: [visit({ episode_id: 'e2' }), visit({ status: 'no_show' })]
		},
		breaks: [1]
	},
	episode_overlap: {
		tables: {
			episode: [
				stay({ person_id: 'p1' }),
				stay({ episode_id: 'e2', person_id: 'p1', admitted_on: '2025-01-15', discharged_on: null }),
				stay({ episode_id: 'e3', person_id: 'p2' }),
				stay({ episode_id: 'e4', person_id: 'p2', admitted_on: '2025-01-16', discharged_on: null })
			]
		},
		breaks: [1, 2],
		asOf: '2025-03-03'
	},
	episode_person_two_sexes: {
		tables: {
			episode: [
				stay({ person_id: 'p1', sex: 'female' }),
				stay({ episode_id: 'e2', person_id: 'p1', sex: 'male' }),
				stay({ episode_id: 'e3', person_id: 'p2', sex: 'male' }),
				stay({ episode_id: 'e4', person_id: 'p2', sex: 'male' })
			]
		},
		breaks: [1, 2]
	},
	episode_person_age_groups: {
		tables: {
			episode: [
				stay({ person_id: 'p1', age_group: '18 to 25' }),
				stay({ episode_id: 'e2', person_id: 'p1', age_group: '26 to 34' }),
				stay({ episode_id: 'e3', age_group: '26 to 34' })
			]
		},
		breaks: [1, 2]
	},
	episode_admitted_in_future: {
		tables: {
			episode: [
				stay({ admitted_on: '2025-03-04', discharged_on: null }),
				stay({ episode_id: 'e2', admitted_on: '2025-03-03', discharged_on: null })
			]
		},
		breaks: [1],
		asOf: '2025-03-03'
	},
	episode_discharged_in_future: {
		tables: {
			episode: [
				stay({ discharged_on: '2025-03-04' }),
				stay({ episode_id: 'e2', discharged_on: '2025-03-03' })
			]
		},
		breaks: [1],
		asOf: '2025-03-03'
	},
	episode_stay_too_long: {
		tables: {
			episode: [
				stay({ discharged_on: '2026-01-07' }),
				stay({ episode_id: 'e2', discharged_on: '2026-01-06' }),
				stay({ episode_id: 'e3', level_of_care: 'OP', discharged_on: '2026-06-30' }),
				stay({ episode_id: 'e4', discharged_on: null })
			]
		},
		breaks: [1, 4],
		asOf: '2026-06-30'
	},
	episode_payer_missing: {
		tables: { episode: [stay(), stay({ episode_id: 'e2', payer_class: 'Medicaid' })] },
		breaks: [1]
	}
};
