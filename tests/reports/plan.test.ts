import { expect, test } from 'vitest';
import { dimensionsOf, isPeriod } from '#lib/measures/dimensions.ts';
import { readPlan } from '#lib/server/reports/read-plan.ts';
import { catalogue } from '../measures/ask.ts';

const entries = readPlan('cqi').families.flatMap(({ measures }) => measures);

test('every measure of the quality report exists and can be grouped as the list says', () => {
	for (const { measure, by, compare } of entries) {
		const known: string[] = dimensionsOf(catalogue.get(measure));
		for (const grouping of [...by, ...compare])
			expect(isPeriod(grouping) || known.includes(grouping)).toBe(true);
	}
});

test('no measure stands twice', () => {
	const ids = entries.map(({ measure }) => measure);
	expect(new Set(ids).size).toBe(ids.length);
});
