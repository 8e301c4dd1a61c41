import { fail } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { numbersOf, readSettings } from '#lib/server/settings.ts';
import type { Actions, PageServerLoad } from './$types';
import { captureOf } from './capture.ts';

export const load: PageServerLoad = async () => {
	const { quality: rules, folder, catalogue } = getApplication();
	const quality = await rules.read();
	const titles = new Map((quality?.instruments ?? []).map(({ id, title }) => [id, title]));
	return {
		checks: (quality?.checks ?? []).map((check) => ({
			...check,
			// The SQL of a rule that finds nothing is not worth carrying to the page.
			sql: check.count > 0 ? check.sql : null
		})),
		minStayDays: numbersOf(readSettings(folder.root)).pair_min_stay_days ?? 0,
		capture: captureOf(quality?.completeness ?? [], titles, catalogue.list())
	};
};

async function orProblem(check: string, work: () => Promise<void>) {
	try {
		await work();
		return { changed: check };
	} catch (error) {
		if (error instanceof PlumblineError) return fail(400, { problem: error.message, check });
		throw error;
	}
}

async function fieldsOf(request: Request) {
	const fields = await request.formData();
	const text = (name: string) => String(fields.get(name) ?? '').trim();
	return {
		check: text('check'),
		why: text('why'),
		who: text('who'),
		at: new Date().toISOString()
	};
}

export const actions: Actions = {
	waive: async ({ request }) => {
		const waiver = await fieldsOf(request);
		return orProblem(waiver.check, () => getApplication().quality.waive(waiver));
	},
	lift: async ({ request }) => {
		const waiver = await fieldsOf(request);
		return orProblem(waiver.check, () => getApplication().quality.lift(waiver));
	}
};
