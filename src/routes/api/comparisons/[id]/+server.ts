import { json } from '@sveltejs/kit';
import { comparisonJson } from '#lib/comparison/comparison-json.ts';
import { getApplication } from '#lib/server/application.ts';
import { refuse } from '../../refuse.ts';
import { readApiQuestion } from '../../figures/[id]/read-api-question.ts';
import type { RequestHandler } from './$types';

/** One comparison as JSON: the parameters of a figure, `by` a dimension. */
export const GET: RequestHandler = async ({ params, url }) => {
	const { catalogue, comparisons } = getApplication();
	if (!catalogue.list().some(({ id }) => id === params.id))
		return json({ error: `There is no measure ${params.id}` }, { status: 404 });
	try {
		const question = readApiQuestion(params.id, url.searchParams);
		return json(comparisonJson(await comparisons.compare(question)));
	} catch (error) {
		return refuse(error);
	}
};
