import { stay, visit } from './case.ts';
import type { Case } from './case.ts';

export const attendanceCases: Record<string, Case> = {
	attendance_without_episode: {
		tables: { episode: [stay()], attendance: [visit({ episode_id: 'e9' }), visit()] },
		breaks: [1]
	},
	attendance_before_admission: {
		tables: {
			episode: [stay()],
			attendance: [
				visit({ service_on: '2025-01-05' }),
				visit({ service_on: '2025-01-06' }),
				visit({ service_on: '2025-01-05', status: 'no_show', attended_minutes: 0 })
			]
		},
		breaks: [1]
	},
	attendance_after_discharge: {
		tables: {
			episode: [stay(), { episode_id: 'e2', admit_year: 2025, discharged_day: 10 }],
			attendance: [
				visit({ service_on: '2025-01-17' }),
				visit({ service_on: '2025-01-16' }),
				visit({ episode_id: 'e2', service_on: null, service_day: 11 }),
				visit({ episode_id: 'e2', service_on: null, service_day: 10 })
			]
		},
		breaks: [1, 3]
	},
	attendance_in_future: {
		tables: {
			episode: [stay({ discharged_on: null })],
			attendance: [
				visit({ service_on: '2025-01-21' }),
				visit({ service_on: '2025-01-20' }),
				visit({ service_on: '2025-01-21', status: 'program_cancel', attended_minutes: 0 })
			]
		},
		breaks: [1],
		asOf: '2025-01-20'
	},
	attendance_minutes_over_scheduled: {
		tables: {
			attendance: [visit({ attended_minutes: 181 }), visit(), visit({ scheduled_minutes: null })]
		},
		breaks: [1]
	},
	attendance_attended_without_minutes: {
		tables: {
			attendance: [
				visit({ attended_minutes: 0 }),
				visit({ attended_minutes: null }),
				visit({ attended_minutes: 0, status: 'no_show' })
			]
		},
		breaks: [1]
	},
	attendance_missed_with_minutes: {
		tables: {
			attendance: [
				visit({ status: 'late_cancel' }),
				visit({ status: 'no_show', attended_minutes: 0 })
			]
		},
		breaks: [1]
	},
	attendance_identical: {
		tables: { attendance: [visit(), visit(), visit({ service_type: 'family' })] },
		breaks: [2]
	},
	attendance_php_on_weekend: {
		tables: {
			episode: [stay({ level_of_care: 'PHP' }), stay({ episode_id: 'e2' })],
			attendance: [
				visit({ service_on: '2025-01-11' }),
				visit({ service_on: '2025-01-10' }),
				visit({ episode_id: 'e2', service_on: '2025-01-12' })
			]
		},
		breaks: [1]
	},
	attendance_type_missing: {
		tables: { attendance: [visit(), visit({ service_type: 'group' })] },
		breaks: [1]
	}
};
