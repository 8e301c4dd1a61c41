import { json } from '@sveltejs/kit';
import { toJson } from '#lib/measures/figure-json.ts';
import { getApplication } from '#lib/server/application.ts';
import { FigureWithheld, PlumblineError, WrongUsage } from '#lib/server/errors.ts';
import { readApiQuestion } from './read-api-question.ts';
import type { RequestHandler } from './$types';

function statusOf(error: PlumblineError): number | undefined {
	if (error instanceof WrongUsage) return 400;
	return error instanceof FigureWithheld ? 403 : undefined;
}

/** One figure as JSON: the page's parameters `from`, `to`, `by`, `where=DIMENSION=VALUE`, and `audience`. */
export const GET: RequestHandler = async ({ params, url }) => {
	const { ask, catalogue } = getApplication();
	if (!catalogue.list().some(({ id }) => id === params.id)) {
		return json({ error: `There is no measure ${params.id}. See /definitions.` }, { status: 404 });
	}
	try {
		return json(toJson(await ask(readApiQuestion(params.id, url.searchParams))));
	} catch (error) {
		const status = error instanceof PlumblineError && statusOf(error);
		if (!status) throw error;
		return json({ error: error.message }, { status });
	}
};
