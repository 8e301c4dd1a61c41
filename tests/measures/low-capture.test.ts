import { expect, test } from 'vitest';
import type { Question } from '#lib/measures/figure.ts';
import { lowCapture } from '#lib/server/figures/low-capture.ts';
import { readSettings } from '#lib/server/settings.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, catalogue } from './ask.ts';

/** Nine people discharged, the first of them scored at both ends. */
async function notesWith(scoredTwice: number, ids: string[]): Promise<string[]> {
	const people = Array.from({ length: 9 }, (_, index) => `e${index}`);
	const at = (assessed_on: string, count: number) =>
		people
			.slice(0, count)
			.map((episode_id) => ({ episode_id, instrument: 'phq-9', assessed_on, total: 12 }));
	const db = await warehouseWith({
		episode: people.map((episode_id) => ({
			episode_id,
			admitted_on: '2025-01-06',
			discharged_on: '2025-02-28'
		})),
		assessment: [...at('2025-01-06', 9), ...at('2025-02-25', scoredTwice)]
	});
	const asking = {
		ask: (question: Question) => ask(db, question.measure, question),
		catalogue,
		settings: readSettings()
	};
	return lowCapture(ids.map(catalogue.get), asking, { where: {}, audience: 'inside' });
}

test('where fewer than half were scored at both ends, outcomes say whom they describe', async () => {
	const notes = await notesWith(4, ['phq_9_response', 'phq_9_mean_change']);
	expect(notes).toEqual([
		'PHQ-9: Fewer than half of the people discharged after a stay of 14 days or more were scored at both ends ' +
			'(4 of 9): these figures describe those who answered. The line at 50% is our setting.'
	]);
});

test('where half or more were, nothing is said', async () => {
	expect(await notesWith(5, ['phq_9_response'])).toEqual([]);
});

test('figures of the start alone are not about both ends', async () => {
	expect(await notesWith(4, ['phq_9_severity_bands'])).toEqual([]);
});

test('scales nobody was scored on have no such note of their own, for 0 of 9 is said', async () => {
	const notes = await notesWith(4, ['asi_drug_mean_change', 'asi_legal_mean_change']);
	expect(notes).toHaveLength(1);
	expect(notes[0]).toMatch(/^ASI drug, ASI legal: .*\(0 of 9\)/);
});
