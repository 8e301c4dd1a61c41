import { expect, test } from 'vitest';
import type { Cell } from '#lib/measures/figure.ts';
import { signalOf } from '#lib/measures/signal.ts';
import { whatChanged } from '#lib/measures/what-changed.ts';
import type { Where } from '#lib/measures/place.ts';
import { listParts } from '../../src/routes/changed-list.ts';
import { byMonth, makeFigure, rateCell } from '../charts/figures.ts';

const months = (...last: number[]): Cell[] => [
	...Array.from({ length: 15 }, (_, index) => rateCell(25 + (index % 3) - 1, 50)),
	...last.map((k) => rateCell(k, 50))
];

function fallenAt(where: Where) {
	const series = byMonth(months(8, 9, 7, 8, 9)).map((each) => ({ ...each, provisional: false }));
	const measure = { id: 'completion', title: 'Completion' };
	const bare = makeFigure({ measure, by: 'month', series });
	return { where, family: 'completion', figure: { ...bare, signal: signalOf(bare, 'nhs') } };
}

test('what stands out is told in full where it is widest, and in a line at each other place', () => {
	const places: Where[] = [{}, { site: ['Hill'] }, { program: ['Hill IOP'] }];
	const list = whatChanged(places.map(fallenAt), 0.1);
	const [part] = listParts(list, { where: {}, family: null, scope: 'headline' });
	if (part?.sort !== 'loud') throw new Error('nothing stands out');
	const [entry] = part.entries;
	expect(entry?.head.words).toContain('Completion');
	expect(entry?.head.spark.values).toHaveLength(20);
	// 9 of 50 in the last month, at every place.
	expect(entry?.parts.map(({ place, number }) => `${place}: ${number}`)).toStrictEqual([
		'site Hill: 18.0% (9 of 50)',
		'program Hill IOP: 18.0% (9 of 50)'
	]);
	for (const line of entry?.parts ?? [])
		expect(Object.keys(line).sort()).toStrictEqual(
			['days', 'measure', 'month', 'number', 'place', 'where'].sort()
		);
});
