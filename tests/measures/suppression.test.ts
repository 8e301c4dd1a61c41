import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Figure, SeriesPoint, Step } from '#lib/measures/figure.ts';
import { suppressFigure } from '#lib/measures/suppression.ts';
import { catalogue } from './ask.ts';

type Bare = Omit<Figure, 'sentence'>;

const rate = (k: number, n: number): Cell => ({ state: 'released', k, n, value: k / n });
const none: Cell = { state: 'none', reason: '0 people' };

function figureOf(measure: string, parts: Partial<Bare>): Bare {
	const { id, version, title, unit, better, source, kind, valueUnit, success, family } =
		catalogue.get(measure);
	return {
		measure: { id, version, title, unit, better, source, kind, valueUnit, success, family },
		asked: { measure, where: {}, audience: 'outside' },
		period: { from: null, to: null },
		asOf: { snapshot: '1', dataThrough: '2025-06-30' },
		ledger: [],
		value: none,
		bounds: null,
		series: [],
		signal: null,
		...parts
	};
}

const outside = (figure: Bare): Bare => suppressFigure(figure, catalogue.get(figure.measure.id));

const shown = ({ series }: Bare): (number | string)[] =>
	series.map(({ value }) =>
		value.state === 'withheld' ? '*' : value.state === 'none' ? 0 : (value.k ?? value.n)
	);

const point = (by: SeriesPoint['by'], value: Cell): SeriesPoint => ({
	by,
	provisional: false,
	value
});

const reasons = (counts: number[], by: SeriesPoint['by'] = {}): SeriesPoint[] => {
	const n = counts.reduce((a, b) => a + b, 0);
	return counts.map((k, index) => point({ ...by, category: `reason ${index}` }, rate(k, n)));
};

const breakdown = (counts: number[]): (number | string)[] =>
	shown(outside(figureOf('discharge_reasons', { series: reasons(counts) })));

const ledger = (counts: number[]): Step[] =>
	counts.map((n, index) => ({ step: `s${index}`, label: `step ${index}`, n }));

describe('trap 35: complementary cells', () => {
	test('a lone small cell takes the next smallest with it; zero may be shown', () => {
		expect(breakdown([25, 4, 12, 0, 14])).toEqual([25, '*', '*', 0, 14]);
	});

	test('two small cells hide each other', () => {
		expect(breakdown([25, 4, 12, 0, 9])).toEqual([25, '*', 12, 0, '*']);
	});

	test('two small cells that are small together take a third', () => {
		expect(breakdown([25, 2, 3, 14])).toEqual([25, '*', '*', '*']);
	});

	test('a lone small group takes another with it, or all but one would give it away', () => {
		const groups = [rate(20, 40), rate(4, 30), rate(15, 60)];
		const series = groups.map((value, index) => point({ program: `P${index}` }, value));
		expect(
			shown(outside(figureOf('completion', { by: 'program', series } as Partial<Bare>)))
		).toEqual(['*', '*', 15]);
	});

	test('reasons by program: no row and no column has a lone hidden cell', () => {
		const series = [
			...reasons([25, 4, 12, 14], { program: 'A' }),
			...reasons([30, 20, 40, 16], { program: 'B' }),
			...reasons([50, 18, 22, 60], { program: 'C' })
		];
		const figure = figureOf('discharge_reasons', {
			asked: { measure: 'discharge_reasons', by: 'program', where: {}, audience: 'outside' },
			series
		});
		const cells = shown(outside(figure));
		const rows = [0, 1, 2].map((row) => cells.slice(4 * row, 4 * row + 4));
		const columns = [0, 1, 2, 3].map((column) => rows.map((row) => row[column]));
		for (const line of [...rows, ...columns])
			expect(line.filter((cell) => cell === '*')).not.toHaveLength(1);
	});
});

describe('trap 34: a cell of fewer than 11', () => {
	test('38 of 45 is withheld: the other 7 would be known', () => {
		const value = rate(38, 45);
		expect(outside(figureOf('completion', { value })).value).toEqual({
			state: 'withheld',
			reason: 'not shown (fewer than 11 people)'
		});
	});

	test('0 of 30 and 30 of 30 may be shown, 9 of 12 may not', () => {
		const states = [rate(0, 30), rate(30, 30), rate(9, 12)].map(
			(value) => outside(figureOf('completion', { value })).value.state
		);
		expect(states).toEqual(['released', 'released', 'withheld']);
	});

	test('a median of ten is withheld with its whole spread', () => {
		const value: Cell = { state: 'released', n: 10, value: 28, spread: { min: 3, max: 90 } };
		const figure = outside(figureOf('length_of_stay', { value }));
		expect(JSON.stringify(figure.value)).not.toMatch(/28|90/);
	});

	test('the shortest and the longest stay are one person each, so they stay inside', () => {
		const value: Cell = {
			state: 'released',
			n: 40,
			value: 28,
			spread: { min: 3, p25: 9, max: 90 }
		};
		expect(outside(figureOf('length_of_stay', { value })).value).toMatchObject({
			spread: { p25: 9 }
		});
		const figure = outside(figureOf('length_of_stay', { value }));
		expect(JSON.stringify(figure.value)).not.toMatch(/min|max/);
	});

	test('dollars of fewer than eleven claims are withheld', () => {
		const value: Cell = {
			state: 'released',
			k: 3,
			n: 200,
			value: 0.1,
			amount: { part: 100, whole: 1000 }
		};
		expect(outside(figureOf('initial_denial_rate_dollars', { value })).value.state).toBe(
			'withheld'
		);
	});

	test('inside sees all', () => {
		const figure = figureOf('completion', { value: rate(38, 45) });
		const asked = { ...figure.asked, audience: 'inside' as const };
		expect(suppressFigure({ ...figure, asked }, catalogue.get('completion')).value).toEqual(
			rate(38, 45)
		);
	});
});

describe('the ledger outside', () => {
	const counts = (given: number[]) =>
		outside(figureOf('completion', { ledger: ledger(given) })).ledger.map(({ n }) => n);

	test('steps that leave out fewer than 11 lose their count, the last keeps it', () => {
		expect(counts([47, 45, 41, 38])).toEqual([null, null, null, 38]);
		expect(counts([60, 58, 41, 38])).toEqual([null, 58, null, 38]);
	});

	test('counts that stay are equal or 11 apart, whatever lies between', () => {
		expect(counts([50, 50, 45])).toEqual([null, null, 45]);
		expect(counts([100, 80, 80, 60])).toEqual([100, 80, 80, 60]);
		expect(counts([100, 7, 0])).toEqual([100, null, 0]);
	});

	test('bounds go with the count they are over', () => {
		const steps = [
			{ step: 'discharged', label: 'discharged', n: 47 },
			{ step: 'known', label: 'with a known reason', n: 38 }
		];
		const parts = { ledger: steps, value: rate(25, 38), bounds: { lo: 25 / 47, hi: 34 / 47 } };
		expect(outside(figureOf('completion', parts)).bounds).toBeNull();
		const wide = { ...parts, ledger: [{ ...steps[0], n: 60 } as Step, steps[1] as Step] };
		expect(outside(figureOf('completion', wide)).bounds).not.toBeNull();
	});
});

describe('curves outside', () => {
	test('only days by which eleven more had left stay', () => {
		const days = Array.from({ length: 40 }, (_, index) =>
			point({ day: index }, { state: 'released', k: 1, n: 80 - index, value: 1 - (index + 1) / 80 })
		);
		const { series } = outside(figureOf('retention_curve', { series: days }));
		expect(series.map(({ by, value }) => [by.day, value.state === 'released' && value.k])).toEqual([
			[10, 11],
			[21, 22],
			[32, 33]
		]);
		expect(series.every(({ value }) => value.state === 'released' && value.n === 80)).toBe(true);
	});

	test('a group of five hides another group of curves or weeks with it', () => {
		const group = (program: string, axis: string, ns: number[]) =>
			ns.map((n, at) =>
				point({ program, [axis]: at }, { state: 'released', k: n > 20 ? 12 : 1, n, value: 0.5 })
			);
		const asked = { where: {}, by: 'program', audience: 'outside' } as const;
		for (const [measure, axis] of [
			['retention_curve', 'day'],
			['phq_9_trajectory', 'week']
		] as const) {
			const series = [
				...group('A', axis, [5, 4]),
				...group('B', axis, [30]),
				...group('C', axis, [60])
			];
			const figure = outside(figureOf(measure, { asked: { ...asked, measure }, series }));
			expect(figure.series.map(({ by, value }) => [by.program, value.state])).toEqual([
				...(axis === 'week' ? [['A', 'withheld']] : []),
				['A', 'withheld'],
				['B', 'withheld'],
				['C', 'released']
			]);
		}
	});

	test('a curve of ten people is one withheld point', () => {
		const days = [0, 1, 2].map((day) =>
			point({ day }, { state: 'released', k: 1, n: 10 - day, value: 0.9 })
		);
		const { series } = outside(figureOf('retention_curve', { series: days }));
		expect(series.map(({ by, value }) => [by.day, value.state])).toEqual([[0, 'withheld']]);
	});

	test('a week that leaves out fewer than eleven of those at the start is withheld', () => {
		const weeks = [45, 41, 30, 9].map((n, week) =>
			point({ week }, { state: 'released', n, value: 12 })
		);
		const { series } = outside(figureOf('phq_9_trajectory', { series: weeks }));
		expect(shown({ ...figureOf('phq_9_trajectory', {}), series })).toEqual([45, '*', 30, '*']);
	});
});

test('whatever the groups, what is hidden is never one alone, nor 1 to 10 all together', () => {
	const group = fc
		.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }))
		.map(([k, rest]) => ({ k, n: k + rest }));
	fc.assert(
		fc.property(fc.array(group, { minLength: 2, maxLength: 8 }), (groups) => {
			const series = groups.map(({ k, n }, index) =>
				point({ program: `P${index}` }, n === 0 ? none : rate(k, n))
			);
			const cells = outside(figureOf('completion', { series })).series;
			const hidden = groups.filter((_, index) => cells[index]?.value.state === 'withheld');
			const open = cells.filter(({ value }) => value.state === 'released');
			if (hidden.length === 0 || open.length === 0) return;
			expect(hidden.length).toBeGreaterThan(1);
			const k = hidden.reduce((sum, one) => sum + one.k, 0);
			const n = hidden.reduce((sum, one) => sum + one.n, 0);
			for (const sum of [k, n, n - k]) expect(sum === 0 || sum > 10).toBe(true);
		})
	);
});
