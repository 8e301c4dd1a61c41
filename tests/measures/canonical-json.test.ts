import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#lib/measures/canonical-json.ts';

test('names stand in one order whatever order they came in, lists keep theirs, undefined is left out', () => {
	const one = { b: [2, 1], a: { d: null, c: 'x' }, e: undefined };
	const other = { a: { c: 'x', d: null }, b: [2, 1] };
	const text = '{\n\t"a": {\n\t\t"c": "x",\n\t\t"d": null\n\t},\n\t"b": [\n\t\t2,\n\t\t1\n\t]\n}\n';
	expect(canonicalJson(one)).toBe(text);
	expect(canonicalJson(other)).toBe(text);
});

test('it says what plain JSON says, and reading and writing it again gives the same bytes', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const text = canonicalJson(value);
			expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
			expect(canonicalJson(JSON.parse(text))).toBe(text);
		})
	);
});
