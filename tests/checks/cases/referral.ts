import { stay } from './case.ts';
import type { Case } from './case.ts';
import type { Row } from '../../support/warehouse-with.ts';

/** A referral of 2 January 2025 that led to stay e1, or what `row` makes of it. */
const referral = (row: Row = {}): Row => ({
	referral_id: 'r1',
	episode_id: 'e1',
	referred_on: '2025-01-02',
	outcome: 'admitted',
	...row
});

const other = (row: Row = {}): Row => referral({ referral_id: 'r2', ...row });
const without = (row: Row = {}): Row => other({ episode_id: null, ...row });

export const referralCases: Record<string, Case> = {
	referral_without_episode: {
		tables: { episode: [stay()], referral: [referral({ episode_id: 'e9' }), other(), without()] },
		breaks: [1]
	},
	referral_after_admission: {
		tables: {
			episode: [stay(), stay({ episode_id: 'e2' }), stay({ episode_id: 'e3', admitted_day: 0 })],
			referral: [
				referral({ referred_on: '2025-01-07' }),
				other({ episode_id: 'e2', referred_on: '2025-01-06' }),
				referral({ referral_id: 'r3', episode_id: 'e3', referred_on: null, referred_day: 2 }),
				referral({ referral_id: 'r4', episode_id: 'e3', referred_on: null, referred_day: -2 })
			]
		},
		breaks: [1, 3]
	},
	referral_in_future: {
		tables: { referral: [referral({ referred_on: '2025-07-01' }), other()] },
		breaks: [1],
		asOf: '2025-06-30'
	},
	referral_admitted_without_episode: {
		tables: {
			referral: [without(), referral(), referral({ referral_id: 'r3', outcome: 'admitted' })]
		},
		breaks: [1]
	},
	referral_outcome_differs: {
		tables: {
			episode: [stay()],
			referral: [
				referral({ outcome: 'not_admitted' }),
				other({ outcome: null }),
				referral({ referral_id: 'r3' })
			]
		},
		breaks: [1, 2]
	},
	referral_twice: {
		tables: {
			referral: [
				referral(),
				other(),
				without({ referral_id: 'r3' }),
				without({ referral_id: 'r4' })
			]
		},
		breaks: [2]
	},
	referral_outcome_missing: {
		tables: {
			referral: [
				without({ outcome: null }),
				without({ referral_id: 'r3', outcome: 'unknown' }),
				without({ referral_id: 'r4', outcome: 'waiting' })
			]
		},
		breaks: [1, 2]
	}
};
