import { line, stay, visit } from './case.ts';
import type { Case } from './case.ts';

const php = { procedure_code: 'H0035', revenue_code: '0912' };
const iop = { procedure_code: 'S9480', revenue_code: '0905' };

export const claimCases: Record<string, Case> = {
	claim_without_episode: {
		tables: {
			episode: [stay()],
			claim_line: [line({ episode_id: 'e9' }), line(), line({ episode_id: null })]
		},
		breaks: [1]
	},
	claim_episode_missing: {
		tables: { claim_line: [line({ episode_id: null }), line()] },
		breaks: [1]
	},
	claim_service_outside_episode: {
		tables: {
			episode: [stay()],
			claim_line: [
				line({ service_from: '2025-01-05' }),
				line({ service_from: '2025-01-17' }),
				line({ service_from: '2025-01-16' }),
				line({ service_from: '2025-01-16', service_to: '2025-01-18' })
			]
		},
		breaks: [1, 2, 4]
	},
	claim_service_not_attended: {
		tables: {
			episode: [stay(), stay({ episode_id: 'e2' })],
			attendance: [visit(), visit({ service_on: '2025-01-09', status: 'no_show' })],
			claim_line: [
				line({ service_from: '2025-01-09' }),
				line(),
				line({ service_from: '2025-01-07', service_to: '2025-01-10' }),
				line({ episode_id: 'e2' })
			]
		},
		breaks: [1]
	},
	claim_iop_day_too_short: {
		tables: {
			episode: [stay()],
			attendance: [
				visit({ attended_minutes: 150 }),
				visit({ service_on: '2025-01-09', attended_minutes: 150 }),
				visit({ service_on: '2025-01-09', attended_minutes: 30 }),
				visit({ service_on: '2025-01-10', attended_minutes: null })
			],
			claim_line: [
				line(iop),
				line({ ...iop, service_from: '2025-01-09' }),
				line({ ...iop, service_from: '2025-01-10' }),
				line()
			]
		},
		breaks: [1]
	},
	claim_per_diem_twice: {
		tables: {
			claim_line: [
				line(iop),
				line({ ...iop, claim_id: 'c2' }),
				line({ ...iop, service_from: '2025-01-09', units: 1 }),
				line({ ...iop, service_from: '2025-01-10', units: 2 }),
				line({ ...iop, service_from: '2025-01-13', service_to: '2025-01-15', units: 3 }),
				line({ ...iop, payer: 'Payer B' })
			]
		},
		breaks: [1, 2, 4]
	},
	claim_iop_and_php_same_day: {
		tables: {
			episode: [
				stay({ person_id: 'p1' }),
				stay({ episode_id: 'e2', person_id: 'p1', level_of_care: 'PHP' }),
				stay({ episode_id: 'e3' })
			],
			claim_line: [
				line(iop),
				line({ ...php, episode_id: 'e2' }),
				line({ ...iop, service_from: '2025-01-09' }),
				line({ ...php, episode_id: 'e3' })
			]
		},
		breaks: [1, 2]
	},
	claim_php_revenue_with_iop_code: {
		tables: { claim_line: [line({ ...iop, revenue_code: '0913' }), line(iop), line(php)] },
		breaks: [1]
	},
	claim_iop_revenue_with_php_code: {
		tables: { claim_line: [line({ ...php, revenue_code: '0906' }), line(iop), line(php)] },
		breaks: [1]
	},
	claim_submitted_before_service: {
		tables: {
			claim_line: [line({ submitted_on: '2025-01-07' }), line({ submitted_on: '2025-01-08' })]
		},
		breaks: [1]
	},
	claim_in_future: {
		tables: {
			claim_line: [
				line({ service_from: '2025-02-01' }),
				line({ submitted_on: '2025-02-01' }),
				line()
			]
		},
		breaks: [1, 2],
		asOf: '2025-01-31'
	},
	claim_charge_not_positive: {
		tables: { claim_line: [line({ charge: 0 }), line({ charge: -120 }), line()] },
		breaks: [1, 2]
	},
	claim_units_not_positive: {
		tables: { claim_line: [line({ units: 0 }), line({ units: 1 }), line()] },
		breaks: [1]
	},
	claim_service_twice: {
		tables: {
			claim_line: [
				line(),
				line({ claim_id: 'c2' }),
				line({ service_from: '2025-01-09' }),
				line({ line_no: 2, service_from: '2025-01-09' }),
				line({ claim_id: 'c3', payer: 'Payer B' })
			]
		},
		breaks: [1, 2]
	},
	claim_code_missing: {
		tables: {
			claim_line: [
				line({ procedure_code: null }),
				line({ procedure_code: null, revenue_code: '0905' })
			]
		},
		breaks: [1]
	}
};
