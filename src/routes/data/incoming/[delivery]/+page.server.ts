import { fail, redirect } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError, WrongUsage } from '#lib/server/errors.ts';
import type { Actions, PageServerLoad } from './$types';
import { deliveryOf } from './delivery-of.ts';
import { readChoices, readLoad } from './read-choices.ts';
import { viewDelivery } from './view.ts';

export const load: PageServerLoad = async ({ params, depends }) => {
	depends('plumbline:delivery');
	const application = getApplication();
	const last = (await application.loads()).findLast(({ route }) => route !== null);
	return {
		delivery: viewDelivery(deliveryOf(params.delivery)),
		profiles: application.profiles(),
		tables: await application.tables(),
		/** What the dates were the last time: most likely they are again. */
		lastRoute: last?.route ?? null
	};
};

/** What the reader can mend comes back on the page; everything else is the error page's. */
async function orProblem<T>(work: () => T | Promise<T>) {
	try {
		return await work();
	} catch (failure) {
		if (failure instanceof PlumblineError) return fail(400, { problem: failure.message });
		throw failure;
	}
}

export const actions: Actions = {
	/** Reads a file again, in the background: the page follows it. */
	choose: async ({ params, request }) => {
		const form = await request.formData();
		return orProblem(() => {
			const delivery = deliveryOf(params.delivery);
			const number = Number(form.get('number'));
			const file = delivery.files.find((each) => each.number === number);
			if (!file) throw new WrongUsage('That file is no longer among those that wait.');
			void delivery.choose(number, readChoices(form, file.choices));
		});
	},
	leave_out: async ({ params, request }) => {
		const form = await request.formData();
		return orProblem(async () => {
			const delivery = deliveryOf(params.delivery);
			await delivery.leaveOut(Number(form.get('number')));
			if (delivery.files.length > 0) return;
			await getApplication().deliveries.discard(params.delivery);
			redirect(303, '/data');
		});
	},
	load: async ({ params, request }) => {
		const form = await request.formData();
		return orProblem(() => deliveryOf(params.delivery).store(readLoad(form)));
	},
	cancel: ({ params }) => orProblem(() => deliveryOf(params.delivery).cancel()),
	discard: async ({ params }) => {
		await getApplication().deliveries.discard(params.delivery);
		redirect(303, '/data');
	}
};
