import { describe, expect, test } from 'vitest';
import { whatChanged } from '#lib/measures/what-changed.ts';
import type { Action } from '#lib/measures/actions.ts';
import { signalOf } from '#lib/measures/signal.ts';
import type { Cell } from '#lib/measures/figure.ts';
import { keyAction } from '../../src/routes/meeting/slide-keys.ts';
import { agendaLines, readSlide, slidesOf, slideTitle } from '../../src/routes/meeting/slides.ts';
import type { Agenda } from '../../src/routes/agenda.ts';
import type { ListFilter } from '../../src/routes/changed-list.ts';
import { byMonth, makeFigure, rateCell } from '../charts/figures.ts';

const months = (...last: number[]): Cell[] => [
	...Array.from({ length: 15 }, (_, index) => rateCell(25 + (index % 3) - 1, 50)),
	...last.map((k) => rateCell(k, 50))
];

function asked(id: string, cells: Cell[], family = 'completion') {
	const series = byMonth(cells).map((each) => ({ ...each, provisional: false }));
	const bare = makeFigure({ measure: { id, title: id }, by: 'month', series });
	return { where: {}, family, figure: { ...bare, signal: signalOf(bare, 'nhs') } };
}

const overdue = { number: 1, aim: 'Call them.' } as Action;
const missing = {
	table: 'survey',
	months: ['2024-12'],
	lastOn: '2024-11-30',
	words: 'No surveys.'
};
const list = whatChanged(
	[
		asked('steady', months(25, 24, 26, 25, 25)),
		asked('fallen', months(8, 9, 7, 8, 9)),
		asked('new', months().slice(0, 5)),
		asked('even', months(24, 25, 26, 24, 25), 'retention')
	],
	0.1
);
const agenda: Agenda = { overdue: [overdue], notLoaded: [missing], list };
const everything: ListFilter = { where: {}, family: null, scope: 'headline' };

describe('the slides of a meeting', () => {
	test('are in the order of the agenda, one figure each: overdue first, too few last, then how to end', () => {
		expect(
			slidesOf(agenda, everything).map((slide) => `${slide.kind}: ${slideTitle(slide)}`)
		).toEqual([
			'overdue: Overdue actions',
			'not_loaded: Not loaded yet',
			'figure: fallen, Everywhere',
			'list: As usual',
			'figure: steady, Everywhere',
			'figure: even, Everywhere',
			'list: Too few to say',
			'end: To end with'
		]);
	});

	test('of one family leave out the figures of the others, and keep what is overdue', () => {
		const slides = slidesOf(agenda, { ...everything, family: 'retention' });
		expect(slides.map(slideTitle)).toEqual([
			'Overdue actions',
			'Not loaded yet',
			'As usual',
			'even, Everywhere',
			'To end with'
		]);
	});

	test('are none where nothing is on the agenda', () => {
		expect(slidesOf({ overdue: [], notLoaded: [], list: null }, everything)).toEqual([]);
	});

	test('are listed by part, with the slide each part begins at', () => {
		const lines = agendaLines(slidesOf(agenda, everything));
		expect(lines.map(({ title, slide, items }) => [title, slide, items.length])).toEqual([
			['Overdue actions', 1, 0],
			['Not loaded yet', 2, 0],
			['Concerns', 3, 1],
			['As usual', 4, 2],
			['Too few to say', 7, 0],
			['To end with', 8, 0]
		]);
		expect(lines[3]?.items[1]).toEqual({ title: 'even, Everywhere', slide: 6 });
	});

	test('an address that names none, or one there is not, leads to the nearest', () => {
		const asked = [null, '', 'three', '3', '2.9', '0', '-4', '99', 'Infinity'];
		expect(asked.map((text) => readSlide(text, 8))).toEqual([1, 1, 1, 3, 2, 1, 1, 8, 1]);
	});
});

test('keys go from slide to slide and stay at the ends; letters only where they are wanted', () => {
	const done: string[] = [];
	const moves = {
		go: (slide: number) => done.push(`${slide}`),
		leave: () => done.push('leave'),
		openNotes: () => done.push('notes'),
		turnTable: () => done.push('table'),
		fill: () => done.push('fill')
	};
	const press = (key: string, at: number, hasLetters = true) =>
		keyAction(key, { at, count: 8 }, moves, hasLetters)?.();
	press('ArrowRight', 3);
	press('ArrowRight', 8);
	press('ArrowLeft', 1);
	press('Home', 5);
	press('End', 5);
	press('n', 5);
	press('n', 5, false);
	press('Escape', 5, false);
	press('q', 5);
	expect(done).toEqual(['4', '8', '1', '1', '8', 'notes', 'leave']);
});
