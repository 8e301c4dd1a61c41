import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowOf } from '../../src/routes/measures/[id]/rows/window-of.ts';

test('a box of ten rows scrolled to row 100 draws rows 80 to 130', () => {
	const drawn = windowOf(1000, { height: 30, top: 3000, seen: 300 });
	expect(drawn).toEqual({ first: 80, end: 130, before: 2400, after: 26100 });
});

test('wherever a list is scrolled, its height stays and what is seen is drawn', () => {
	const rows = fc.integer({ min: 0, max: 5000 });
	const px = fc.integer({ min: 0, max: 200_000 });
	fc.assert(
		fc.property(rows, px, fc.integer({ min: 100, max: 900 }), (total, top, seen) => {
			const { first, end, before, after } = windowOf(total, { height: 30, top, seen });
			expect(before + (end - first) * 30 + after).toBe(total * 30);
			const [from, to] = [Math.floor(top / 30), Math.ceil((top + seen) / 30)];
			if (from < total) expect(first).toBeLessThanOrEqual(from);
			expect(end).toBeGreaterThanOrEqual(Math.min(to, total));
		})
	);
});
