import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import type { Figure } from '#lib/measures/figure.ts';
import { ask } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

/** [claim, line, procedure, paid]: c1 and c2 hold one procedure each, c3 two; only c2 is denied. */
const lines: [string, number, string, number][] = [
	['c1', 1, 'H0015', 100],
	['c1', 2, 'H0015', 100],
	['c2', 1, '90853', 0],
	['c3', 1, 'H0015', 100],
	['c3', 2, '90853', 100]
];

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith({
		episode: [{ episode_id: 'e1', admitted_on: '2025-01-02', program: 'Day' }],
		claim_line: lines.map(([claim_id, line_no, procedure_code]) => ({
			claim_id,
			line_no,
			procedure_code,
			episode_id: claim_id === 'c1' ? null : 'e1',
			service_from: '2025-02-03',
			charge: 100
		})),
		remit_line: lines.map(([claim_id, line_no, , paid]) => ({
			claim_id,
			line_no,
			payer_sequence: 1,
			claim_status: '1',
			remitted_on: '2025-03-03',
			charge: 100,
			paid,
			adjustments: paid === 0 ? 'CO-197:100' : null
		}))
	});
});

const groups = ({ series }: Figure, by: string) =>
	series.map(({ by: at, value }) => [at[by], value.state === 'released' ? value.n : value.state]);

test('a line is in the group of its own procedure', async () => {
	const figure = await ask(db, 'initial_denial_rate_line', { by: 'procedure_code' });
	expect(groups(figure, 'procedure_code')).toEqual([
		['90853', 2],
		['H0015', 3]
	]);
});

test('a claim of several procedures is in neither of them', async () => {
	const figure = await ask(db, 'initial_denial_rate_claim_full', { by: 'procedure_code' });
	expect(groups(figure, 'procedure_code')).toEqual([
		['90853', 1],
		['H0015', 1],
		['mixed', 1]
	]);
});

test('claims have the program of their episode, and unknown without one', async () => {
	const figure = await ask(db, 'initial_denial_rate_claim_full', { by: 'program' });
	expect(groups(figure, 'program')).toEqual([
		['Day', 2],
		['unknown', 1]
	]);
});

test('the reason code filters where the measure says which one counts', async () => {
	const where = { carc: ['197'] };
	const figure = await ask(db, 'denials_by_class', { where });
	expect(figure.value).toMatchObject({ state: 'released', n: 1 });
	await expect(ask(db, 'initial_denial_rate_claim_full', { where })).rejects.toThrow(
		/cannot be filtered by carc/
	);
});

test('a claim of two episodes has what they agree on, and is mixed where they differ', async () => {
	const episode = { admitted_on: '2025-01-02', level_of_care: 'IOP' };
	const two = await warehouseWith({
		episode: [
			{ ...episode, episode_id: 'e1', program: 'Day', sex: 'female' },
			{ ...episode, episode_id: 'e2', program: 'Evening' }
		],
		claim_line: ['e1', 'e2'].map((episode_id, at) => ({
			...{ claim_id: 'c1', line_no: at + 1, episode_id, service_from: '2025-02-03', charge: 100 }
		})),
		remit_line: [1, 2].map((line_no) => ({
			...{ claim_id: 'c1', line_no, payer_sequence: 1, claim_status: '1' },
			...{ remitted_on: '2025-03-03', charge: 100, paid: 100 }
		}))
	});
	const byOf = async (by: string) =>
		groups(await ask(two, 'initial_denial_rate_claim_full', { by }), by);
	expect(await byOf('program')).toEqual([['mixed', 1]]);
	expect(await byOf('level_of_care')).toEqual([['IOP', 1]]);
	expect(await byOf('sex')).toEqual([['female', 1]]);
});
