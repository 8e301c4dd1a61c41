import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileScores } from '#lib/instruments/compile-scores.ts';
import type { Figure, Question, Released } from '#lib/measures/figure.ts';
import { readCatalogue } from '#lib/server/figures/catalogue.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { readSettings } from '#lib/server/settings.ts';
import { createContractTables } from '#lib/server/warehouse/contract.ts';
import { deriveTables } from '#lib/server/warehouse/derive.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

type Answer = Record<string, string | number | null>;

const catalogue = readCatalogue(readRegistry());

/** One line of a remittance of the primary payer, answered on 10 January 2025 unless said otherwise. */
const answer = (
	claim_id: string,
	claim_status: string | null,
	charge: number,
	paid: number,
	adjustments: string | null,
	more: Answer = {}
): Answer => ({
	claim_id,
	line_no: 1,
	claim_status,
	charge,
	paid,
	adjustments,
	remitted_on: '2025-01-10',
	...more
});

const ask = (
	db: DuckDBConnection,
	measure: string,
	question: Partial<Question> = {}
): Promise<Figure> =>
	askFigure(db, catalogue, { measure, where: {}, audience: 'inside', ...question });

/** k of n, or the dollars above and below the line. */
function counted({ value }: Pick<Figure, 'value'>): [number | undefined, number] {
	if (value.state !== 'released') throw new Error(`no number: ${value.reason}`);
	const { k, n, amount }: Released = value;
	return amount ? [amount.part, amount.whole] : [k, n];
}

const countedOf = async (remit_line: Answer[], measure: string) =>
	counted(await ask(await warehouseWith({ remit_line }), measure));

const steps = (figure: Figure) => figure.ledger.map(({ n }) => n);

/** Whose rows succeed among those that pass every step. */
async function members(db: DuckDBConnection, id: string): Promise<string[]> {
	const { sql, ledger } = catalogue.get(id);
	const rows = await runQuery(db, {
		name: id,
		sql: `select distinct claim_id from (${sql}) where success and ${Object.keys(ledger).join(' and ')}`,
		row: z.object({ claim_id: z.string() })
	});
	return rows.map(({ claim_id }) => claim_id).sort();
}

const elevenEvents = [
	answer('C1', '1', 450, 300, 'CO-45:150'),
	answer('C2', '1', 450, 0, 'CO-197:450'),
	answer('C3', '1', 120, 60, 'CO-45:40;PR-2:20'),
	answer('C3', '1', 200, 0, 'CO-16:200', { line_no: 2 }),
	answer('C4', '1', 600, 0, 'PR-1:480;CO-45:120'),
	answer('C5', '4', 500, 0, 'CO-31:500'),
	answer('C6', '2', 450, 50, 'OA-23:300;CO-45:100', { payer: 'Payer B' }),
	answer('C2', '22', -450, 0, 'CO-197:-450', { remitted_on: '2025-02-20' }),
	answer('C2', '1', 450, 310, 'CO-45:140', { remitted_on: '2025-02-20' }),
	answer('C8', '1', 450, 0, 'CO-18:450'),
	answer('C9', '1', 2250, 1350, 'CO-45:450;CO-198:450'),
	answer('C10', '1', 450, 0, 'PR-96:450')
];

describe('eleven remittances of ten claims', () => {
	let db: DuckDBConnection;
	beforeAll(async () => {
		db = await warehouseWith({ remit_line: elevenEvents });
	});

	test.each([
		['initial_denial_rate_claim_full', 3, 7],
		['initial_denial_rate_claim_any', 5, 7],
		['initial_denial_rate_line', 4, 8],
		['initial_denial_rate_line_any', 5, 8],
		['initial_denial_rate_dollars', 2050, 5020],
		['initial_denial_rate_charges', 1400, 5020],
		['zero_pay_rate', 4, 7],
		['zero_pay_rate_line', 5, 8],
		['first_pass_paid_rate', 3, 7],
		['overturn_rate', 1, 1],
		['final_denial_rate', 3, 8]
	])('%s is %d of %d', async (measure, part, whole) => {
		expect(counted(await ask(db, measure))).toEqual([part, whole]);
	});

	test.each([
		['initial_denial_rate_claim_full', ['C10', 'C2', 'C5']],
		['initial_denial_rate_claim_any', ['C10', 'C2', 'C3', 'C5', 'C9']],
		['zero_pay_rate', ['C10', 'C2', 'C4', 'C5']]
	])('%s counts just these claims', async (measure, claims) => {
		expect(await members(db, measure)).toEqual(claims);
	});

	test('the ledger leads from every answered line to the rate', async () => {
		const { ledger } = await ask(db, 'initial_denial_rate_line');
		expect(ledger.map(({ step, n }) => [step, n])).toEqual([
			['answered', 10],
			['adjudicated', 10],
			['primary_payer', 9],
			['first_answer', 9],
			['original', 8],
			['classified', 8]
		]);
	});

	test('a claim counts in the month it was first answered, not again when it is corrected', async () => {
		const { series } = await ask(db, 'initial_denial_rate_claim_full', { by: 'month' });
		expect(series.map(({ by, value }) => [by.month, counted({ value })])).toEqual([
			['2025-01', [3, 7]]
		]);
	});

	test('the reason codes of the denied lines add up to the lines denied', async () => {
		const { series, value } = await ask(db, 'denials_by_carc');
		const groups = series.map((point) => [point.by.category, ...counted(point)]);
		expect(groups.sort()).toEqual([
			['16', 1, 5],
			['197', 1, 5],
			['198', 1, 5],
			['31', 1, 5],
			['96', 1, 5]
		]);
		expect(value).toMatchObject({ n: 5 });
	});

	test('the classes of reason add up to the lines denied', async () => {
		const { series } = await ask(db, 'denials_by_class');
		const groups = series.map((point) => [point.by.category, counted(point)[0]]);
		expect(Object.fromEntries(groups)).toEqual({
			authorization: 2,
			benefit: 1,
			documentation: 1,
			eligibility: 1
		});
	});
});

describe('what is a denial', () => {
	test('trap 20: a claim processed as primary (CLP02 = 1) is denied by its reason code', async () => {
		const remits = [
			answer('A', '1', 450, 0, 'CO-197:450'),
			answer('B', '19', 450, 0, 'CO-50:450'),
			answer('C', '1', 450, 450, null)
		];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([2, 3]);
	});

	test('trap 20: without any reason code, CLP02 = 4 is a denial of all that was not paid', async () => {
		const remits = [answer('A', '4', 450, 0, null), answer('B', '1', 450, 450, null)];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([1, 2]);
		expect(await countedOf(remits, 'initial_denial_rate_dollars')).toEqual([450, 900]);
	});

	test('trap 21: nothing paid because of the deductible is zero pay and no denial', async () => {
		const remits = [
			answer('A', '1', 600, 0, 'PR-1:480;CO-45:120'),
			answer('B', '1', 100, 0, 'PR-3:100')
		];
		expect(await countedOf(remits, 'zero_pay_rate')).toEqual([2, 2]);
		expect(await countedOf(remits, 'initial_denial_rate_claim_any')).toEqual([0, 2]);
	});

	test('trap 22: PR-96 and PR-204 are denials billed to the patient; CO-45 and OA-23 are none', async () => {
		const remits = [
			answer('A', '1', 450, 0, 'PR-96:450'),
			answer('B', '1', 450, 0, 'PR-204:450'),
			answer('C', '1', 450, 0, 'CO-45:450'),
			answer('D', '1', 450, 0, 'OA-23:450')
		];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([2, 4]);
	});

	test('a code that starts with P is no denial, and a zero in front changes nothing', async () => {
		const remits = [answer('A', '1', 90, 0, 'CO-P12:90'), answer('B', '01', 90, 0, 'CO-050:90')];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([1, 2]);
	});

	test('an amount taken and given back under one code denies nothing', async () => {
		const remits = [answer('A', '1', 450, 450, 'CO-197:450;CO-197:-450')];
		expect(await countedOf(remits, 'initial_denial_rate_line_any')).toEqual([0, 1]);
	});

	test('a code nobody has classed counts neither way, and the bounds say what it could be', async () => {
		const db = await warehouseWith({
			remit_line: [
				answer('A', '1', 450, 0, 'CO-197:450'),
				answer('B', '1', 450, 300, 'CO-45:150'),
				answer('C', '1', 450, 0, 'CO-999:450'),
				answer('D', '1', 450, 0, 'CO-999:200;CO-16:250')
			]
		});
		const figure = await ask(db, 'initial_denial_rate_line');
		expect(counted(figure)).toEqual([2, 3]);
		expect(steps(figure).slice(-2)).toEqual([4, 3]);
		expect(figure.bounds).toEqual({ lo: 0.5, hi: 0.75 });
	});

	test('money short for an unclassified code does not hide that the rest was paid', async () => {
		const remits = [answer('A', '1', 450, 300, 'CO-999:150')];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([0, 1]);
		const db = await warehouseWith({ remit_line: remits });
		expect((await ask(db, 'initial_denial_rate_line_any')).value.state).toBe('none');
	});

	test('a line short of money without any reason counts neither way', async () => {
		const remits = [answer('A', '1', 450, 0, null), answer('B', '1', 450, 0, 'CO-29:450')];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([1, 1]);
	});

	test('a line with two denial codes is told under the one that took more', async () => {
		const db = await warehouseWith({
			remit_line: [
				answer('A', '1', 450, 0, 'CO-16:100;CO-45:200;CO-197:150'),
				answer('B', '1', 450, 0, 'CO-50:150;PR-50:100;CO-29:200')
			]
		});
		const { series } = await ask(db, 'denials_by_carc');
		expect(series.map((point) => [point.by.category, ...counted(point)])).toEqual([
			['197', 1, 2],
			['50', 1, 2]
		]);
	});

	test('denied lines can be told by one class alone', async () => {
		const db = await warehouseWith({ remit_line: elevenEvents });
		const figure = await ask(db, 'denials_by_carc', { where: { denial_class: ['authorization'] } });
		expect(figure.series.map(({ by }) => by.category)).toEqual(['197', '198']);
	});
});

describe('what is an initial answer', () => {
	const denied = answer('A', '1', 450, 0, 'CO-197:450');
	const back = { remitted_on: '2025-02-20' };

	test('trap 23: a reversal is no denial, and what follows it is no second answer', async () => {
		const remits = [
			denied,
			answer('A', '22', -450, 0, 'CO-197:-450', back),
			answer('A', '1', 450, 0, 'CO-29:450', back)
		];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([1, 1]);
	});

	test('trap 23: a reversal on the day of the first answer comes after it', async () => {
		const remits = [
			answer('A', '22', -450, 0, 'CO-31:-450'),
			answer('A', '1', 450, 310, 'CO-45:140'),
			answer('A', '4', 450, 0, 'CO-31:450')
		];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([1, 1]);
	});

	test('trap 23: a correction whose first answer is not in the data is not taken for the first', async () => {
		const db = await warehouseWith({
			remit_line: [
				answer('A', '22', -450, 0, 'CO-197:-450', back),
				answer('A', '1', 450, 310, 'CO-45:140', back),
				answer('B', '1', 450, 310, 'CO-45:140')
			]
		});
		const figure = await ask(db, 'initial_denial_rate_line');
		expect(counted(figure)).toEqual([0, 1]);
		expect(steps(figure)).toEqual([2, 2, 2, 1, 1, 1]);
	});

	test('a second answer without a reversal does not replace the first', async () => {
		const remits = [answer('A', '1', 450, 310, 'CO-45:140', back), denied];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([1, 1]);
	});

	test('of two answers on one day the denial came first', async () => {
		const remits = [answer('A', '19', 450, 310, 'CO-45:140'), denied];
		expect(await countedOf(remits, 'initial_denial_rate_line')).toEqual([1, 1]);
	});

	test('trap 24: a claim turned away as a duplicate is in no rate', async () => {
		const db = await warehouseWith({ remit_line: [denied, answer('B', '1', 450, 0, 'CO-18:450')] });
		for (const measure of ['initial_denial_rate_line', 'initial_denial_rate_claim_any'])
			expect(counted(await ask(db, measure))).toEqual([1, 1]);
		expect(counted(await ask(db, 'zero_pay_rate'))).toEqual([1, 1]);
	});

	test('trap 24: a duplicate that is also denied for another reason is a denial', async () => {
		const remits = [answer('A', '1', 450, 0, 'CO-18:200;CO-50:250')];
		expect(await countedOf(remits, 'initial_denial_rate_dollars')).toEqual([250, 450]);
	});

	test.each([
		['payer_sequence 2', { payer_sequence: 2 }, '1'],
		['payer_sequence 3', { payer_sequence: 3 }, '4'],
		['CLP02 = 2', {}, '2'],
		['CLP02 = 3', {}, '3'],
		['CLP02 = 20', {}, '20'],
		['CLP02 = 21', {}, '21']
	])('trap 25: the answer of a later payer is left out (%s)', async (_, more, clp02) => {
		const later = answer('A', clp02, 450, 0, 'CO-197:450', { payer: 'Payer B', ...more });
		const paid = answer('A', '1', 450, 310, 'CO-45:140', { payer_sequence: 1 });
		expect(await countedOf([paid, later], 'initial_denial_rate_line')).toEqual([0, 1]);
	});

	test('claims forwarded to another payer and predeterminations are left out', async () => {
		const db = await warehouseWith({
			remit_line: [
				answer('A', '23', 450, 0, 'CO-109:450'),
				answer('B', '25', 450, 0, 'CO-197:450'),
				answer('C', '25', 450, 0, 'CO-197:450'),
				answer('C', '1', 450, 310, 'CO-45:140', back)
			]
		});
		const figure = await ask(db, 'initial_denial_rate_line');
		expect(counted(figure)).toEqual([0, 1]);
		expect(steps(figure)).toEqual([3, 1, 1, 1, 1, 1]);
	});

	test('two payers that each answer as the primary one each give a first answer', async () => {
		const db = await warehouseWith({
			remit_line: [
				answer('A', '4', 450, 0, 'CO-31:450', { payer: 'Payer A' }),
				answer('A', '1', 450, 310, 'CO-45:140', { payer: 'Payer B', ...back })
			]
		});
		const { series } = await ask(db, 'initial_denial_rate_claim_full', { by: 'payer' });
		expect(series.map((point) => [point.by.payer, ...counted(point)])).toEqual([
			['Payer A', 1, 1],
			['Payer B', 0, 1]
		]);
	});

	test('an answer that names no payer is of the payer billed', async () => {
		const db = await warehouseWith({
			claim_line: [{ claim_id: 'A', line_no: 1, payer: 'Payer B', charge: 450 }],
			remit_line: [
				answer('A', '1', 450, 0, 'CO-197:450', { payer: null }),
				answer('A', '1', 450, 310, 'CO-45:140', { payer: 'Payer B', ...back })
			]
		});
		const { series } = await ask(db, 'initial_denial_rate_line', { by: 'payer' });
		expect(series.map((point) => [point.by.payer, ...counted(point)])).toEqual([['Payer B', 1, 1]]);
	});

	test('a claim answered in pieces is one claim, dated by the first piece', async () => {
		const db = await warehouseWith({
			remit_line: [denied, answer('A', '1', 200, 150, 'CO-45:50', { line_no: 2, ...back })]
		});
		expect(counted(await ask(db, 'initial_denial_rate_claim_full'))).toEqual([0, 1]);
		const any = await ask(db, 'initial_denial_rate_claim_any', { by: 'month' });
		expect(any.series.map((point) => [point.by.month, ...counted(point)])).toEqual([
			['2025-01', 1, 1]
		]);
	});

	test('an answer dated after the export is not yet known', async () => {
		const remit_line = [denied, answer('B', '1', 450, 0, 'CO-29:450', back)];
		const db = await warehouseWith({ remit_line }, '2025-01-31');
		expect(counted(await ask(db, 'initial_denial_rate_line'))).toEqual([1, 1]);
	});

	test('day numbers put answers in order as dates do, and a month is refused', async () => {
		const days = (remitted_day: number) => ({ remitted_on: null, remitted_day });
		const db = await warehouseWith({
			remit_line: [
				answer('A', '1', 450, 310, 'CO-45:140', days(80)),
				answer('A', '22', -450, 0, 'CO-197:-450', days(80)),
				answer('A', '1', 450, 0, 'CO-197:450', days(30))
			]
		});
		expect(counted(await ask(db, 'initial_denial_rate_line'))).toEqual([1, 1]);
		await expect(ask(db, 'initial_denial_rate_line', { by: 'month' })).rejects.toThrow(
			'no calendar dates'
		);
	});
});

describe('a billing export without adjustment codes', () => {
	const billing = (claim: string, status: string, paid: number, more: Answer = {}) =>
		answer(claim, null, 450, paid, null, { status, ...more });
	const remits = [
		billing('A', 'paid', 300),
		billing('B', 'denied', 0),
		billing('C', 'partial', 100),
		billing('D', 'pending', 0),
		billing('E', 'reversed', 0, { remitted_on: '2025-02-20' }),
		billing('E', 'denied', 0)
	];
	let db: DuckDBConnection;
	beforeAll(async () => {
		db = await warehouseWith({ remit_line: remits });
	});

	test('its status decides, and what is pending is not answered yet', async () => {
		const figure = await ask(db, 'initial_denial_rate_line');
		expect(counted(figure)).toEqual([2, 4]);
		expect(steps(figure)).toEqual([5, 4, 4, 4, 4, 4]);
		expect(counted(await ask(db, 'initial_denial_rate_line_any'))).toEqual([3, 4]);
	});

	test('how much of a partial line was denied is not known: its dollars are left out', async () => {
		expect(counted(await ask(db, 'initial_denial_rate_dollars'))).toEqual([900, 1350]);
	});

	test('its denials have no reason code', async () => {
		const { series } = await ask(db, 'denials_by_carc');
		expect(series.map((point) => [point.by.category, ...counted(point)])).toEqual([
			['no code given', 3, 3]
		]);
	});
});

describe('what became of a denial', () => {
	const later = { remitted_on: '2025-02-20' };
	const remit_line = [
		answer('paid', '1', 450, 0, 'CO-197:450'),
		answer('paid', '22', -450, 0, 'CO-197:-450', later),
		answer('paid', '1', 450, 310, 'CO-45:140', later),
		answer('upheld', '1', 450, 0, 'CO-197:450'),
		answer('upheld', '1', 450, 0, 'CO-50:450', later),
		answer('open', '1', 450, 0, 'CO-197:450'),
		answer('taken back', '1', 450, 0, 'CO-197:450'),
		answer('taken back', '22', -450, 0, 'CO-197:-450', later),
		answer('never denied', '1', 450, 310, 'CO-45:140'),
		answer('never denied', '1', 450, 450, null, later)
	];

	test('only a denied claim that was answered again can be overturned', async () => {
		const figure = await ask(await warehouseWith({ remit_line }), 'overturn_rate', { by: 'month' });
		expect(counted(figure)).toEqual([1, 2]);
		expect(steps(figure).slice(-3)).toEqual([5, 4, 2]);
		expect(figure.series.map(({ provisional }) => provisional)).toEqual([true]);
	});

	test('a line is denied for good by its latest answer, and a reversal alone is none', async () => {
		expect(await countedOf(remit_line, 'final_denial_rate')).toEqual([3, 5]);
	});
});

describe('days to the first answer', () => {
	const lines = (more: Answer[]) =>
		more.map((line) => ({ claim_id: 'A', line_no: 1, charge: 450, ...line }));

	test('run from the first submission to the first answer', async () => {
		const db = await warehouseWith({
			claim_line: lines([
				{ submitted_on: '2025-01-03' },
				{ line_no: 2, submitted_on: '2025-01-05' },
				{ claim_id: 'B', submitted_on: '2025-01-06' },
				{ claim_id: 'C' },
				{ claim_id: 'D', submitted_on: '2025-01-11' }
			]),
			remit_line: ['A', 'B', 'C', 'D'].map((claim) => answer(claim, '1', 450, 0, 'CO-197:450'))
		});
		const figure = await ask(db, 'days_to_adjudication');
		expect(steps(figure).slice(-3)).toEqual([4, 3, 2]);
		expect(figure.value).toMatchObject({ n: 2, value: 5.5, spread: { min: 4, max: 7 } });
	});

	test('are known from day numbers too', async () => {
		const db = await warehouseWith({
			claim_line: lines([{ submitted_day: 12 }]),
			remit_line: [answer('A', '1', 450, 450, null, { remitted_on: null, remitted_day: 33 })]
		});
		expect((await ask(db, 'days_to_adjudication')).value).toMatchObject({ n: 1, value: 21 });
	});
});

describe('what denials are grouped by', () => {
	test('lines by what was billed, and by the stay they belong to', async () => {
		const db = await warehouseWith({
			episode: [
				{ episode_id: 'e1', program: 'Day', admitted_on: '2025-01-01' },
				{ episode_id: 'e2', program: 'Evening', admitted_on: '2025-01-01' }
			],
			claim_line: [
				{ claim_id: 'A', line_no: 1, episode_id: 'e1', procedure_code: 'H0035', charge: 450 },
				{ claim_id: 'B', line_no: 1, episode_id: 'e2', procedure_code: 'H0015', charge: 450 }
			],
			remit_line: [
				answer('A', '1', 450, 0, 'CO-197:450'),
				answer('A', '1', 90, 90, null, { line_no: 2 }),
				answer('B', '1', 450, 450, null)
			]
		});
		const by = async (dimension: string) => {
			const { series } = await ask(db, 'initial_denial_rate_line', { by: dimension });
			return series.map((point) => [point.by[dimension], ...counted(point)]);
		};
		expect(await by('program')).toEqual([
			['Day', 1, 2],
			['Evening', 0, 1]
		]);
		expect(await by('procedure_code')).toEqual([
			['H0015', 0, 1],
			['H0035', 1, 1],
			['unknown', 0, 1]
		]);
		const claims = await ask(db, 'initial_denial_rate_claim_any', { by: 'program' });
		expect(claims.series.map((point) => counted(point))).toEqual([
			[1, 1],
			[0, 1]
		]);
	});

	test('the charge of a remittance that gives none is the one billed', async () => {
		const db = await warehouseWith({
			claim_line: [{ claim_id: 'A', line_no: 1, charge: 450 }],
			remit_line: [answer('A', '1', 0, 0, 'CO-197:450', { charge: null })]
		});
		expect(counted(await ask(db, 'initial_denial_rate_dollars'))).toEqual([450, 450]);
	});
});

describe("a program's own classes of reason codes", () => {
	async function warehouseOf(dataFolder: string): Promise<DuckDBConnection> {
		const db = await (await DuckDBInstance.create(':memory:')).connect();
		await createContractTables(db);
		await db.run(
			`insert into remit_line (claim_id, line_no, claim_status, remitted_on, charge, paid, adjustments) values
				('A', 1, '1', '2025-01-10', 450, 0, 'CO-999:450'),
				('B', 1, '1', '2025-01-10', 450, 0, 'CO-96:450'),
				('C', 1, '1', '2025-01-10', 450, 0, 'CO-29:450'),
				('D', 1, '1', '2025-01-10', 450, 0, 'CO-50:450')`
		);
		await deriveTables(db, {
			settings: readSettings(),
			snapshot: '1',
			loadedOn: '2100-01-01',
			asOf: null,
			definitions: 'test',
			scores: compileScores(readRegistry()),
			dataFolder
		});
		return db;
	}

	test('lie over ours, and a class nobody knows is no denial by a slip', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'plumbline-carc-'));
		const rows = ['carc,class,source', '999,Coding,us', '96,not_denial,us', '29,timely-filling,us'];
		writeFileSync(join(folder, 'carc_class.csv'), rows.join('\n'));
		const figure = await ask(await warehouseOf(folder), 'initial_denial_rate_line');
		expect(counted(figure)).toEqual([2, 3]);
		expect(figure.bounds).toEqual({ lo: 0.5, hi: 0.75 });
	});
});
