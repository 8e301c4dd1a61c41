import { readAgenda } from '../agenda.ts';
import { howSure, readFilter } from '../changed-list.ts';
import { readFigure, type SlideFigure } from './read-figure.ts';
import { agendaLines, readSlide, slidesOf, slideTitle, type Slide } from './slides.ts';
import type { PageServerLoad } from './$types';

/** A slide with its number, and the figure on it where it has one. */
export type ShownSlide = { number: number; title: string; slide: Slide; figure?: SlideFigure };

async function showSlide(
	slides: readonly Slide[],
	number: number,
	dataThrough: string | null
): Promise<ShownSlide[]> {
	const slide = slides[number - 1];
	if (!slide) return [];
	const shown = { number, title: slideTitle(slide), slide };
	if (slide.kind !== 'figure') return [shown];
	return [{ ...shown, figure: await readFigure(slide.entry.head, dataThrough) }];
}

export const load: PageServerLoad = async ({ url, parent }) => {
	const { asOf } = await parent();
	const filter = readFilter(url.searchParams);
	const empty = { filter, overdue: [], notLoaded: [], sure: '', lines: [], count: 0, shown: [] };
	if (!asOf) return { ...empty, at: 1, isAll: false };
	const agenda = await readAgenda(asOf.dataThrough, filter.scope);
	const slides = slidesOf(agenda, filter);
	const asked = url.searchParams.get('slide');
	const isAll = asked === 'all';
	const at = isAll ? 1 : readSlide(asked, slides.length);
	const numbers = isAll ? slides.map((_, index) => index + 1) : [at];
	const shown = await Promise.all(
		numbers.map((number) => showSlide(slides, number, asOf.dataThrough))
	);
	return {
		filter,
		overdue: agenda.overdue,
		notLoaded: agenda.notLoaded,
		sure: agenda.list ? howSure(agenda.list, filter) : '',
		lines: agendaLines(slides),
		count: slides.length,
		shown: shown.flat(),
		at,
		isAll
	};
};
