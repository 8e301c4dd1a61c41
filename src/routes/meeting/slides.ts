import { placeTitle } from '#lib/measures/what-changed-words.ts';
import type { WhatChanged } from '#lib/measures/what-changed.ts';
import type { Agenda } from '../agenda.ts';
import {
	entriesOf,
	listParts,
	type ListFilter,
	type ListPart,
	type LoudEntry
} from '../changed-list.ts';

type QuietPart = Extract<ListPart, { sort: 'quiet' }>;

/**
 * One slide of a meeting. `part` is the heading of the agenda that it stands under. A figure has its entry of the list;
 * what is as usual or has too few months is a list, and what is as usual has a slide for each figure after it.
 */
export type Slide = { part: string } & (
	| { kind: 'overdue' | 'not_loaded' | 'end' }
	| { kind: 'list'; list: QuietPart }
	| { kind: 'figure'; intro: string; entry: LoudEntry }
);

const figures = (part: ListPart, entries: readonly LoudEntry[]): Slide[] =>
	entries.map((entry) => ({ kind: 'figure', part: part.title, intro: part.intro, entry }));

function slidesOfPart(part: ListPart, entries: WhatChanged['entries']): Slide[] {
	if (part.sort === 'loud') return figures(part, part.entries);
	const list: Slide = { kind: 'list', part: part.title, list: part };
	return part.id === 'as_usual' ? [list, ...figures(part, entries.as_usual)] : [list];
}

/**
 * The slides of a meeting in the order of its agenda: overdue actions, what nobody has loaded, then what changed part by
 * part, and last what a meeting ends with. No slides where there is nothing on the agenda.
 */
export function slidesOf({ overdue, notLoaded, list }: Agenda, filter: ListFilter): Slide[] {
	const entries = list && entriesOf(list, filter);
	const changed = list ? listParts(list, filter) : [];
	const slides: Slide[] = [
		...(overdue.length > 0 ? [{ kind: 'overdue', part: 'Overdue actions' } as const] : []),
		...(notLoaded.length > 0 ? [{ kind: 'not_loaded', part: 'Not loaded yet' } as const] : []),
		...changed.flatMap((part) => (entries ? slidesOfPart(part, entries) : []))
	];
	return slides.length > 0 ? [...slides, { kind: 'end', part: 'To end with' }] : [];
}

/** What a slide is of: the figure and its place, or its part of the agenda. */
export const slideTitle = (slide: Slide): string =>
	slide.kind === 'figure'
		? `${slide.entry.head.measure.title}, ${placeTitle(slide.entry.head)}`
		: slide.part;

/** A line of the agenda: the slide it begins at, from 1, and the slides under it. */
export type AgendaLine = {
	title: string;
	slide: number;
	items: { title: string; slide: number }[];
};

/** The agenda of some slides, a line for each part and under it a line for each of its figures. */
export function agendaLines(slides: readonly Slide[]): AgendaLine[] {
	const lines: AgendaLine[] = [];
	for (const [index, slide] of slides.entries()) {
		const last = lines.at(-1);
		const line = last?.title === slide.part ? last : undefined;
		if (!line) lines.push({ title: slide.part, slide: index + 1, items: [] });
		if (slide.kind === 'figure')
			lines.at(-1)?.items.push({ title: slideTitle(slide), slide: index + 1 });
	}
	return lines;
}

/** Which slide an address asks for, from 1 to `count`: the first where it names none, the nearest where there is no such. */
export function readSlide(text: string | null, count: number): number {
	const slide = Math.trunc(Number(text ?? 1));
	return Number.isFinite(slide) ? Math.max(1, Math.min(count, slide)) : 1;
}
