import { describe, expect, test } from 'vitest';
import { aimCell } from '#lib/measures/aims.ts';
import { benchmarkFor, type Benchmark } from '#lib/measures/benchmarks.ts';
import { besideNotes } from '#lib/measures/beside-notes.ts';
import { figureCsv } from '#lib/measures/figure-csv.ts';
import type { Aim, Cell, Figure } from '#lib/measures/figure.ts';
import { spokenWords } from '#lib/measures/signal-words.ts';
import { signalOf } from '#lib/measures/signal.ts';
import { reportChart } from '#lib/server/reports/report-chart.ts';
import { seriesTable } from '#lib/server/reports/series-table.ts';
import { makeFigure, monthName, none, point, rateCell } from '../charts/figures.ts';

const aims: Aim[] = [{ value: 0.7, from: '2024-01', to: null, isEverywhere: false }];
const benchmark: Benchmark = {
	population: 'three IOPs of our county',
	year: '2025',
	definition: 'completed, of all discharges',
	source: 'County report 2025, page 4',
	grade: 'D',
	gradeWhy: 'counts transfers as completed',
	value: 0.6,
	k: 180,
	n: 300,
	reviewOn: '2026-03-31'
};

function figureOf(cells: Cell[]): Figure {
	const series = cells.map((cell, at) => point({ month: monthName(at) }, cell));
	const benchmarks = [benchmarkFor(benchmark, '2026-06-01')];
	const bare = { ...makeFigure({ by: 'month', series }), aims, benchmarks };
	return { ...bare, signal: signalOf(bare, 'nhs') };
}

const steady = (count: number): Cell[] =>
	Array.from({ length: count }, (_, at) => rateCell(30 + ((at * 7) % 5), 47));
const gaps = steady(24).map((cell, at) => (at % 5 === 2 ? none : cell));

/** What each odd series has to say of its last month. */
const odd: [name: string, figure: Figure, words: RegExp][] = [
	['nobody at all', figureOf([none, none, none]), /too few to say: 0 months/],
	['one point', figureOf([rateCell(31, 47)]), /too few to say: 1 month,/],
	['one person a month', figureOf(Array(14).fill(rateCell(1, 1))), /too few to say/],
	['all of them', figureOf(Array(14).fill(rateCell(40, 40))), /too few to say/],
	['none of them', figureOf(Array(14).fill(rateCell(0, 40))), /too few to say/],
	['six points', figureOf(steady(6)), /too few to say: 6 months/],
	['twelve points', figureOf(steady(12)), /Completion, December 2024: .* of 47/],
	['twenty-four points', figureOf(steady(24)), /Completion, December 2025: .* of 47/],
	['three hundred points', figureOf(steady(300)), /Completion, December 2048: .* of 47/],
	['gaps', figureOf(gaps), /Completion, December 2025: .* of 47/]
];

describe('odd series read well in words, table, CSV, chart and on paper', () => {
	test.each(odd)('%s', (_, figure, words) => {
		expect(figure.signal?.words).toMatch(words);
		const table = seriesTable(figure);
		const texts = table?.rows.flatMap((row) => [row.head, ...row.cells, row.instead ?? '']) ?? [];
		const svg = reportChart(figure)?.svg ?? '';
		for (const text of [spokenWords(figure), figureCsv(figure), texts.join('|'), svg])
			expect(text).not.toMatch(/NaN|undefined|Infinity/);
		expect(table?.rows.filter(({ isWhole }) => !isWhole)).toHaveLength(figure.series.length);
		for (const row of table?.rows ?? [])
			if (row.instead === undefined) expect(row.cells).toHaveLength((table?.heads.length ?? 0) - 1);
		expect(svg).toContain('</svg>');
		expect(svg).toContain('not like for like');
		expect(svg).toContain('Dotted line: our aim since January');
		expect(figure.series.every((__, at) => aimCell(figure, at).startsWith('70%'))).toBe(true);
		expect(besideNotes(figure)).toEqual([
			'Benchmark a: Not like for like. 60% (180 of 300; 54.4 to 65.4%): three IOPs of our county, 2025 ' +
				'(completed, of all discharges). Fit D: counts transfers as completed. County report 2025, page 4. ' +
				'Due for review since 31 March 2026.'
		]);
	});
});
