import { error } from '@sveltejs/kit';
import type { Stretch } from '#lib/server/figures/row-portions.ts';
import { getApplication } from '#lib/server/application.ts';
import { readAsked, refuse } from './read-look.ts';

const kinds = {
	csv: 'text/csv; charset=utf-8',
	arrow: 'application/vnd.apache.arrow.stream'
};

/** `offset` and `limit` of an address, for a list that fetches as it scrolls; undefined is everything. */
function readStretch(params: URLSearchParams): Stretch | undefined {
	if (!params.has('limit')) return undefined;
	const [limit, offset] = ['limit', 'offset'].map((name) => Number(params.get(name) ?? 0));
	if (![limit, offset].every((each) => Number.isSafeInteger(each) && (each ?? -1) >= 0))
		error(400, { message: 'limit and offset are whole numbers.', mend: 'Leave both out.' });
	return { limit: limit ?? 0, offset: offset ?? 0 };
}

/** The rows that an address asks for, as a file. */
export async function rowsFile(form: keyof typeof kinds, id: string, url: URL): Promise<Response> {
	const asked = await readAsked(id, url);
	if ('reason' in asked)
		error(403, { message: asked.reason, mend: 'Ask for another period or grouping.' });
	const { figure, choice } = asked;
	const stretch = readStretch(url.searchParams);
	const look = { question: figure.asked, choice, stretch, at: new Date() };
	const file = await getApplication().rows.file(form, look).catch(refuse);
	return new Response(file, {
		headers: {
			'Content-Type': kinds[form],
			'Content-Disposition': `attachment; filename="${id}-rows.${form}"`
		}
	});
}
