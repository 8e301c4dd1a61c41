import { smallWords } from '#lib/charts/small-trend.ts';
import { Drawing } from '#lib/components/card.ts';
import type { MultiplesCard } from '#lib/components/multiples-card.ts';
import { titleOf } from '#lib/components/words.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { formatCell } from '#lib/measures/format.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { multiplesTable } from '#lib/measures/multiples-table.ts';
import { spokenWords } from '#lib/measures/signal-words.ts';
import { getApplication } from '#lib/server/application.ts';
import { readSettings } from '#lib/server/settings.ts';
import { runAside } from '#lib/server/threads/run-aside.ts';
import type { Asking } from './cards.ts';
import { definitionText } from './definition-text.ts';
import { hasOwnShape, periodOf, searchOf } from './question.ts';
import { reasonOf } from './reason-of.ts';

const size = { width: 320, height: 150 };

/** More than these are a wall and no comparison: the groups with the most people are drawn. */
const mostCharts = 24;

type Named = { name: string; figure: Figure };

const sizeOf = ({ figure: { value } }: Named): number => (value.state === 'released' ? value.n : 0);

/** The groups that are drawn, in their own order, and words on those that are not. */
function chosenOf(all: Named[], dimension: string): { shown: Named[]; left: string } {
	const some = all.filter(({ figure }) => figure.value.state !== 'none');
	const drawn = new Set(some.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, mostCharts));
	const empty = all.filter((each) => !some.includes(each)).map(({ name }) => name);
	const rest = some.length - drawn.size;
	const nobody = empty.length > 0 ? `Nobody is counted in ${empty.join(', ')}. ` : '';
	const more =
		rest > 0
			? `${rest} smaller groups are left out: filter by ${titleOf(dimension).toLowerCase()} to see them.`
			: '';
	return { shown: some.filter((each) => drawn.has(each)), left: `${nobody}${more}`.trim() };
}

/** The series by month of each group; of those alone that the page is filtered by, where it is. */
async function askGroups(question: Question, dimension: string): Promise<Named[]> {
	const { [dimension]: wanted, ...where } = question.where;
	const figures = await getApplication().askEach({ ...question, where }, dimension);
	return [...figures]
		.filter(([name]) => wanted === undefined || wanted.includes(name))
		.map(([name, figure]) => ({ name, figure }));
}

async function drawn(named: Named[], isDrawn: boolean) {
	const figures = named.map(({ figure }) => figure);
	const pictures = await runAside('drawMultiples', figures, size);
	const heights = { wide: size.height, narrow: size.height };
	return named.map(({ name, figure }, at) => {
		const picture = pictures[at] ?? '';
		const { signal } = figure;
		return {
			name,
			value: formatCell(figure.value, figure.measure),
			words: spokenWords(figure),
			signal: signal && { state: signal.state, words: signal.words },
			picture: isDrawn ? new Drawing(picture, '', heights) : picture,
			search: searchOf(figure.asked)
		};
	});
}

async function makeMultiplesCard(
	measure: Measure,
	dimension: string,
	{ selection, dataThrough, isDrawn }: Asking
): Promise<MultiplesCard> {
	const definition = definitionText(measure, readSettings(getApplication().folder.root));
	if (hasOwnShape(measure.kind))
		return {
			state: 'refused',
			definition,
			reason: 'This figure has no series by month to draw small: look at it as one chart.'
		};
	const question: Question = {
		measure: measure.id,
		...periodOf(selection, dataThrough),
		by: 'month',
		where: selection.where,
		audience: 'inside'
	};
	try {
		const { shown, left } = chosenOf(await askGroups(question, dimension), dimension);
		const caption = smallWords(shown.map(({ figure }) => figure));
		const charts = await drawn(shown, isDrawn);
		return { state: 'shown', definition, caption, charts, left, table: multiplesTable(shown) };
	} catch (error) {
		return { state: 'refused', definition, reason: reasonOf(error, question) };
	}
}

/** Whether an address asks for small charts, and which dimension they are by. */
export const multiplesBy = (params: URLSearchParams, by: string): string | undefined =>
	params.get('view') === 'multiples' && by !== 'none' && !isPeriod(by) ? by : undefined;

/** The cards of several measures as small charts over months, one for each group of a dimension, on one scale each. */
export const makeMultiplesCards = (
	measures: Measure[],
	dimension: string,
	asking: Asking
): Promise<MultiplesCard[]> =>
	Promise.all(measures.map((measure) => makeMultiplesCard(measure, dimension, asking)));
