import type { LedgerView } from '#lib/components/ledger-view.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { ledgerSentence } from '#lib/measures/ledger-words.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { getApplication } from '#lib/server/application.ts';
import { makeCards } from '../../../cards.ts';
import { readSelection } from '../../../question.ts';
import { findMeasure } from '../find-measure.ts';
import { sourceTables } from './source-tables.ts';

/** Where a measure's definition stands in the book: on the page of its family, and of its instrument where it has one. */
function definitionAddress({ id, family, scale }: Measure): string {
	const part = encodeURIComponent(scale?.instrument ?? 'all');
	return `/definitions/${family.replaceAll('_', '-')}?part=${part}#${id}`;
}

async function sourcesOf({ asked, value }: Figure) {
	const { sources, loads } = getApplication();
	const isOfCounted = value.state === 'released';
	const counts = await sources(asked, isOfCounted);
	return { isOfCounted, sources: sourceTables(counts, await loads()) };
}

/** What stands behind a measure's figure for the question in an address. Throws the page's 404 for an unknown measure. */
export async function readLedger(id: string, url: URL): Promise<LedgerView> {
	const { asOf } = getApplication();
	const measure = findMeasure(id);
	const dataThrough = (await asOf())?.dataThrough ?? null;
	const asking = { selection: readSelection(url.searchParams), dataThrough, isDrawn: false };
	const [card] = await makeCards([measure], asking);
	if (!card) throw new Error(`no card was made of ${id}`);
	const common = {
		definition: card.definition,
		definitionHref: definitionAddress(measure),
		sql: measure.sql,
		file: measure.file,
		measureHref: `/measures/${id}${url.search}`
	};
	if (card.state === 'refused') return { ...common, state: card.state, reason: card.reason };
	const { figure, undated = null } = card;
	const told = ledgerSentence(figure);
	return { ...common, state: card.state, figure, undated, told, ...(await sourcesOf(figure)) };
}
