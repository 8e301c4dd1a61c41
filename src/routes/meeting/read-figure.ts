import type { Card } from '#lib/components/card.ts';
import type { Finding } from '#lib/measures/what-changed.ts';
import { getApplication } from '#lib/server/application.ts';
import { keptChart } from '#lib/server/drawing/kept-charts.ts';
import { makeCards } from '../cards.ts';

/** The chart of a slide as SVG text, for a wide and for a narrow place. */
export type SlideChart = { wide: string; narrow: string };

/** What a slide shows of a figure; `chart` has no text where there is nothing to draw. */
export type SlideFigure = { card: Card; chart: SlideChart };

/** Drawn small and shown large: what is on a projector is read from the far end of a room. */
const widths = { wide: 600, narrow: 328 };

/** The series behind a finding, over the last 12 months at its place, with its notes and actions. */
export async function readFigure(
	{ measure, where }: Finding,
	dataThrough: string | null
): Promise<SlideFigure | undefined> {
	const selection = { period: '12-months', by: 'month', where } as const;
	const asking = { selection, dataThrough, isDrawn: false };
	const [card] = await makeCards([getApplication().catalogue.get(measure.id)], asking);
	if (!card) return undefined;
	if (card.state === 'refused') return { card, chart: { wide: '', narrow: '' } };
	const [wide, narrow] = await Promise.all([
		keptChart(card.figure, card.notes, widths.wide),
		keptChart(card.figure, card.notes, widths.narrow)
	]);
	return { card, chart: { wide, narrow } };
}
