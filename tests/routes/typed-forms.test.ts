import { expect, test } from 'vitest';
import { typedNumber, typedValue } from '../../src/routes/typed-forms.ts';

test.each([
	['75', 75],
	['75 %', 75],
	['7,5', 7.5],
	['0,125', 0.125],
	['1,250', 1250],
	['$1,250.50', 1250.5],
	['-3.5', -3.5],
	['−2', -2],
	['', null],
	[' % ', null]
])('%j is read as %j', (text, number) => expect(typedNumber(text)).toBe(number));

test.each(['half', '1,2,3', '12,50,1', '1.2.3'])('%j is no number', (text) =>
	expect(typedNumber(text)).toBeNaN()
);

test('a rate is typed in percent, anything else in its own unit', () => {
	expect(typedValue('70%', { valueUnit: 'rate' })).toBe(0.7);
	expect(typedValue('70', { valueUnit: 'days' })).toBe(70);
	expect(typedValue('70', undefined)).toBe(70);
	expect(typedValue('', { valueUnit: 'rate' })).toBeNull();
});
