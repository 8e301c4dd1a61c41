import { expect, test } from 'vitest';
import type { Figure } from '#lib/measures/figure.ts';
import { sentenceIn } from '#lib/measures/sentence-in.ts';
import { writeSentence } from '#lib/measures/sentence.ts';
import { builtLanguage } from '#lib/messages/built-language.ts';
import { catalogue } from './ask.ts';

const figureOf = (id: string): Omit<Figure, 'sentence'> => ({
	measure: { ...catalogue.get(id), digits: 1 },
	asked: { measure: id, where: {}, audience: 'inside' },
	period: { from: '2026-08-01', to: '2026-08-31' },
	asOf: { snapshot: '1', dataThrough: '2026-08-31' },
	ledger: [{ step: 'discharged', label: 'discharged in the period', n: 47 }],
	value: { state: 'released', k: 31, n: 47, value: 31 / 47, lo: 0.51667, hi: 0.77834 },
	bounds: null,
	series: [],
	signal: null
});

test('a build in Spanish says the sentence of a figure in Spanish', () => {
	expect(sentenceIn('es', figureOf('completion'), catalogue.get('completion'))).toMatch(
		/31 de 47 personas/
	);
});

test('a language without sentences, and a measure without words in it, are said in English', () => {
	for (const [language, id] of [
		['fr', 'completion'],
		['es', 'initial_denial_rate_line']
	] as const) {
		const english = writeSentence(figureOf(id), catalogue.get(id));
		expect(sentenceIn(language, figureOf(id), catalogue.get(id))).toBe(english);
	}
});

test('what runs unbuilt speaks English', () => expect(builtLanguage).toBe('en'));
