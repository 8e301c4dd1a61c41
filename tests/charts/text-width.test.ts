import { expect, test } from 'vitest';
import { textWidth, wrapText } from '#lib/charts/text-width.ts';

test('digits are as wide as each other, and a line as wide as its letters', () => {
	// 497 thousandths of 12 pixels each, and 4% for other fonts.
	expect(textWidth('1', 12)).toBeCloseTo(0.497 * 12 * 1.04, 10);
	expect(textWidth('111', 12)).toBe(textWidth('888', 12));
});

test('lines break at spaces and are no wider than they may be', () => {
	const lines = wrapText('Harborview Partial Hospitalization Program', 120, 12);
	expect(lines.join(' ')).toBe('Harborview Partial Hospitalization Program');
	for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(120);
});

test('a word wider than the line is broken and loses nothing', () => {
	const lines = wrapText('a-very-long-identifier-without-spaces', 60, 12);
	expect(lines.length).toBeGreaterThan(1);
	expect(lines.join('')).toBe('a-very-long-identifier-without-spaces');
});
