import fc from 'fast-check';

/** The rows of one table as an export has them: a header line, then lines. */
export type Export = { table: string; header: string; lines: string[] };

const headers = {
	episode:
		'episode_id,person_id,program,level_of_care,payer,admitted_on,discharged_on,discharge_reason',
	assessment: 'episode_id,instrument,assessed_on,total',
	attendance: 'episode_id,service_on,service_type,scheduled_minutes,attended_minutes,status',
	claim_line:
		'claim_id,line_no,episode_id,payer,submitted_on,service_from,procedure_code,units,charge',
	remit_line:
		'claim_id,line_no,payer,payer_sequence,claim_status,remitted_on,charge,paid,adjustments'
};

type TableName = keyof typeof headers;

/** The day `after` days after 1 January 2025. */
const day = (after: number): string =>
	new Date(Date.UTC(2025, 0, 1 + after)).toISOString().slice(0, 10);

const reasons = ['completed', 'left_early', 'terminated', 'transferred', 'unknown', ''];
const adjustments = ['', 'CO-197:40.00', 'CO-50:40.00', 'CO-45:10.00;PR-2:5.00', 'CO-16:40.00'];

const answer = fc.record({
	after: fc.integer({ min: 1, max: 4 }),
	sequence: fc.constantFrom('1', '2'),
	status: fc.constantFrom('1', '2', '4', '22'),
	paid: fc.constantFrom('0.00', '60.00', '-60.00', '100.00'),
	adjusted: fc.constantFrom(...adjustments)
});

const stay = fc.record({
	program: fc.constantFrom('North', 'South'),
	payer: fc.constantFrom('Payer A', 'Payer B'),
	admitted: fc.integer({ min: 0, max: 60 }),
	days: fc.option(fc.integer({ min: 0, max: 90 })),
	reason: fc.constantFrom(...reasons),
	scores: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.nat(27)), {
		maxLength: 4,
		selector: ([after]) => after
	}),
	sessions: fc.array(
		fc.tuple(fc.nat(20), fc.constantFrom('group', 'individual'), fc.constantFrom('60', '0')),
		{ maxLength: 4 }
	),
	claims: fc.array(
		// Two answers of one payer on one day and in one capacity would be one row told twice.
		fc.uniqueArray(answer, {
			maxLength: 3,
			selector: ({ after, sequence, status }) => `${after} ${sequence} ${status}`
		}),
		{ maxLength: 2 }
	)
});

/** One stay of a made-up network. */
export type Stay = typeof stay extends fc.Arbitrary<infer Each> ? Each : never;

/** Stays with their scores, sessions, claims and answers, no two rows of which contradict each other. */
export const network = fc.array(stay, { minLength: 3, maxLength: 14 });

const rowsOf: Record<TableName, (each: Stay, id: number) => (string | number)[][]> = {
	episode: ({ program, payer, admitted, days, reason }, id) => [
		[
			`e${id}`,
			`p${id}`,
			program,
			'IOP',
			payer,
			day(admitted),
			days === null ? '' : day(admitted + days),
			days === null ? '' : reason
		]
	],
	assessment: ({ admitted, scores }, id) =>
		scores.map(([after, total]) => [`e${id}`, 'phq-9', day(admitted + after), total]),
	attendance: ({ admitted, sessions }, id) =>
		sessions.map(([after, type, minutes]) => {
			const status = minutes === '0' ? 'no_show' : 'attended';
			return [`e${id}`, day(admitted + after), type, 60, minutes, status];
		}),
	claim_line: ({ admitted, payer, claims }, id) =>
		claims.map((_, line) => {
			const [submitted, service] = [day(admitted + 10), day(admitted + line)];
			return [`c${id}`, line + 1, `e${id}`, payer, submitted, service, 'H0015', 1, '100.00'];
		}),
	remit_line: ({ admitted, payer, claims }, id) =>
		claims.flatMap((answers, line) =>
			answers.map(({ after, sequence, status, paid, adjusted }) => {
				const on = day(admitted + 20 + after);
				return [`c${id}`, line + 1, payer, sequence, status, on, '100.00', paid, adjusted];
			})
		)
};

/** A network as exports, one for each table; `number` gives the id of the stay at this place. */
export const exportsOf = (stays: Stay[], number = (at: number) => at): Export[] =>
	(Object.keys(headers) as TableName[]).map((table) => ({
		table,
		header: headers[table],
		lines: stays.flatMap((each, at) => rowsOf[table](each, number(at)).map((row) => row.join(',')))
	}));

/** The text of an export. */
export const textOf = ({ header, lines }: Export): string => [header, ...lines, ''].join('\n');
