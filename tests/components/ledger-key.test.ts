import { expect, test } from 'vitest';
import { inView } from '#lib/components/ledger-key.ts';

test('the figure looked at is the first that begins in the window, else the one that fills it', () => {
	const gone = { top: -900, bottom: -500 };
	const leaving = { top: -500, bottom: 300 };
	const begins = { top: 320, bottom: 900 };
	const below = { top: 1200, bottom: 1700 };
	expect(inView([gone, leaving, begins, below], 1000)).toBe(2);
	expect(inView([gone, leaving, below], 1000)).toBe(1);
	expect(inView([gone, below], 1000)).toBeUndefined();
});
