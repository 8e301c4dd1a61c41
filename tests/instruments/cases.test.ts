import { beforeAll, expect, test } from 'vitest';
import { readRegistry } from '#lib/server/instruments.ts';
import { failedCases } from '#lib/server/instruments/score-cases.ts';
import type { FailedCase } from '#lib/server/instruments/score-cases.ts';

const registry = readRegistry();
const cases = registry.flatMap(({ id, cases }) =>
	cases.map((example, index) => ({ id, name: `${id} ${example.id}`, index }))
);
let failed: Map<string, FailedCase[]>;

beforeAll(async () => {
	failed = await failedCases(registry);
});

test.each(cases)('$name scores as published', ({ id, index }) => {
	expect((failed.get(id) ?? []).filter(({ path }) => path[1] === index)).toEqual([]);
});

test('the worked examples hold every vector of the PHQ-9, the GAD-7, the ASI and the BAM-R', () => {
	const count = (id: string, pattern: RegExp) =>
		registry.find((each) => each.id === id)?.cases.filter((each) => pattern.test(each.id)).length;
	expect(count('phq-9', /^P\d+$/)).toBe(12);
	expect(count('gad-7', /^G\d$/)).toBe(8);
	expect(count('asi', /^[MEADLFY]-\d$/)).toBe(43);
	expect(count('bam-r', /^B\d$/)).toBe(3);
});

test('a wrong example is told by scale, with what comes out and what the file says', async () => {
	const phq2 = registry.find(({ id }) => id === 'phq-2');
	if (!phq2) throw new Error('there is no phq-2');
	const wrong = {
		...phq2,
		cases: [
			{
				id: 'wrong',
				items: { item_1: 2, item_2: 2 },
				expect: { total: 5 },
				bands: { total: 'negative' },
				methods: { total: 'prorated' as const }
			}
		]
	};
	expect((await failedCases([wrong])).get('phq-2')).toEqual([
		{ path: ['cases', 0, 'expect', 'total'], rule: 'case wrong: total comes out as 4, not 5' },
		{
			path: ['cases', 0, 'bands', 'total'],
			rule: 'case wrong: total comes out as positive, not negative'
		},
		{
			path: ['cases', 0, 'methods', 'total'],
			rule: 'case wrong: total comes out as complete, not prorated'
		}
	]);
});
