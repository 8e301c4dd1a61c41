import { fail } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { readAuthor, rememberAuthor } from '../author.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, url }) => {
	const { months, asOf } = getApplication();
	const { months: listed, restated } = await months.overview();
	const open = listed.filter(({ closing }) => !closing);
	const asked = url.searchParams.get('month');
	// A month that is over comes first to mind; without one, the month that is going on.
	const chosen =
		open.find(({ month }) => month === asked) ?? open.find(({ isOver }) => isOver) ?? open[0];
	return {
		author: readAuthor(cookies),
		dataThrough: (await asOf())?.dataThrough ?? null,
		months: listed.map((each) => ({ ...each, restated: restated.get(each.month) ?? 0 })),
		open: open.map(({ month }) => month),
		chosen: chosen?.month ?? null,
		checklist: (chosen && (await months.checklist(chosen.month))) ?? null
	};
};

/** What the reader can mend comes back on the page; everything else is the error page's. */
async function orProblem<T>(work: () => Promise<T>) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof PlumblineError) return fail(400, { problem: error.message });
		throw error;
	}
}

export const actions: Actions = {
	close: async ({ request, cookies }) => {
		const fields = await request.formData();
		const by = String(fields.get('author') ?? '').trim();
		const month = String(fields.get('month') ?? '');
		return orProblem(async () => {
			const { closing } = await getApplication().months.close(month, { by, at: new Date() });
			rememberAuthor(cookies, by);
			return { closed: closing.month };
		});
	},
	verify: async () => ({ verified: await getApplication().months.verify() })
};
