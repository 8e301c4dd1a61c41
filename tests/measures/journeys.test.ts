import { describe, expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';
import type { Row } from '../support/warehouse-with.ts';
import { ask, released } from './ask.ts';

const stay = (
	episode_id: string,
	level_of_care: string,
	admitted_on: string,
	discharged_on: string | null,
	discharge_reason = 'completed'
): Row => ({
	episode_id,
	person_id: 'p1',
	level_of_care,
	admitted_on,
	discharged_on,
	discharge_reason: discharged_on === null ? null : discharge_reason
});

/** From PHP to IOP to OP, and back to an IOP. */
const course = [
	stay('php', 'PHP', '2025-01-02', '2025-01-20'),
	stay('iop', 'IOP', '2025-01-22', '2025-03-01'),
	stay('op', 'OP', '2025-03-10', '2025-05-01')
];
const back = stay('back', 'IOP', '2025-05-20', null);
const asOf = '2025-07-31';

describe('one person in three programs', () => {
	test('with 3 days between them at most, PHP and IOP are a journey and OP another', async () => {
		const db = await warehouseWith({ episode: course }, asOf);
		const { spread, n } = released(await ask(db, 'length_of_stay_journey'));
		expect([n, spread?.min, spread?.max]).toEqual([2, 52, 58]);
	});

	test('with 30 days between them all three are one journey of 119 days', async () => {
		const db = await warehouseWith({ episode: course }, asOf, { journey_gap_days: 30 });
		expect(released(await ask(db, 'length_of_stay_journey'))).toMatchObject({ n: 1, value: 119 });
	});

	test('a return after 19 days to a higher level is a readmission', async () => {
		const db = await warehouseWith({ episode: [...course, back] }, asOf);
		const { series } = await ask(db, 'readmission_30_day', { by: 'month' });
		const counts = series.map(({ by, value }) => [
			by.month,
			value.state === 'released' ? [value.k, value.n] : null
		]);
		// The OP after the IOP is a lower level: no return. The IOP after the OP is.
		expect(counts).toEqual([
			['2025-03', [0, 1]],
			['2025-04', null],
			['2025-05', [1, 1]]
		]);
	});

	test('with 30 days the same return is part of the journey, and nothing is a readmission', async () => {
		const db = await warehouseWith({ episode: [...course, back] }, asOf, { journey_gap_days: 30 });
		const figure = await ask(db, 'readmission_30_day');
		expect(figure.value.state).toBe('none');
	});

	test('a journey that is not over has no length yet', async () => {
		const db = await warehouseWith(
			{
				episode: [
					stay('php', 'PHP', '2025-01-02', '2025-01-20'),
					stay('iop', 'IOP', '2025-01-22', null)
				]
			},
			asOf
		);
		expect((await ask(db, 'length_of_stay_journey')).value.state).toBe('none');
	});

	test('stays that overlap are one journey, from the first admission to the last discharge', async () => {
		const overlap = [
			stay('a', 'OP', '2025-01-02', '2025-04-30'),
			stay('b', 'IOP', '2025-02-01', '2025-02-20'),
			stay('c', 'PHP', '2025-05-02', '2025-05-10')
		];
		const db = await warehouseWith({ episode: overlap }, asOf);
		// The OP was still open when the PHP began two days after it, though the IOP had ended long before.
		expect(released(await ask(db, 'length_of_stay_journey'))).toMatchObject({ n: 1, value: 128 });
	});

	test('who died, was transferred or is in prison is not asked whether he came back', async () => {
		const ends = ['transferred', 'died', 'incarcerated'].map((reason, index) => ({
			...stay(`e${index}`, 'IOP', '2025-01-02', '2025-02-01', reason),
			person_id: `p${index}`
		}));
		const db = await warehouseWith({ episode: ends }, asOf);
		const { ledger } = await ask(db, 'readmission_30_day');
		expect(ledger.map(({ n }) => n)).toEqual([3, 0, 0, 0]);
	});

	test('without calendar dates each stay is a journey, and returns cannot be told', async () => {
		const days = (episode_id: string, discharged_day: number): Row => ({
			episode_id,
			person_id: 'p1',
			level_of_care: 'IOP',
			admit_year: 2024,
			admitted_day: 0,
			discharged_day,
			discharge_reason: 'completed'
		});
		const db = await warehouseWith({ episode: [days('a', 20), days('b', 40)] });
		expect(released(await ask(db, 'length_of_stay_journey'))).toMatchObject({ n: 2, value: 30 });
		expect((await ask(db, 'readmission_30_day')).value.state).toBe('none');
	});
});

test('step-down looks for a lower level after the stay, and not for a higher one or the same', async () => {
	const pairs = [
		['lower', 'PHP', 'IOP', '2025-01-22'],
		['same', 'IOP', 'IOP', '2025-01-22'],
		['higher', 'IOP', 'PHP', '2025-01-22'],
		['late', 'PHP', 'IOP', '2025-01-24']
	] as const;
	const episode = pairs.flatMap(([person, from, to, on]) => [
		{
			...stay(`${person}-1`, from, '2025-01-02', '2025-01-20'),
			person_id: person,
			program: person
		},
		{ ...stay(`${person}-2`, to, on, null), person_id: person, program: 'next' }
	]);
	const db = await warehouseWith({ episode }, asOf);
	const { series } = await ask(db, 'step_down_rate', { by: 'program' });
	const told = series.map(({ by, value }) => [
		by.program,
		value.state === 'released' ? value.k : null
	]);
	expect(Object.fromEntries(told)).toMatchObject({ lower: 1, same: 0, higher: 0, late: 0 });
});
