import { expect, test } from 'vitest';
import { readBeside } from '../../src/routes/read-beside.ts';

const chosen = (query: string) => readBeside(new URLSearchParams(query));

test('an address compares with nothing, with an earlier period, or two groups of one kind', () => {
	expect(chosen('period=all&with=program=A')).toBeUndefined();
	expect(chosen('compare=year-before&with=program=A')).toEqual({ beside: { kind: 'year-before' } });
	expect(chosen('compare=payer%3DA=1&with=payer%3DB')).toEqual({
		beside: { kind: 'groups', dimension: 'payer', first: 'A=1', second: 'B' }
	});
});

test('half a choice, and groups of two kinds, say what is to be done', () => {
	expect(chosen('compare=next-year')).toEqual({
		problem: 'What to compare is not known: choose it in the list.'
	});
	expect(chosen('compare=payer%3DA&with=')).toEqual({
		problem: 'Choose a second group to set beside A, under "with".'
	});
	expect(chosen('compare=payer%3DA&with=site%3DB')).toMatchObject({
		problem: expect.stringContaining('not groups of one kind')
	});
});
