import { expect, test } from 'vitest';
import { isPhrase } from '../../scripts/words/is-said.ts';

test.each([
	'not shown (fewer than 11 people)',
	'usual range',
	'Anhøj',
	'Period',
	'# to # of #',
	'a real shift since #: # # the centre line',
	'Wilson, 95%'
])('somebody reads "%s"', (text) => expect(isPhrase(text)).toBe(true));

test.each([
	'people',
	'too_few',
	'Escape',
	'PHP',
	'text-soft mt-2 flex',
	'grid gap-x-8 xl:grid-cols-[20rem_minmax(0,1fr)]',
	'/measures/#',
	'#-#',
	'M # # L # #',
	'translate(#, #)',
	'# #',
	"'Source Sans 3', sans-serif"
])('nobody reads "%s"', (text) => expect(isPhrase(text)).toBe(false));
