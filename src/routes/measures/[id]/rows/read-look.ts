import { error } from '@sveltejs/kit';
import type { Figure } from '#lib/measures/figure.ts';
import { getApplication } from '#lib/server/application.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import type { RowChoice } from '#lib/server/figures/row-queries.ts';
import { makeCards } from '../../../cards.ts';
import { readSelection } from '../../../question.ts';
import { findMeasure } from '../find-measure.ts';

/** The figure whose rows an address asks for, or why there is none; and which of its rows. */
export type Asked = { choice: RowChoice } & ({ figure: Figure } | { reason: string });

/** Which rows of a figure an address asks for: of a group, a day, week or category, a place of the ledger; in which order. */
function readChoice(params: URLSearchParams): RowChoice {
	const given = (name: string) => params.get(name) || undefined;
	return {
		// A group may have an empty name.
		bucket: params.get('bucket') ?? undefined,
		at: given('at'),
		stands: given('stands'),
		sort: given('sort'),
		isDescending: params.get('order') === 'down'
	};
}

/** Reads the address of rows. Throws the page's 404 for an unknown measure. */
export async function readAsked(id: string, url: URL): Promise<Asked> {
	const measure = findMeasure(id);
	const dataThrough = (await getApplication().asOf())?.dataThrough ?? null;
	const asking = { selection: readSelection(url.searchParams), dataThrough, isDrawn: false };
	const [card] = await makeCards([measure], asking);
	if (!card) throw new Error(`no card was made of ${id}`);
	const choice = readChoice(url.searchParams);
	return card.state === 'shown' ? { choice, figure: card.figure } : { choice, reason: card.reason };
}

/** Turns what the asker can mend into the page's 400, and what must not be into its 403; rethrows the rest. */
export function refuse(failure: unknown): never {
	const mend = 'Go back to the figure and follow one of its links.';
	if (failure instanceof WrongUsage) error(400, { message: failure.message, mend });
	if (failure instanceof FigureWithheld) error(403, { message: failure.reason, mend });
	throw failure;
}
