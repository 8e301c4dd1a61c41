import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	boundsWidth,
	boundsWidthWith,
	intervalWidths,
	moreForWidth
} from '#lib/measures/coaching/bounds-width.ts';
import { narrowingSentence } from '#lib/measures/coaching/words.ts';
import { makeFigure, rateCell } from '../charts/figures.ts';

test('38 of 47 measured: bounds 9/47 apart; 5 more bring them to 4/47, under a tenth', () => {
	const measured = { n: 38, all: 47 };
	expect(boundsWidth(measured)).toBeCloseTo(9 / 47, 12);
	expect(moreForWidth(measured, 0.1)).toBe(5);
	expect(boundsWidthWith(measured, 5)).toBeCloseTo(4 / 47, 12);
	expect(boundsWidthWith(measured, 4)).toBeGreaterThan(0.1);
});

test('where exactly a tenth is missing nobody more is needed, and none can be scored beyond all', () => {
	expect(moreForWidth({ n: 27, all: 30 }, 0.1)).toBe(0);
	expect(boundsWidthWith({ n: 27, all: 30 }, 9)).toBe(0);
	expect(boundsWidth({ n: 0, all: 0 })).toBe(0);
});

test('25 of 38 to 28.3 of 43 at the same share: the Wilson interval narrows as worked by hand', () => {
	// p = 0.65789; n 38: 2 z sqrt(pq/n + z²/4n²) / (1 + z²/n) = 0.28895; n 43: 0.27295.
	const widths = intervalWidths({ k: 25, n: 38 }, 5);
	expect(widths?.now).toBeCloseTo(0.28895, 4);
	expect(widths?.then).toBeCloseTo(0.27295, 4);
	expect(intervalWidths({ k: 0, n: 0 }, 5)).toBeUndefined();
});

test('the bounds never grow with more scored, and the fewest that reach a width do', () => {
	const measured = fc
		.integer({ min: 1, max: 2000 })
		.chain((all) => fc.record({ n: fc.integer({ min: 0, max: all }), all: fc.constant(all) }));
	const target = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(measured, fc.nat(2000), target, (who, more, aim) => {
			expect(boundsWidthWith(who, more + 1)).toBeLessThanOrEqual(boundsWidthWith(who, more));
			const needed = moreForWidth(who, aim);
			expect(boundsWidthWith(who, needed)).toBeLessThanOrEqual(aim + 1e-9);
			if (needed > 0) expect(boundsWidthWith(who, needed - 1)).toBeGreaterThan(aim - 1e-9);
		})
	);
});

const figure = makeFigure({ value: rateCell(25, 38), bounds: { lo: 25 / 47, hi: 34 / 47 } });

test('one sentence says what scoring more people would do', () => {
	expect(narrowingSentence(figure, 0.1)).toBe(
		'Scoring 5 more of the 47 people discharged would narrow the bounds of Completion from 53.2 to 72.3% (19.1 points ' +
			'wide) to 8.5 points; our setting is 10.0 points or less. Were the share the same among them, its 95% interval ' +
			'would narrow from 28.9 points to 27.3 points.'
	);
	expect(narrowingSentence(figure, 0.2)).toContain('within the 20.0 points of our setting');
});

test('people without a date stand on the ledger, and are none of those the bounds are over', () => {
	const asked = { step: 'asked', label: 'in the period, or without a calendar date', n: 52 };
	const undated = { ...figure, ledger: [asked, ...figure.ledger] };
	expect(narrowingSentence(undated, 0.1)).toContain('Scoring 5 more of the 47 people discharged');
});

test('without bounds, and under 20 people, it says nothing', () => {
	expect(narrowingSentence({ ...figure, bounds: null }, 0.1)).toBe('');
	const few = makeFigure({ value: rateCell(8, 15), bounds: { lo: 8 / 19, hi: 12 / 19 } });
	expect(narrowingSentence(few, 0.1)).toBe('');
});
