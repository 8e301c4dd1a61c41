import { expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, released } from './ask.ts';

const people: [id: string, scores: (number | null)[]][] = [
	['e1', [18, 14, 11, 8]],
	['e2', [15, 13, null, null]],
	['e3', [20, null, 12, 10]],
	['e4', [12, 12, null, 6]]
];
const days = ['2025-03-03', '2025-03-10', '2025-03-17', '2025-03-24'];

const scores = people.flatMap(([episode_id, values]) =>
	values.flatMap((total, week) =>
		total === null
			? []
			: [{ episode_id, instrument: 'phq-9', assessed_on: days[week] ?? '', total }]
	)
);
const episode = people.map(([episode_id]) => ({ episode_id, admitted_on: '2025-03-03' }));

test('each week is the mean of those measured in it, beside their own mean at the start', async () => {
	const db = await warehouseWith({ episode, assessment: scores });
	const figure = await ask(db, 'phq_9_trajectory');
	const rows = figure.series.map(({ by, value }) =>
		value.state === 'released' ? [by.week, value.n, value.value, value.baseline] : []
	);
	expect(rows).toEqual([
		[0, 4, 16.25, 16.25],
		[1, 3, 13, 15],
		[2, 2, 11.5, 19],
		[3, 3, 8, 50 / 3]
	]);
	expect(released(figure)).toMatchObject({ n: 4, value: 7 });
	expect(figure.sentence).toContain('4 people scored twice or more, 7.0 points better on average');
	expect(figure.sentence).toContain('4 people in week 0, 3 in week 3');
});

test('a person scored twice in a week counts once, with the score nearest to its day', async () => {
	const again = { episode_id: 'e1', instrument: 'phq-9', assessed_on: '2025-03-12', total: 27 };
	const db = await warehouseWith({ episode, assessment: [...scores, again] });
	const { series } = await ask(db, 'phq_9_trajectory');
	expect(series[1]?.value).toMatchObject({ n: 3, value: 13 });
});

test('a person scored once is in week 0 and not in the change', async () => {
	const db = await warehouseWith({
		episode: [...episode, { episode_id: 'e5', admitted_on: '2025-03-03' }],
		assessment: [
			...scores,
			{ episode_id: 'e5', instrument: 'phq-9', assessed_on: '2025-03-03', total: 10 }
		]
	});
	const figure = await ask(db, 'phq_9_trajectory');
	expect(figure.series[0]?.value).toMatchObject({ n: 5 });
	expect(released(figure)).toMatchObject({ n: 4, value: 7 });
	expect(figure.sentence).toContain(
		'Of 5 people with PHQ-9 scored at the start, 1 was scored only once.'
	);
});
