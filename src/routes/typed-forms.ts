import { fail } from '@sveltejs/kit';
import type { MeasureRef } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { PlumblineError } from '#lib/server/errors.ts';

/** The texts of a posted form by name, trimmed; files are left out. */
export async function readForm(
	request: Request
): Promise<FormData & { text: (name: string) => string }> {
	const fields = await request.formData();
	const text = (name: string) => {
		const value = fields.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	return Object.assign(fields, { text });
}

/** What was typed, to be shown again beside a problem. */
const typed = (fields: FormData): Record<string, string> =>
	Object.fromEntries(
		[...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
	);

/** Does what a form asks; where it cannot be, says why beside what was typed. `form` tells the forms of a page apart. */
export async function orProblem(form: string, fields: FormData, work: () => Promise<unknown>) {
	try {
		await work();
		return { done: form };
	} catch (error) {
		if (!(error instanceof PlumblineError)) throw error;
		return fail(400, { problem: error.message, form, typed: typed(fields) });
	}
}

/** 1,250 and 1,250.5: commas between thousands. */
const grouped = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;

/**
 * A number as people type it: "75%", "$1,250.5", "7,5" with a decimal comma; NaN where it is none, null where nothing was
 * typed.
 */
export function typedNumber(text: string): number | null {
	const bare = text.replace(/[%$\s]/g, '').replace(/^−/, '-');
	if (bare === '') return null;
	return Number(
		grouped.test(bare) ? bare.replaceAll(',', '') : bare.replace(/^(-?\d+),(\d+)$/, '$1.$2')
	);
}

/** A typed value in the measure's unit, where it is of one: rates are typed as percentages. */
export function typedValue(
	text: string,
	measure: Pick<Measure, 'valueUnit'> | undefined
): number | null {
	const value = typedNumber(text);
	return value === null || measure?.valueUnit !== 'rate' ? value : value / 100;
}

const unitNames: Partial<Record<MeasureRef['valueUnit'], string>> = {
	rate: 'in percent',
	days: 'in days',
	hours: 'in hours',
	dollars: 'in dollars',
	points: 'in points better',
	score: 'as a score'
};

/** What a value of a measure is typed in. */
export const unitName = ({ valueUnit }: Pick<Measure, 'valueUnit'>): string =>
	unitNames[valueUnit] ?? '';
