import type { Registry } from '#lib/instruments/instrument.ts';
import type { MadeUpRow, MadeUpTables } from '#lib/server/warehouse/made-up-rows.ts';

const twice = [1, 2];
const stays: [id: string, person: string, from: string, to: string | null][] = [
	['e1', 'p1', '2025-01-06', '2025-03-10'],
	['e2', 'p1', '2025-04-07', '2025-06-02'],
	['e3', 'p2', '2025-02-03', null]
];
const dayOf = (month: number, date: number): string =>
	`2025-${`${month}`.padStart(2, '0')}-${`${date}`.padStart(2, '0')}`;

const each = (make: (id: string, number: number, at: number) => MadeUpRow): MadeUpRow[] =>
	stays.flatMap(([id], at) => twice.map((number) => make(id, number, at)));

/** Scored at the start and at the end, by the ends of each scale's range. */
const scoresOf = (registry: Registry, instruments: Set<string>): MadeUpRow[] =>
	registry
		.filter(({ id }) => instruments.has(id))
		.flatMap(({ id, scales, items }) => {
			const range = scales.find(({ total }) => total)?.range;
			const values = (number: number): MadeUpRow =>
				range
					? { total: number === 1 ? range.max : range.min }
					: {
							items: Object.fromEntries(
								items.map(({ code, min, max }) => [code, number === 1 ? max : min])
							)
						};
			return stays.flatMap(([episode_id, , from, to]) => [
				{ episode_id, instrument: id, assessed_on: from, ...values(1) },
				{ episode_id, instrument: id, assessed_on: to ?? '2025-05-05', ...values(2) }
			]);
		});

/**
 * Made-up rows that a clinic's measure is tried on: two of everything that a stay, a claim or a line can have several
 * of, so that a join that doubles rows shows.
 */
export function probeRows(registry: Registry, instruments: Set<string>): MadeUpTables {
	const lines = each((id, line_no, at) => ({ claim_id: `c-${id}`, line_no, episode_id: id, at }));
	return {
		episode: stays.map(([episode_id, person_id, admitted_on, discharged_on]) => ({
			episode_id,
			person_id,
			program: 'Main',
			site: 'Site',
			level_of_care: 'IOP',
			payer: 'Payer A',
			referred_on: admitted_on,
			admitted_on,
			discharged_on,
			discharge_reason: discharged_on === null ? null : 'completed'
		})),
		attendance: each((episode_id, number) => ({
			episode_id,
			service_day: number,
			service_type: 'group',
			status: 'attended',
			scheduled_minutes: 180,
			attended_minutes: 170
		})),
		assessment: scoresOf(registry, instruments),
		claim_line: lines.map(({ at, ...line }) => ({
			...line,
			payer: 'Payer A',
			procedure_code: 'H0015',
			revenue_code: '0906',
			submitted_on: dayOf(Number(at) + 2, 3),
			service_from: dayOf(Number(at) + 2, 1),
			charge: 200
		})),
		remit_line: lines.flatMap(({ at, claim_id = null, line_no = null }) =>
			twice.map((number) => ({
				claim_id,
				line_no,
				payer_sequence: 1,
				claim_status: '1',
				remitted_on: dayOf(Number(at) + 2 + number, 15),
				charge: 200,
				paid: number === 1 ? 0 : 200,
				adjustments: number === 1 ? 'CO-197:150.00;CO-45:50.00' : null
			}))
		),
		appeal: each((id, number, at) => ({
			claim_id: `c-${id}`,
			line_no: 1,
			appealed_on: dayOf(at + 4, number),
			decided_on: dayOf(at + 5, number),
			outcome: 'overturned'
		})),
		authorization: each((episode_id, number) => ({
			authorization_id: `a-${episode_id}-${number}`,
			episode_id,
			payer: 'Payer A',
			review_type: number === 1 ? 'initial' : 'concurrent',
			requested_on: dayOf(2, number),
			decided_on: dayOf(2, number + 2),
			days_requested: 10,
			days_approved: 8
		})),
		survey: each((episode_id, number) => ({
			survey_id: `s-${episode_id}-${number}`,
			episode_id,
			instrument: 'satisfaction',
			stakeholder: 'person_served',
			offered_on: dayOf(3, number),
			returned_on: dayOf(3, number + 1),
			items: { item_1: 5, item_2: 4 }
		})),
		follow_up: each((episode_id, number) => ({ episode_id, due_day: number * 30, reached: true })),
		referral: each((episode_id, number) => ({
			referral_id: `r-${episode_id}-${number}`,
			program: 'Main',
			payer: 'Payer A',
			referred_on: dayOf(1, number),
			outcome: 'admitted'
		}))
	};
}
