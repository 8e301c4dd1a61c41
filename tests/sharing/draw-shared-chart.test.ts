import { expect, test } from 'vitest';
import { verifySharedChart } from '#lib/server/reports/referral-report.ts';
import { anchorAt, barsOf } from '#lib/sharing/chart-places.ts';
import { drawSharedChart } from '#lib/sharing/draw-shared-chart.ts';
import type { SharedChart } from '#lib/sharing/shared-types.ts';

const parts = {
	kind: 'parts',
	parts: [
		{ tone: 'success', n: 30 },
		{ tone: 'rest', n: 15 },
		{ tone: 'missing', n: 3 }
	]
} as const satisfies SharedChart;
const days = { kind: 'line', at: 9, lo: 2, hi: 12, from: 0, to: 20, words: '9' } as const;

test('parts stand side by side, as wide as their share, and a narrow one has no number in it', () => {
	const bars = barsOf({ kind: 'parts', parts: [...parts.parts] });
	expect(bars.map(({ x, width, number }) => [x, width, number])).toEqual([
		[0, 0.625, '30'],
		[0.625, 0.3125, '15'],
		[0.9375, 0.0625, undefined]
	]);
	const svg = drawSharedChart(parts, 480);
	expect(
		[...svg.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"/g)].map(([, x, w]) => [x, w])
	).toEqual([
		['0', '300'],
		['300', '150'],
		['450', '30']
	]);
	expect([...svg.matchAll(/>(\d+)<\/text>/g)].map(([, n]) => n)).toEqual(['30', '15']);
});

test('a number in a part is written as in the table beside it', () => {
	const svg = drawSharedChart({ kind: 'parts', parts: [{ tone: 'success', n: 1025 }] }, 480);
	expect(svg).toContain('>1,025</text>');
});

test('a number stands at its place on the line, with the range around it', () => {
	const svg = drawSharedChart(days, 212);
	// 200 pixels between the ends of the line, which begin 6 inwards: 10 a day.
	expect(svg).toContain('<circle cx="96" cy="27"');
	expect(svg).toContain('<rect x="26" y="19" width="100"');
	expect([0.01, 0.5, 0.99].map(anchorAt)).toEqual(['start', 'middle', 'end']);
});

test('a chart with a place that is no number is refused', () => {
	expect(() => verifySharedChart({ ...days, at: Number.NaN }, 'Days to admission')).toThrow(
		'The report is not written. The chart of Days to admission'
	);
	verifySharedChart(days, 'Days to admission');
});
