import { json } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { askPair } from '#lib/server/comparison/ask-pair.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { readBeside } from '../../../read-beside.ts';
import { refuse } from '../../refuse.ts';
import { readApiQuestion } from '../../figures/[id]/read-api-question.ts';
import type { RequestHandler } from './$types';

const ofPair = ['compare', 'with'];

/** What the address sets beside the question. Throws WrongUsage where it sets nothing, or what cannot be. */
function besideOf(params: URLSearchParams) {
	const chosen = readBeside(params);
	if (!chosen)
		throw new WrongUsage(
			'compare is year-before, period-before or DIMENSION=VALUE, with DIMENSION=VALUE'
		);
	if ('problem' in chosen) throw new WrongUsage(chosen.problem);
	return chosen.beside;
}

/** Two periods or two groups of one measure as JSON: the parameters of a figure, and `compare` and `with` of a page. */
export const GET: RequestHandler = async ({ params, url }) => {
	const { asOf, ask, catalogue } = getApplication();
	if (!catalogue.list().some(({ id }) => id === params.id))
		return json({ error: `There is no measure ${params.id}` }, { status: 404 });
	const plain = new URLSearchParams(
		[...url.searchParams].filter(([name]) => !ofPair.includes(name))
	);
	try {
		const question = readApiQuestion(params.id, plain);
		const dataThrough = (await asOf())?.dataThrough ?? null;
		const beside = besideOf(url.searchParams);
		const { pair, note } = await askPair(ask, { question, beside, dataThrough });
		return json(note === undefined ? pair : { ...pair, note });
	} catch (error) {
		return refuse(error);
	}
};
