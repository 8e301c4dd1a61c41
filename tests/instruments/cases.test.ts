import { beforeAll, expect, test } from 'vitest';
import { readRegistry } from '#lib/server/instruments.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { readScores } from './scores-of.ts';
import type { Score } from './scores-of.ts';

const registry = readRegistry();
const cases = registry.flatMap(({ id, cases }) =>
	cases.map((example) => ({ instrument: id, example, episode: `${id} ${example.id}` }))
);
let scores: Map<string, Score>;

beforeAll(async () => {
	const db = await warehouseWith({
		episode: cases.map(({ episode }) => ({ episode_id: episode, admitted_on: '2025-01-01' })),
		assessment: cases.map(({ instrument, example, episode }) => ({
			episode_id: episode,
			instrument,
			edition: example.edition ?? null,
			assessed_on: '2025-01-01',
			items: example.items,
			total: example.total ?? null
		}))
	});
	const rows = await readScores(db);
	scores = new Map(rows.map((row) => [`${row.episode_id} ${row.scale}`, row]));
});

test.each(registry.map(({ id, scales, cases }) => ({ id, scales, cases })))(
	'$id has a worked example with a score for each scale',
	({ scales, cases }) => {
		for (const { id } of scales)
			expect(cases.some(({ expect: expected }) => typeof expected[id] === 'number')).toBe(true);
	}
);

test.each(cases)('$episode scores as published', ({ example, episode }) => {
	const score = (scale: string): Score => {
		const found = scores.get(`${episode} ${scale}`);
		if (!found) throw new Error(`${episode} has no row for ${scale}`);
		return found;
	};
	for (const [scale, value] of Object.entries(example.expect)) {
		if (value === null) expect(score(scale).value, scale).toBeNull();
		else expect(Math.abs((score(scale).value ?? NaN) - value), scale).toBeLessThan(5e-5);
	}
	for (const [scale, band] of Object.entries(example.bands))
		expect(score(scale).band, scale).toBe(band);
	for (const [scale, method] of Object.entries(example.methods))
		expect(score(scale).score_method, scale).toBe(method);
});
