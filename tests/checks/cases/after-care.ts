import { stay } from './case.ts';
import type { Case } from './case.ts';

export const afterCareCases: Record<string, Case> = {
	survey_without_episode: {
		tables: {
			episode: [stay()],
			survey: [
				{ survey_id: 's1', instrument: 'own', episode_id: 'e9' },
				{ survey_id: 's2', instrument: 'own', episode_id: 'e1' },
				{ survey_id: 's3', instrument: 'own' }
			]
		},
		breaks: [1]
	},
	survey_returned_without_offer: {
		tables: {
			survey: [
				{ survey_id: 's1', instrument: 'own', returned_on: '2025-01-20' },
				{
					survey_id: 's2',
					instrument: 'own',
					offered_on: '2025-01-16',
					returned_on: '2025-01-20'
				}
			]
		},
		breaks: [1]
	},
	survey_returned_empty: {
		tables: {
			survey: [
				{ survey_id: 's1', instrument: 'own', returned_on: '2025-01-20' },
				{ survey_id: 's2', instrument: 'own', returned_on: '2025-01-20', items: { item_1: 4 } },
				{ survey_id: 's3', instrument: 'own' }
			]
		},
		breaks: [1]
	},
	survey_answered_without_return: {
		tables: {
			survey: [
				{ survey_id: 's1', instrument: 'own', items: { item_1: 4 } },
				{ survey_id: 's2', instrument: 'own', total: 12, returned_day: 14 }
			]
		},
		breaks: [1]
	},
	follow_up_without_episode: {
		tables: {
			episode: [stay()],
			follow_up: [
				{ episode_id: 'e9', due_day: 30, reached: true },
				{ episode_id: 'e1', due_day: 30, reached: true }
			]
		},
		breaks: [1]
	},
	follow_up_of_open_episode: {
		tables: {
			episode: [stay({ discharged_on: null }), stay({ episode_id: 'e2' })],
			follow_up: [
				{ episode_id: 'e1', due_day: 30, reached: true },
				{ episode_id: 'e2', due_day: 30, reached: true }
			]
		},
		breaks: [1]
	},
	follow_up_before_due: {
		tables: {
			episode: [stay()],
			follow_up: [
				{ episode_id: 'e1', due_day: 30, reached: true, attempted_on: '2025-02-07' },
				{ episode_id: 'e1', due_day: 90, reached: true, attempted_on: '2025-04-09' }
			]
		},
		breaks: [1]
	},
	follow_up_reached_without_attempt: {
		tables: {
			follow_up: [
				{ episode_id: 'e1', due_day: 30, reached: true },
				{ episode_id: 'e1', due_day: 90, reached: false }
			]
		},
		breaks: [1]
	},
	authorization_without_episode: {
		tables: {
			episode: [stay()],
			authorization: [
				{ authorization_id: 'a1', episode_id: 'e9', days_requested: 10 },
				{ authorization_id: 'a2', episode_id: 'e1', days_requested: 10 }
			]
		},
		breaks: [1]
	},
	authorization_approved_over_requested: {
		tables: {
			authorization: [
				{ authorization_id: 'a1', episode_id: 'e1', days_requested: 10, days_approved: 11 },
				{ authorization_id: 'a2', episode_id: 'e1', days_requested: 10, days_approved: 10 }
			]
		},
		breaks: [1]
	},
	authorization_decided_without_days: {
		tables: {
			authorization: [
				{ authorization_id: 'a1', episode_id: 'e1', days_requested: 9, decided_on: '2025-01-07' },
				{ authorization_id: 'a2', episode_id: 'e1', days_requested: 9 }
			]
		},
		breaks: [1]
	},
	authorization_after_discharge: {
		tables: {
			episode: [stay()],
			authorization: [
				{
					authorization_id: 'a1',
					episode_id: 'e1',
					days_requested: 9,
					requested_on: '2025-01-17'
				},
				{
					authorization_id: 'a2',
					episode_id: 'e1',
					days_requested: 9,
					requested_on: '2025-01-16'
				}
			]
		},
		breaks: [1]
	}
};
