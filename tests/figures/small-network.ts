/**
 * A made-up network of three programs with a bit of everything: people still here, reasons not known, scores
 * missing, claims paid and denied. The same every time: nothing in it is drawn by chance.
 */
const programs = ['North', 'South', 'West'];
const reasons = ['completed', 'left_early', 'completed', 'transferred', 'terminated', null];
const day = (month: number, date: number): string =>
	`2025-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** One person of long ago, scored again half a year and a year later. */
const longAgo = {
	episode_id: 'old',
	program: 'North',
	site: 'Site 0',
	person_id: 'old',
	level_of_care: 'IOP',
	referred_on: null,
	payer: 'Payer 0',
	track: 'MH',
	sex: 'F',
	admitted_on: '2024-01-10',
	discharged_on: '2024-03-10',
	discharge_reason: 'completed'
};
const longAgoScores = [
	['2024-01-10', 16],
	['2024-06-15', 8],
	['2025-01-15', 4]
].map(([assessed_on, total]) => ({
	episode_id: 'old',
	instrument: 'phq-9',
	assessed_on: `${assessed_on}`,
	total: Number(total)
}));

const numbers = Array.from({ length: 60 }, (_, index) => index);

const episode = numbers.map((index) => {
	const month = (index % 6) + 1;
	const isHere = index % 7 === 0;
	return {
		episode_id: `e${index}`,
		program: programs[index % 3] ?? 'North',
		site: index % 5 === 0 ? null : `Site ${index % 2}`,
		person_id: `p${index % 6 === 5 ? index - 1 : index}`,
		level_of_care: ['PHP', 'IOP', 'OP'][index % 3] ?? 'IOP',
		referred_on: index % 6 === 1 ? null : day(month, Math.max(1, (index % 27) - 3)),
		payer: `Payer ${index % 4}`,
		track: index % 2 === 0 ? 'MH' : 'SUD',
		sex: index % 4 === 0 ? null : 'F',
		admitted_on: day(month, (index % 27) + 1),
		discharged_on: isHere ? null : day(month + 2, ((index * 5) % 27) + 1),
		discharge_reason: isHere ? null : (reasons[index % 6] ?? null)
	};
});

/** Totals, and beside those of the PHQ-9 the answer to item 9 alone, which now and then is left out. */
const scores = (instrument: string, most: number) => {
	const score = (episode_id: string, assessed_on: string, total: number) => ({
		episode_id,
		instrument,
		assessed_on,
		total,
		items: (instrument === 'phq-9' && total % 5 !== 0 ? { item_9: (total % 3) % 2 } : {}) as Record<
			string,
			number
		>
	});
	return episode.flatMap(({ episode_id, admitted_on, discharged_on }, index) => [
		...(index % 8 === 0 ? [] : [score(episode_id, admitted_on, (index * 7) % most)]),
		...(index % 5 === 0 || discharged_on === null
			? []
			: [score(episode_id, discharged_on, (index * 3) % most)])
	]);
};

/** The medical questions of the ASI, at both ends of a stay. */
const interviews = episode.flatMap(({ episode_id, admitted_on, discharged_on }, index) =>
	[admitted_on, discharged_on].flatMap((assessed_on, place) =>
		assessed_on === null
			? []
			: [
					{
						episode_id,
						instrument: 'asi',
						assessed_on,
						items: { m6: (index * 3) % 31, m7: index % 5, m8: (index + place) % 5 }
					}
				]
	)
);

/** Screens at admission, now and then with a question left out. */
const screens = episode.flatMap(({ episode_id, admitted_on: assessed_on }, index) => {
	const thoughts = index % 3 === 0 ? 0 : 1;
	const asked = { item_1: thoughts, item_2: thoughts, item_3: index % 2 };
	const level = { ...asked, item_4: 0, item_5: 0, item_6: 0 };
	return [
		{
			episode_id,
			instrument: 'audit-c',
			assessed_on,
			items: { item_1: (index % 4) + 1, item_2: index % 3, item_3: index % 2 }
		},
		{
			episode_id,
			instrument: 'c-ssrs',
			assessed_on,
			items: (index % 7 === 0 ? { item_1: thoughts } : level) as Record<string, number>
		}
	];
});

const lines = numbers.flatMap((index) =>
	[1, 2].map((line_no) => ({
		claim_id: `c${index}`,
		line_no,
		episode_id: `e${index}`,
		payer: `Payer ${index % 4}`,
		procedure_code: line_no === 1 ? 'H0015' : `9083${index % 3}`,
		revenue_code: '0906',
		submitted_on: day((index % 6) + 2, 2),
		service_from: day((index % 6) + 1, 20),
		charge: 100 + index
	}))
);

const answers = lines
	.filter((_, index) => index % 9 !== 0)
	.map(({ claim_id, line_no, payer, charge }, index) => ({
		claim_id,
		line_no,
		payer,
		payer_sequence: 1,
		claim_status: '1',
		remitted_on: day((index % 6) + 3, 15),
		charge,
		paid: index % 4 === 0 ? 0 : charge,
		adjustments: index % 4 === 0 ? `CO-197:${charge}` : null
	}));

/** Every twelfth claim is denied whole; half of those are taken up again and paid. */
const isDenied = (claim: string): boolean => Number(claim.slice(1)) % 12 === 1;
const firstAnswers = answers.map((answer) =>
	isDenied(answer.claim_id) ? { ...answer, paid: 0, adjustments: `CO-50:${answer.charge}` } : answer
);
const laterAnswers = answers
	.filter(({ claim_id }) => isDenied(claim_id) && Number(claim_id.slice(1)) % 24 === 1)
	.map((answer) => ({
		...answer,
		remitted_on: '2025-08-12',
		paid: answer.charge,
		adjustments: null
	}));

const statuses = ['attended', 'attended', 'attended', 'no_show', 'late_cancel', 'program_cancel'];

const attendance = episode.flatMap(({ episode_id }, index) =>
	index % 10 === 0
		? []
		: Array.from({ length: 12 }, (_, number) => ({
				episode_id,
				service_day: 2 * number + (index % 3),
				service_type: number % 3 === 0 ? 'individual' : 'group',
				status: statuses[(index + number) % 6] ?? 'attended',
				scheduled_minutes: 180,
				attended_minutes: 120 + 10 * (index % 7)
			}))
);

const authorization = episode.map(({ episode_id, admitted_on, payer }, index) => ({
	authorization_id: `a${index}`,
	episode_id,
	payer,
	review_type: index % 3 === 0 ? 'initial' : 'concurrent',
	requested_on: admitted_on,
	decided_on: index % 11 === 0 ? null : admitted_on,
	days_requested: 10 + (index % 5),
	days_approved: index % 11 === 0 ? null : index % 4 === 0 ? 0 : 8
}));

const answersOf = (index: number): Record<string, number> =>
	index % 3 === 0 ? {} : { item_1: (index % 5) + 1, item_2: ((index * 3) % 5) + 1 };

const survey = episode.map(({ episode_id, discharged_on }, index) => ({
	survey_id: `s${index}`,
	episode_id: index % 13 === 0 ? null : episode_id,
	instrument: 'satisfaction',
	stakeholder: index % 7 === 0 ? 'family' : 'person_served',
	offered_on: discharged_on ?? '2025-08-01',
	returned_on: index % 3 === 0 ? null : (discharged_on ?? '2025-08-02'),
	items: answersOf(index)
}));

const follow_up = episode.flatMap(({ episode_id, discharged_on }, index) =>
	discharged_on === null
		? []
		: [30, 90].map((due_day) => ({ episode_id, due_day, reached: (index + due_day) % 4 !== 0 }))
);

const outcomes = ['admitted', 'admitted', 'not_admitted', 'waiting', null];

const referral = numbers.map((index) => ({
	referral_id: `r${index}`,
	episode_id: index % 5 === 0 ? `e${index}` : null,
	program: programs[index % 3] ?? 'North',
	payer: `Payer ${index % 4}`,
	referred_on: day((index % 6) + 1, (index % 27) + 1),
	outcome: outcomes[index % 5] ?? null
}));

const appeal = numbers
	.filter((index) => index % 2 === 0)
	.map((index) => ({
		claim_id: `c${index}`,
		line_no: index % 4 === 0 ? null : 1,
		appealed_on: day((index % 6) + 3, 20),
		decided_on: index % 5 === 0 ? null : '2025-08-10',
		outcome: index % 5 === 0 ? 'pending' : index % 3 === 0 ? 'overturned' : 'upheld'
	}));

export const smallNetwork = {
	attendance,
	authorization,
	survey,
	follow_up,
	referral,
	appeal,
	episode: [...episode, longAgo],
	assessment: [
		...scores('phq-9', 28),
		...scores('gad-7', 22),
		...longAgoScores,
		...interviews,
		...screens
	],
	claim_line: lines,
	remit_line: [...firstAnswers, ...laterAnswers]
};
