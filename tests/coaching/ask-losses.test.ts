import { expect, test } from 'vitest';
import { askLosses, type AskingLosses } from '#lib/server/coaching/ask-losses.ts';
import { readSettings } from '#lib/server/settings.ts';
import { lossesOf } from '#lib/measures/coaching/losses.ts';
import { ask, catalogue } from '../measures/ask.ts';
import { warehouseWith, type Row } from '../support/warehouse-with.ts';

const stay = (episode_id: string, program: string, discharge_reason: string): Row => ({
	episode_id,
	program,
	level_of_care: 'IOP',
	admitted_on: '2025-01-06',
	discharged_on: '2025-02-28',
	discharge_reason
});

const score = (episode_id: string, assessed_on: string, total: number): Row => ({
	episode_id,
	instrument: 'phq-9',
	assessed_on,
	total
});

// North: one scored in time, one last scored in week 2. South: one never scored again, two never scored.
const tables = {
	episode: [
		stay('e1', 'North', 'completed'),
		stay('e2', 'North', 'left_early'),
		stay('e3', 'South', 'left_early'),
		stay('e4', 'South', 'left_early'),
		stay('e5', 'South', 'completed')
	],
	assessment: [
		score('e1', '2025-01-06', 18),
		score('e1', '2025-02-27', 9),
		score('e2', '2025-01-06', 12),
		score('e2', '2025-01-19', 9),
		score('e3', '2025-01-06', 11)
	]
};

async function asking(rows: Record<string, Row[]>): Promise<AskingLosses> {
	const db = await warehouseWith(rows, '2025-06-30');
	return {
		ask: (question) => ask(db, question.measure, question),
		catalogue,
		settings: readSettings(),
		asked: { where: {}, audience: 'inside' }
	};
}

const measures = [catalogue.get('phq_9_pair_capture'), catalogue.get('phq_9_score_losses')];

test('scores missed are found by step, program, reason and week of the last score', async () => {
	const found = await askLosses(measures, await asking(tables));
	expect(found).toMatchObject({ title: 'PHQ-9', all: 5, sentence: '' });
	expect(found?.whole).toMatchObject({ n: 5, missed: 4, narrows: 0.8 });
	const missedBy = (by: string) =>
		found?.parts
			.find((part) => part.by === by)
			?.groups.map(({ group, missed, n }) => [group, missed, n]);
	expect(missedBy('program')).toEqual([
		['South', 3, 3],
		['North', 1, 2]
	]);
	expect(missedBy('discharge_reason')).toEqual([
		['left_early', 3, 3],
		['completed', 1, 2]
	]);
	expect(missedBy('last_scored_week')).toEqual([
		['never', 2, 2],
		['week 1 or before', 1, 1],
		['week 2', 1, 1],
		['week 5 to 8', 0, 1]
	]);
	const south = found?.parts[0]?.groups[0]?.losses.filter(({ people }) => people !== 0);
	expect(south).toEqual([
		{ step: 'not scored again', people: 1 },
		{ step: 'no score at the start', people: 2 }
	]);
});

test('where nobody was discharged, or no scale is known of, there is nothing to say', async () => {
	const nobody = await asking({});
	expect(await askLosses(measures, nobody)).toBeUndefined();
	expect(await askLosses([catalogue.get('completion')], nobody)).toBeUndefined();
});

test('for outside a group with a small step has neither that count nor its sum', async () => {
	const { ask: askInside, ...rest } = await asking(tables);
	const figure = await askInside({
		...rest.asked,
		audience: 'outside',
		measure: 'phq_9_score_losses',
		by: 'program'
	});
	for (const group of lossesOf(figure, 'program', 5)) {
		expect(group).toMatchObject({ n: null, missed: null, narrows: null });
		expect(JSON.stringify(group)).not.toMatch(/\d/);
	}
});
