import { answer, line } from './case.ts';
import type { Case } from './case.ts';

export const remitCases: Record<string, Case> = {
	remit_without_claim: {
		tables: {
			claim_line: [line()],
			remit_line: [answer({ line_no: 2 }), answer(), answer({ claim_id: 'c9' })]
		},
		breaks: [1, 3]
	},
	remit_paid_over_charge: {
		tables: {
			remit_line: [
				answer({ paid: 120.01 }),
				answer({ paid: 120 }),
				answer({ charge: -120, paid: -80 })
			]
		},
		breaks: [1]
	},
	remit_allowed_over_charge: {
		tables: { remit_line: [answer({ allowed: 121 }), answer({ allowed: 80 }), answer()] },
		breaks: [1]
	},
	remit_unbalanced: {
		tables: {
			remit_line: [
				answer({ paid: 79 }),
				answer(),
				answer({ paid: 79.99 }),
				answer({ adjustments: null }),
				answer({ adjustments: null, claim_status: null, status: 'paid' }),
				answer({ claim_status: '22', charge: -120, paid: -80, adjustments: 'CO-45:-40.00' })
			]
		},
		breaks: [1, 4]
	},
	remit_charge_differs: {
		tables: {
			claim_line: [line()],
			remit_line: [answer({ charge: 100 }), answer(), answer({ charge: -120 })]
		},
		breaks: [1]
	},
	remit_before_service: {
		tables: {
			claim_line: [line()],
			remit_line: [answer({ remitted_on: '2025-01-07' }), answer({ remitted_on: '2025-01-08' })]
		},
		breaks: [1]
	},
	remit_before_submission: {
		tables: {
			claim_line: [line({ submitted_on: '2025-01-20' })],
			remit_line: [answer({ remitted_on: '2025-01-19' }), answer({ remitted_on: '2025-01-20' })]
		},
		breaks: [1]
	},
	remit_in_future: {
		tables: { remit_line: [answer(), answer({ remitted_on: '2025-01-31' })] },
		breaks: [1],
		asOf: '2025-01-31'
	},
	remit_carc_unclassified: {
		tables: {
			remit_line: [answer({ adjustments: 'CO-45:20.00;CO-Z99:20.00' }), answer()]
		},
		breaks: [1]
	},
	remit_claim_status_unknown: {
		tables: {
			remit_line: [
				answer({ claim_status: '9' }),
				answer({ claim_status: '01' }),
				answer({ claim_status: '22' }),
				answer({ claim_status: null })
			]
		},
		breaks: [1]
	},
	remit_sequence_contradicts_status: {
		tables: {
			remit_line: [
				answer({ payer_sequence: 2 }),
				answer({ payer_sequence: 1 }),
				answer({ payer_sequence: 2, claim_status: '4' }),
				answer({ payer_sequence: 2, claim_status: '20' })
			]
		},
		breaks: [1]
	},
	remit_status_contradicts_paid: {
		tables: {
			remit_line: [
				answer({ claim_status: '4' }),
				answer({ claim_status: '4', paid: 0 }),
				answer({ claim_status: null, status: 'denied' }),
				answer()
			]
		},
		breaks: [1, 3]
	},
	remit_payer_differs: {
		tables: {
			claim_line: [line()],
			remit_line: [
				answer({ payer: 'Payer B' }),
				answer({ payer: 'payer a ' }),
				answer({ payer: 'Payer B', payer_sequence: 2, claim_status: '2' })
			]
		},
		breaks: [1]
	},
	appeal_without_claim: {
		tables: {
			claim_line: [line()],
			appeal: [
				{ claim_id: 'c9', line_no: 1 },
				{ claim_id: 'c1', line_no: 2 },
				{ claim_id: 'c1', line_no: 1 },
				{ claim_id: 'c1' }
			]
		},
		breaks: [1, 2]
	},
	appeal_before_answer: {
		tables: {
			remit_line: [answer()],
			appeal: [
				{ claim_id: 'c1', appealed_on: '2025-02-02' },
				{ claim_id: 'c1', appealed_on: '2025-02-03' }
			]
		},
		breaks: [1]
	},
	appeal_decided_without_outcome: {
		tables: {
			appeal: [
				{ claim_id: 'c1', decided_on: '2025-03-03' },
				{ claim_id: 'c2', decided_on: '2025-03-03', outcome: 'upheld' }
			]
		},
		breaks: [1]
	},
	appeal_outcome_without_decision: {
		tables: {
			appeal: [
				{ claim_id: 'c1', outcome: 'upheld' },
				{ claim_id: 'c2', outcome: 'pending' }
			]
		},
		breaks: [1]
	}
};
