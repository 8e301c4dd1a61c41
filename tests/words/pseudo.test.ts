import { expect, test } from 'vitest';
import { toPseudo } from '../../scripts/words/pseudo.ts';

test('a message in the pseudo language keeps its places for values and markup', () => {
	expect(toPseudo('Of <0>{0} people</0>, {1} left early: <1/>')).toBe(
		'⟦Óf <0>{0} péóplé</0>, {1} léft éárlý: <1/>⟧'
	);
});
