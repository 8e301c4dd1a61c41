import { beforeAll, describe, expect, test } from 'vitest';
import { openExports, withExports } from './exports.ts';

const episodes = 600;
let ask: (sql: string) => Promise<number>;

beforeAll(async () => {
	ask = await withExports({ episodes }, ({ out, files }) => openExports(out, files));
});

/** A number that lies in a range wide enough for 600 episodes. */
async function expectBetween(low: number, high: number, sql: string): Promise<void> {
	const value = await ask(sql);
	expect(value).toBeGreaterThanOrEqual(low);
	expect(value).toBeLessThanOrEqual(high);
}

const discharged = 'from episodes where discharged_on is not null';
const stayDays = `discharged_on::date - admitted_on::date`;

describe('episodes', () => {
	test.each([
		['completed', 0.55, 0.66],
		['left_early', 0.15, 0.26],
		['terminated', 0.02, 0.07],
		['transferred', 0.06, 0.14]
	])('about as many %s as in a clinic', async (reason, low, high) => {
		await expectBetween(
			low,
			high,
			`select avg((discharge_reason = '${reason}')::int) ${discharged}`
		);
	});

	test.each([
		['PHP', 14, 35],
		['IOP', 28, 86],
		['OP', 56, 142]
	])('those who complete %s stay a plausible time', async (level, low, high) => {
		const completed = `${discharged} and discharge_reason = 'completed' and level_of_care = '${level}'`;
		await expectBetween(low, high, `select quantile_cont(${stayDays}, 0.02) ${completed}`);
		await expectBetween(low, high, `select quantile_cont(${stayDays}, 0.98) ${completed}`);
	});

	test('some are still here at the end, and nothing is known after it', async () => {
		await expectBetween(0.03, 0.15, 'select avg((discharged_on is null)::int) from episodes');
		expect(await ask("select count(*) from episodes where admitted_on > '2026-08-31'")).toBe(0);
		expect(await ask("select count(*) from remittances where remitted_on > '2026-08-31'")).toBe(0);
	});

	test('people who left early were last there before the discharge', async () => {
		const late = `${discharged} and discharge_reason = 'left_early' and last_attended_on >= discharged_on`;
		expect(await ask(`select count(*) ${late}`)).toBe(0);
	});

	test('people step down and come back: some have more than one stay', async () => {
		await expectBetween(
			1.2,
			1.7,
			'select count(*) / count(distinct person_id) from episodes where person_id is not null'
		);
	});

	test('the three sites have three programs each', async () => {
		expect(await ask('select count(distinct site) from episodes')).toBe(3);
		expect(await ask('select count(distinct program) from episodes')).toBe(9);
	});

	test('no three-digit zip is one of the restricted', async () => {
		const restricted =
			"'036','059','063','102','203','556','692','790','821','823','830','831','878','879','884','890','893'";
		expect(await ask(`select count(*) from episodes where zip3 in (${restricted})`)).toBe(0);
	});
});

describe('attendance', () => {
	test('most scheduled services are attended', async () => {
		await expectBetween(
			0.8,
			0.92,
			"select avg((status = 'attended')::int) from attendance where status <> 'program_cancel'"
		);
	});

	test('nobody attends for longer than scheduled, or at all when they did not come', async () => {
		const wrong = `attended_minutes::int > scheduled_minutes::int
			or (status <> 'attended' and attended_minutes <> '0' and status <> 'excused')`;
		expect(await ask(`select count(*) from attendance where ${wrong}`)).toBe(0);
	});
});

const phqTotal = Array.from({ length: 9 }, (_, index) => `item_${index + 1}::int`).join(' + ');
const weekly = (week: number) =>
	`select avg(${phqTotal}) from assessments_phq9
	join episodes using (episode_id)
	where level_of_care = 'IOP' and assessed_on::date - admitted_on::date between ${7 * week} and ${7 * week + 6}
		and coalesce(discharged_on, '2099-01-01')::date - admitted_on::date >= 56`;

describe('scores', () => {
	test('people start where people start', async () => {
		const first = 'join episodes using (episode_id) where assessed_on = admitted_on';
		await expectBetween(14, 16.5, `select avg(${phqTotal}) from assessments_phq9 ${first}`);
		await expectBetween(0.3, 0.5, `select avg((item_9 > '0')::int) from assessments_phq9 ${first}`);
	});

	test('who stays in intensive outpatient care is about six points better after eight weeks', async () => {
		await expectBetween(4.5, 7.5, `select (${weekly(0)}) - (${weekly(8)})`);
	});

	test('the addiction interview is for people in treatment for substance use', async () => {
		const others = "join episodes using (episode_id) where track = 'MH'";
		expect(await ask(`select count(*) from assessments_asi ${others}`)).toBe(0);
		await expectBetween(
			1.2,
			2,
			'select count(*) / count(distinct episode_id) from assessments_asi'
		);
	});
});

const adjusted = `list_sum(list_transform(
	regexp_extract_all(adjustments, ':(-?[0-9.]+)', 1), amount -> amount::decimal(12, 2)))`;
const firstAnswers = `from remittances
	where payer_sequence = '1' and claim_status <> '22' and adjustments not like '%OA-18%'
	qualify row_number() over (partition by claim_id, line_no order by remitted_on) = 1`;
const isRefused = "regexp_matches(adjustments, '-(197|50|16|22|198|96|27|151|109|170|29):')";

describe('claims', () => {
	test('charge = paid + adjustments, to the cent, on every adjudication', async () => {
		const unbalanced = `adjustments <> 'CO45 150.00'
			and charge::decimal(12, 2) <> paid::decimal(12, 2) + ${adjusted}`;
		expect(await ask(`select count(*) from remittances where ${unbalanced}`)).toBe(0);
	});

	test('every adjudication and appeal is of a line that was billed', async () => {
		for (const file of ['remittances', 'appeals'])
			expect(
				await ask(`select count(*) from ${file} anti join claims using (claim_id, line_no)`)
			).toBe(0);
	});

	test('a reversal takes back exactly what an adjudication before it said', async () => {
		const reversals = "select * from remittances where claim_status = '22'";
		const without = `from (${reversals}) as back anti join remittances as old
			on old.claim_id = back.claim_id and old.line_no = back.line_no
			and old.paid::decimal(12, 2) = -back.paid::decimal(12, 2) and old.remitted_on < back.remitted_on`;
		expect(await ask(`select count(*) from (${reversals})`)).toBeGreaterThan(0);
		expect(await ask(`select count(*) ${without}`)).toBe(0);
	});

	test('about one line in eight is refused at first', async () => {
		await expectBetween(
			0.08,
			0.15,
			`select avg(refused::int) from (select ${isRefused} as refused ${firstAnswers})`
		);
	});

	test('one payer refuses more in the last six months', async () => {
		const rate = (when: string) =>
			`select avg(refused::int) from (select ${isRefused} as refused, payer, remitted_on ${firstAnswers})
			where payer = 'Bluestem Mutual' and ${when}`;
		const before = await ask(rate("remitted_on < '2026-03-01'"));
		expect(await ask(rate("remitted_on > '2026-03-02'"))).toBeGreaterThan(before + 0.04);
	});

	test('every state of a claim occurs: denied, forwarded, second payer, taken back, not answered yet', async () => {
		expect(await ask('select count(distinct claim_status) from remittances')).toBe(5);
		const open = 'from claims anti join remittances using (claim_id)';
		await expectBetween(0.01, 0.1, `select count(*) / (select count(*) from claims) ${open}`);
	});
});

describe('surveys and follow-up', () => {
	test('fewer than all surveys come back and fewer than all people are reached', async () => {
		await expectBetween(0.35, 0.65, 'select avg((returned_on is not null)::int) from surveys');
		await expectBetween(0.3, 0.65, "select avg((reached = 'true')::int) from follow_ups");
	});
});
