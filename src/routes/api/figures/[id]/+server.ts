import { json } from '@sveltejs/kit';
import { toJson } from '#lib/measures/figure-json.ts';
import { getApplication } from '#lib/server/application.ts';
import { refuse } from '../../refuse.ts';
import { readApiQuestion } from './read-api-question.ts';
import type { RequestHandler } from './$types';

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
		return refuse(error);
	}
};
