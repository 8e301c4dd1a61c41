import { json } from '@sveltejs/kit';
import { toJson } from '#lib/measures/figure-json.ts';
import { getApplication } from '#lib/server/application.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import { readApiQuestion } from './read-api-question.ts';
import type { RequestHandler } from './$types';

/** What the asker can mend, as JSON; everything else is the server's own failure. */
function refuse(error: unknown, wrong: 400 | 404): Response {
	if (error instanceof WrongUsage) return json({ error: error.message }, { status: wrong });
	if (error instanceof FigureWithheld) return json({ error: error.reason }, { status: 403 });
	throw error;
}

/** One figure as JSON: the page's parameters `from`, `to`, `by`, `where=DIMENSION=VALUE`, and `audience`. */
export const GET: RequestHandler = async ({ params, url }) => {
	const { ask, catalogue } = getApplication();
	try {
		catalogue.get(params.id);
	} catch (error) {
		return refuse(error, 404);
	}
	try {
		return json(toJson(await ask(readApiQuestion(params.id, url.searchParams))));
	} catch (error) {
		return refuse(error, 400);
	}
};
