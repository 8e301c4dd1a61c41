/**
 * A made-up network of three programs with a bit of everything: people still here, reasons not known, scores
 * missing, claims paid and denied. The same every time: nothing in it is drawn by chance.
 */
const programs = ['North', 'South', 'West'];
const reasons = ['completed', 'left_early', 'completed', 'transferred', 'terminated', null];
const day = (month: number, date: number): string =>
	`2025-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

const numbers = Array.from({ length: 60 }, (_, index) => index);

const episode = numbers.map((index) => {
	const month = (index % 6) + 1;
	const isHere = index % 7 === 0;
	return {
		episode_id: `e${index}`,
		program: programs[index % 3] ?? 'North',
		site: index % 5 === 0 ? null : `Site ${index % 2}`,
		payer: `Payer ${index % 4}`,
		track: index % 2 === 0 ? 'MH' : 'SUD',
		sex: index % 4 === 0 ? null : 'F',
		admitted_on: day(month, (index % 27) + 1),
		discharged_on: isHere ? null : day(month + 2, ((index * 5) % 27) + 1),
		discharge_reason: isHere ? null : (reasons[index % 6] ?? null)
	};
});

const scores = (instrument: string, most: number) =>
	episode.flatMap(({ episode_id, admitted_on, discharged_on }, index) => [
		...(index % 8 === 0
			? []
			: [{ episode_id, instrument, assessed_on: admitted_on, total: (index * 7) % most }]),
		...(index % 5 === 0 || discharged_on === null
			? []
			: [{ episode_id, instrument, assessed_on: discharged_on, total: (index * 3) % most }])
	]);

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

export const smallNetwork = {
	episode,
	assessment: [...scores('phq-9', 28), ...scores('gad-7', 22)],
	claim_line: lines,
	remit_line: answers
};
