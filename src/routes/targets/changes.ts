import type { RequestEvent } from '@sveltejs/kit';
import { placeKey, placeOf, type Where } from '#lib/measures/place.ts';
import { fitGrades } from '#lib/measures/benchmarks.ts';
import { getApplication } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import type { Signed } from '#lib/server/meeting/fields.ts';
import { rememberAuthor } from '../author.ts';
import { orProblem, readForm, typedNumber, typedValue } from '../typed-forms.ts';

type Event = Pick<RequestEvent, 'request' | 'cookies'>;
type Form = Awaited<ReturnType<typeof readForm>>;

/** One form of the page: what it does with its fields. Its name says which form a problem belongs to. */
const change =
	(nameOf: (form: Form) => string, work: (form: Form, signed: Signed) => Promise<void>) =>
	async ({ request, cookies }: Event) => {
		const form = await readForm(request);
		const author = form.text('author');
		return orProblem(nameOf(form), form, async () => {
			await work(form, { author, at: new Date().toISOString() });
			rememberAuthor(cookies, author);
		});
	};

/** The place a form names by its key. Throws WrongUsage where it is none. */
function placeIn(form: Form): Where {
	const key = form.text('place') || placeKey({});
	try {
		return placeOf(key);
	} catch (cause) {
		if (!(cause instanceof SyntaxError)) throw cause;
		throw new WrongUsage('Place: choose one from the list.');
	}
}

function measureIn(form: Form) {
	const id = form.text('measure');
	if (id === '') throw new WrongUsage('Measure: choose one from the list.');
	return getApplication().catalogue.get(id);
}

const setTarget = change(
	(form) => form.text('form') || 'set',
	async (form, signed) => {
		const measure = measureIn(form);
		await getApplication().targets.set(
			{
				measure: measure.id,
				where: placeIn(form),
				value: typedValue(form.text('value'), measure) ?? Number.NaN,
				starts: form.text('starts'),
				owner: form.text('owner'),
				basis: form.text('basis')
			},
			signed
		);
	}
);

const endTarget = change(
	(form) => form.text('form'),
	async (form, signed) => {
		const fields = { starts: form.text('starts'), basis: form.text('basis') };
		const { id: measure } = measureIn(form);
		await getApplication().targets.end({ measure, where: placeIn(form), ...fields }, signed);
	}
);

const addBenchmark = change(
	() => 'benchmark',
	async (form, signed) => {
		const measure = measureIn(form);
		const grade = fitGrades.find((each) => each === form.text('grade'));
		if (!grade) throw new WrongUsage('Fit: choose how well it fits, A, B, C or D.');
		await getApplication().benchmarks.add(
			{
				measure: measure.id,
				population: form.text('population'),
				year: form.text('year'),
				definition: form.text('definition'),
				source: form.text('source'),
				grade,
				gradeWhy: form.text('grade_why'),
				value: typedValue(form.text('value'), measure),
				k: typedNumber(form.text('k')),
				n: typedNumber(form.text('n')),
				reviewOn: form.text('review_on')
			},
			signed
		);
	}
);

const reviewBenchmark = change(
	(form) => `review ${form.text('id')}`,
	(form, signed) =>
		getApplication().benchmarks.review(form.text('id'), form.text('review_on'), signed)
);

const withdrawBenchmark = change(
	(form) => `withdraw ${form.text('id')}`,
	(form, signed) => getApplication().benchmarks.withdraw(form.text('id'), form.text('why'), signed)
);

/** What the forms of the page do, by name. */
export const changes = {
	set: setTarget,
	end: endTarget,
	benchmark: addBenchmark,
	review: reviewBenchmark,
	withdraw: withdrawBenchmark
};
