import { score, stay } from './case.ts';
import type { Case } from './case.ts';

const nine = (answer: number): Record<string, number> =>
	Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`item_${index + 1}`, answer]));

const medical = { m6: 4, m7: 1, m8: 0 };

export const assessmentCases: Record<string, Case> = {
	assessment_without_episode: {
		tables: {
			episode: [stay()],
			assessment: [score({ episode_id: 'e9', total: 9 }), score({ total: 9 })]
		},
		breaks: [1]
	},
	assessment_unknown_instrument: {
		tables: { assessment: [score({ instrument: 'PHQ9', total: 9 }), score({ total: 9 })] },
		breaks: [1]
	},
	assessment_unknown_edition: {
		tables: {
			assessment: [
				score({ edition: 'second', total: 9 }),
				score({ edition: 'phq-9m', total: 9 }),
				score({ total: 9 })
			]
		},
		breaks: [1]
	},
	assessment_item_out_of_range: {
		tables: {
			assessment: [
				score({ items: { ...nine(1), item_7: 7 } }),
				score({ items: nine(3) }),
				// Not asked (-8), and 14 days where the form of the 1990s has them.
				score({ instrument: 'asi', edition: 'asi-5-1990s', items: { p11: 14, e5: -8 } }),
				score({ instrument: 'asi', items: { p11: 14 } }),
				// Items 9 and 10 of the AUDIT are answered 0, 2 or 4.
				score({ instrument: 'audit', items: { item_1: 3, item_9: 2 } }),
				score({ instrument: 'audit', items: { item_1: 3, item_9: 1 } })
			]
		},
		breaks: [1, 4, 6]
	},
	assessment_item_not_whole: {
		tables: {
			assessment: [
				score({ items: { ...nine(1), item_2: 1.5 } }),
				score({ items: nine(1) }),
				score({ instrument: 'asi', items: { e12: 120.5 } })
			]
		},
		breaks: [1]
	},
	assessment_item_unknown: {
		tables: {
			assessment: [
				score({ instrument: 'phq-8', items: nine(1) }),
				score({ items: { ...nine(1), item_10: 2 } }),
				score({ instrument: 'own', items: nine(1) })
			]
		},
		breaks: [1]
	},
	assessment_total_mismatch: {
		tables: {
			assessment: [
				score({ items: nine(1), total: 10 }),
				score({ items: nine(1), total: 9 }),
				score({ items: { item_1: 1 }, total: 10 })
			]
		},
		breaks: [1]
	},
	assessment_total_out_of_range: {
		tables: { assessment: [score({ total: 28 }), score({ total: 27 }), score({ total: -1 })] },
		breaks: [1, 3]
	},
	assessment_total_is_an_item: {
		tables: {
			assessment: [
				...Array.from({ length: 10 }, (_, index) => score({ total: index % 4 })),
				// Nine rows of another file are too few to tell.
				...Array.from({ length: 9 }, () => score({ total: 1, _file: 1 })),
				...Array.from({ length: 10 }, (_, index) => score({ total: index, _file: 2 }))
			]
		},
		breaks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
	},
	assessment_asi_numbering: {
		tables: {
			assessment: [
				score({ instrument: 'asi', items: { p11: 14 } }),
				score({ instrument: 'asi', items: { p11: 14 }, edition: 'asi-5-1990s' }),
				score({ instrument: 'asi', items: { p11: 1 } })
			]
		},
		breaks: [1]
	},
	assessment_asi_money_code: {
		tables: {
			assessment: [
				score({ instrument: 'asi', items: { d23: 9999 } }),
				score({ instrument: 'asi', items: { d23: 9998 } }),
				score({ instrument: 'asi', items: {} })
			]
		},
		breaks: [1]
	},
	assessment_asi_composite_out_of_range: {
		tables: {
			assessment: [
				score({ instrument: 'asi', items: { e4: 1, e5: 1, e11: 30, e12: 9999 } }),
				score({ instrument: 'asi', items: { e4: 1, e5: 0, e11: 12, e12: 1200 } })
			]
		},
		breaks: [1]
	},
	assessment_twice_a_day: {
		tables: {
			assessment: [
				score({ total: 9 }),
				score({ total: 11, edition: 'phq-9m' }),
				score({ total: 9, assessed_on: '2025-01-13' })
			]
		},
		breaks: [1, 2]
	},
	assessment_before_admission: {
		tables: {
			episode: [stay()],
			assessment: [
				score({ total: 9, assessed_on: '2024-12-22' }),
				score({ total: 9, assessed_on: '2024-12-23' })
			]
		},
		breaks: [1]
	},
	assessment_after_discharge: {
		tables: {
			episode: [stay()],
			assessment: [
				score({ total: 9, assessed_on: '2025-01-24' }),
				score({ total: 9, assessed_on: '2025-01-23' })
			]
		},
		breaks: [1]
	},
	assessment_in_future: {
		tables: {
			assessment: [
				score({ total: 9, assessed_on: '2025-01-14' }),
				score({ total: 9, assessed_on: '2025-01-13' })
			]
		},
		breaks: [1],
		asOf: '2025-01-13'
	},
	assessment_unscorable: {
		tables: {
			assessment: [
				score({ items: { item_1: 1, item_9: 0 } }),
				score({ items: nine(0) }),
				score({ instrument: 'asi', items: medical })
			]
		},
		breaks: [1]
	},
	assessment_prorated: {
		tables: {
			assessment: [
				score({ items: { ...nine(1), item_3: 9 } }),
				score({ items: nine(1) }),
				score({ total: 9 })
			]
		},
		breaks: [1]
	}
};
