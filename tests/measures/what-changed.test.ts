import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Figure, MeasureRef } from '#lib/measures/figure.ts';
import type { Where } from '#lib/measures/place.ts';
import { signalOf } from '#lib/measures/signal.ts';
import { listWords, partIntro } from '#lib/measures/what-changed-words.ts';
import { agendaParts, narrowed, whatChanged } from '#lib/measures/what-changed.ts';
import type { Asked, Entry, WhatChanged } from '#lib/measures/what-changed.ts';
import { daysWith, rareFigure, readmission } from './rare-days.ts';
import { byMonth, makeFigure, none, rateCell, withheld } from '../charts/figures.ts';

function figureOf(cells: Cell[], measure: Partial<MeasureRef> = {}): Figure {
	const series = byMonth(cells).map((each) => ({ ...each, provisional: false }));
	const bare = makeFigure({ measure, by: 'month', series });
	return { ...bare, signal: signalOf(bare, 'nhs') };
}

const asked = (
	cells: Cell[],
	{ where = {}, ...measure }: Partial<MeasureRef> & { where?: Where } = {}
): Asked => ({ where, family: 'completion', figure: figureOf(cells, measure) });

/** 15 months that go up and down by a person, and then five far off. */
const months = (...last: number[]): Cell[] => [
	...Array.from({ length: 15 }, (_, index) => rateCell(25 + (index % 3) - 1, 50)),
	...last.map((k) => rateCell(k, 50))
];
const steady = months(25, 24, 26, 25, 25);
const fallen = months(8, 9, 7, 8, 9);
const risen = months(42, 41, 43, 42, 41);
/** The last month alone is outside, but not by so much that it could not be one of many. */
const odd = months(25, 24, 26, 25, 38);
const few = steady.slice(0, 5);

const site = (name: string): Where => ({ site: [name] });
const program = (name: string): Where => ({ program: [name] });

const titles = (entries: Entry[]): string[] => entries.map(({ head }) => head.measure.title);
const sizes = ({ entries }: WhatChanged) =>
	Object.fromEntries(agendaParts.map((part) => [part, entries[part].length]));

describe('the agenda', () => {
	const list = whatChanged(
		[
			asked(steady, { id: 'a', title: 'Steady' }),
			asked(fallen, { id: 'b', title: 'Fallen' }),
			asked(risen, { id: 'c', title: 'Risen' }),
			asked(fallen, { id: 'd', title: 'Fewer denials', better: 'lower' }),
			asked(risen, { id: 'e', title: 'Longer', better: 'neutral' }),
			asked(few, { id: 'f', title: 'New' })
		],
		0.1
	);

	test('concerns come first, then improvements, changes, what is as usual, and what has too few months', () => {
		expect(Object.keys(list.entries)).toEqual([
			'concern',
			'improvement',
			'change',
			'look',
			'as_usual',
			'too_few'
		]);
		expect(titles(list.entries.concern)).toEqual(['Fallen']);
		expect(titles(list.entries.improvement).sort()).toEqual(['Fewer denials', 'Risen']);
		expect(titles(list.entries.change)).toEqual(['Longer']);
		expect(titles(list.entries.as_usual)).toEqual(['Steady']);
		expect(titles(list.entries.too_few)).toEqual(['New']);
	});

	test('an entry says where, since when, which way, and the last final month as k of n', () => {
		expect(list.entries.concern[0]?.head).toMatchObject({
			place: 'everywhere',
			state: 'concern',
			direction: 'down',
			month: 'August 2025',
			number: '18.0% (9 of 50)',
			stands: true
		});
		expect(list.entries.concern[0]?.head.spark.values.at(-1)).toBeCloseTo(0.18, 12);
	});

	test('five months are not looked at, the other five are, and four stand out', () => {
		expect(list).toMatchObject({ looked: 5, standing: 4, tooFew: 1 });
		expect(listWords(list)).toBe(
			'Of 5 series looked at, 4 stand out; of those listed at most 1 in 10 is expected to be chance (our setting).'
		);
	});
});

test('what stands out alone does not among a hundred series in which nothing happened', () => {
	const alone = whatChanged([asked(odd)], 0.1);
	expect(sizes(alone)).toMatchObject({ improvement: 1, look: 0 });
	const others = Array.from({ length: 100 }, (_, index) => asked(steady, { id: `m${index}` }));
	const among = whatChanged([asked(odd, { id: 'odd' }), ...others], 0.1);
	expect(sizes(among)).toMatchObject({ improvement: 0, look: 1, as_usual: 100 });
	// Its own words stay what they were: the list only says what to take first.
	expect(among.entries.look[0]?.head.words).toBe(alone.entries.improvement[0]?.head.words);
	expect(partIntro('look', among)).toContain('Among 101 series some will look so by chance');
	expect(listWords(among)).toContain('Of 101 series looked at, none stands out');
});

test('the same finding everywhere and at the site that causes it is one entry with its parts', () => {
	const list = whatChanged(
		[
			asked(fallen, { where: program('Riverside IOP') }),
			asked(fallen, { where: site('Riverside') }),
			asked(fallen),
			asked(steady, { where: site('Northgate') }),
			asked(risen, { where: site('Cedar Hill') })
		],
		0.1
	);
	expect(list.entries.concern).toHaveLength(1);
	const [entry] = list.entries.concern;
	expect(entry?.head.place).toBe('everywhere');
	expect(entry?.parts.map(({ place }) => place)).toEqual([
		'site Riverside',
		'program Riverside IOP'
	]);
	expect(titles(list.entries.improvement)).toEqual(['Completion']);
	expect(list.standing).toBe(4);
});

test('a neutral measure that rises here and falls there is two entries', () => {
	const list = whatChanged(
		[
			asked(risen, { better: 'neutral', where: site('A') }),
			asked(fallen, { better: 'neutral', where: site('B') })
		],
		0.1
	);
	expect(list.entries.change).toHaveLength(2);
});

test('a list for one site keeps its findings, and the widest of them leads', () => {
	const list = whatChanged(
		[
			asked(fallen),
			asked(fallen, { where: site('Riverside') }),
			asked(risen, { id: 'x', where: site('Northgate') })
		],
		0.1
	);
	const own = narrowed(list, ({ where }) => where.site?.[0] === 'Riverside');
	expect(own.concern.map(({ head, parts }) => [head.place, parts.length])).toEqual([
		['site Riverside', 0]
	]);
	expect(own.improvement).toEqual([]);
});

test('a series with a withheld month is not in the list, nor counted', () => {
	const list = whatChanged([asked([...fallen.slice(0, -1), withheld]), asked(steady)], 0.1);
	expect(list.looked).toBe(1);
	expect(sizes(list)).toMatchObject({ concern: 0, look: 0, as_usual: 1 });
});

test('a series without any number is no series', () => {
	expect(whatChanged([asked([none, none])], 0.1)).toMatchObject({ looked: 0, tooFew: 0 });
	expect(listWords(whatChanged([], 0.1))).toBe('No series has months enough to say what is usual.');
});

test('how many may be chance is said as it is set', () => {
	const counted = { looked: 40, standing: 1 };
	expect(listWords({ ...counted, level: 0.05 })).toContain(
		'1 stands out; of those listed at most 1 in 20 is expected to be chance (our setting)'
	);
	expect(listWords({ ...counted, level: 0.15 })).toContain('at most 15 in 100');
});

test('whatever the series, each is in the list once, in its own words and its own state', () => {
	const month = fc
		.tuple(fc.nat(40), fc.nat(40))
		.map(([k, more]): Cell => (more === 0 ? none : rateCell(k, k + more)));
	const series = fc.array(month, { minLength: 1, maxLength: 26 });
	const better = fc.constantFrom('higher' as const, 'lower' as const, 'neutral' as const);
	fc.assert(
		fc.property(fc.array(fc.tuple(series, better), { maxLength: 12 }), (all) => {
			const series = all.map(([cells, better], index) =>
				asked(cells, { id: `m${index % 4}`, better, where: site(`s${index}`) })
			);
			const list = whatChanged(series, 0.1);
			const findings = agendaParts.flatMap((part) =>
				list.entries[part].flatMap(({ head, parts }) =>
					[head, ...parts].map((finding) => ({ part, finding }))
				)
			);
			const withSignal = series.filter(({ figure }) => figure.signal);
			expect(findings.length).toBeLessThanOrEqual(withSignal.length);
			for (const { part, finding } of findings) {
				const [own] = series.filter(({ where }) => where === finding.where);
				expect(finding.words).toBe(own?.figure.signal?.words);
				expect(finding.state).toBe(own?.figure.signal?.state);
				expect(finding.stands && !['concern', 'improvement', 'change'].includes(part)).toBe(false);
				if (part !== 'look') expect(finding.state).toBe(part);
			}
			expect(list.standing).toBe(findings.filter(({ finding }) => finding.stands).length);
		}),
		{ numRuns: 60 }
	);
});

test('of a share too rare for its months the list says which way it went, from the waits', () => {
	const rarer = [...Array<number>(14).fill(14), ...Array<number>(8).fill(60)];
	const figure = rareFigure(daysWith(rarer), { ...readmission, better: 'neutral' });
	const list = whatChanged([{ where: {}, family: 'readmission', figure }], 0.1);
	expect(agendaParts.flatMap((part) => list.entries[part])[0]?.head).toMatchObject({
		state: 'change',
		direction: 'down'
	});
});
