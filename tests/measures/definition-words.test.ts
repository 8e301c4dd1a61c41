import { describe, expect, test } from 'vitest';
import { exampleWords } from '#lib/measures/example-words.ts';
import { formulaWords } from '#lib/measures/formula-words.ts';
import { defineMeasure } from '#lib/server/measures/define-measure.ts';
import { isWorked } from '#lib/server/measures/worked-example.ts';
import { readSettings } from '#lib/server/settings.ts';
import { catalogue } from './ask.ts';

const exampleOf = (id: string): string => {
	const measure = catalogue.get(id);
	if (!isWorked(measure)) throw new Error(`${id} has no worked example of its own`);
	return exampleWords(measure.example, measure);
};

describe('what a worked example gives', () => {
	test.each([
		['completion', '2 of 6; with those not counted it would be 28.57% to 42.86%'],
		['length_of_stay', '20 days (n = 3)'],
		['phq_9_reliable_improvement', '2 of 5; with those not counted it would be 33.33% to 50.00%'],
		['phq_9_trajectory', 'mean change 7 (n = 4); week 0 16.25; week 1 13; week 2 11.5; week 3 8']
	])('of %s is: %s', (id, words) => {
		expect(exampleOf(id)).toBe(words);
	});

	test('amounts are said as amounts', () => {
		expect(exampleOf('initial_denial_rate_dollars')).toMatch(/\$[\d,.]+ of \$[\d,.]+/);
		expect(exampleOf('days_approved_rate')).toMatch(/\d+ of \d+ days/);
	});
});

test('a formula names the last step of the ledger and what success is', () => {
	expect(formulaWords(catalogue.get('completion'))).toBe(
		'k of n: of the n with a known reason, the k of whom it holds: completed treatment. Interval: Wilson, 95%.'
	);
	expect(formulaWords(catalogue.get('unplanned_exit_curve'))).toContain('Aalen-Johansen');
	expect(formulaWords(catalogue.get('phq_9_mean_change'))).toContain(
		'the first value less the last'
	);
});

test('every definition has a question, whom it counts and leaves out, steps, formula, source and an example', () => {
	const settings = readSettings();
	for (const measure of catalogue.list()) {
		const { id, terms, example, exampleOf: of } = defineMeasure(measure, settings);
		const named = terms.map(({ term }) => term);
		for (const term of [
			'Question',
			'Counts',
			'Does not count',
			'Counted in steps',
			'Formula',
			'Source'
		])
			expect(named, id).toContain(term);
		expect(example !== null || (of !== null && of !== id), id).toBe(true);
	}
});

test('a number nobody settles is called our setting, another has its source', () => {
	const settings = readSettings();
	const { rests } = defineMeasure(catalogue.get('phq_9_reliable_improvement'), settings);
	expect(rests[0]).toEqual({
		term: 'PHQ-9: reliable change from 6',
		words: 'NHS Talking Therapies, reliable change for PHQ-9'
	});
	for (const { words } of rests.slice(1)) expect(words).toMatch(/^our setting: /);
});
