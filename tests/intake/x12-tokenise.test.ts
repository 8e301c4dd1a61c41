import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCents, shareCents, toCents } from '#lib/server/intake/x12/money.ts';
import { Tokeniser } from '#lib/server/intake/x12/tokenise.ts';
import { isa, remittance } from '../support/x12-text.ts';

function segmentsOf(pieces: string[]): string[] {
	const tokeniser = new Tokeniser();
	const segments = pieces.flatMap((piece) => tokeniser.push(piece));
	return [...segments, ...tokeniser.end()].map(({ elements }) => elements.join('*'));
}

const text = remittance(['CLP*A*1*10*10**12', 'SVC*HC:90853*10*10']).replaceAll('~', '~\r\n');
const whole = segmentsOf([text]);

test('a file gives the same segments however it is cut into pieces', () => {
	expect(whole).toHaveLength(14);
	fc.assert(
		fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
			const at = [0, ...cuts.sort((a, b) => a - b), text.length];
			const pieces = at.slice(1).map((end, piece) => text.slice(at[piece], end));
			expect(segmentsOf(pieces)).toEqual(whole);
		})
	);
});

test('a file wrapped at 80 characters gives the same segments', () => {
	const wrapped = text.replaceAll('\r\n', '').replace(/.{80}/g, '$&\r\n');
	expect(segmentsOf([wrapped])).toEqual(whole.map((segment) => segment));
});

test('what does not begin with ISA, or names no version, is not X12', () => {
	expect(() => segmentsOf(['GS*HP*A~ST*835*1~'])).toThrow('does not begin with an ISA');
	expect(() => segmentsOf([isa({}, 'QUIGG')])).toThrow('segment 1 (ISA) is damaged');
});

test.each([
	['10', 1000],
	['.5', 50],
	['-9.00', -900],
	['100.', 10000],
	['0.10000', 10],
	['-0', 0],
	['', undefined],
	['.', undefined],
	['1,000', undefined],
	['1.005', undefined],
	['1e3', undefined]
])('the amount %s is %s cents', (amount, cents) => {
	expect(toCents(amount)).toBe(cents);
});

test('cents are written with two digits behind the point', () => {
	expect([0, 5, -5, 123456].map(fromCents)).toEqual(['0.00', '0.05', '-0.05', '1234.56']);
});

test('shares add up to the amount, and the opposite amount has the opposite shares', () => {
	const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), weights, (cents, given) => {
			const shares = shareCents(cents, given);
			expect(shares.reduce((sum, share) => sum + share, 0)).toBe(cents);
			expect(shareCents(-cents, given).map((share) => 0 - share)).toEqual(
				shares.map((share) => share + 0)
			);
		})
	);
});
