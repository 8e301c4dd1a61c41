import { describe, expect, test } from 'vitest';
import { briefOf } from '#lib/server/reports/brief.ts';
import {
	boundsWords,
	effectSizeWords,
	methodWords,
	stepRows,
	toldWords
} from '#lib/server/reports/counting.ts';
import { fontCoverage } from '#lib/server/reports/font-coverage.ts';
import { reportFonts } from '#lib/server/reports/fonts.ts';
import { breakable, mapTexts, printable } from '#lib/server/reports/printable.ts';
import { seriesTable } from '#lib/server/reports/series-table.ts';
import {
	byMonth,
	figures,
	makeFigure,
	none,
	point,
	rateCell,
	withheld
} from '../charts/figures.ts';
import { catalogue } from '../measures/ask.ts';

describe('a table of a series', () => {
	test('has counts first, no percentage under 20, words for what is not shown, and the whole last', () => {
		const cells = [rateCell(31, 47), rateCell(9, 14), withheld, none];
		const table = seriesTable(makeFigure({ by: 'month', series: byMonth(cells) }));
		expect(table?.heads).toEqual(['Month', 'Count', 'Rate', '95% interval']);
		expect(table?.rows).toMatchObject([
			{ head: 'January 2024', cells: ['31 of 47', '66.0%', '51.7 to 77.8%'] },
			{ head: 'February 2024', cells: ['9 of 14', '', ''] },
			{ head: 'March 2024', instead: withheld.state === 'withheld' ? withheld.reason : '' },
			{ head: 'April 2024 (provisional)', instead: 'none counted' },
			{ head: 'Whole period', cells: ['31 of 47', '66.0%', '51.7 to 77.8%'], isWhole: true }
		]);
	});

	test('of a curve has a row a milestone, with who was still followed on the day', () => {
		const survival = figures.survival;
		const rows = survival && seriesTable(survival)?.rows;
		expect(rows?.map(({ head }) => head)).toEqual([
			'Day 0',
			'Day 7',
			'Day 14',
			'Day 30',
			'Day 60',
			'Day 90'
		]);
		// Day 7: the share is that of day 6, those still followed are those at risk on day 12.
		const [six, twelve] = [survival?.series[1]?.value, survival?.series[2]?.value];
		if (six?.state !== 'released' || twelve?.state !== 'released') throw new Error('no points');
		expect(rows?.[1]?.cells.slice(0, 2)).toEqual([
			`${twelve.n}`,
			`${((six.value ?? 0) * 100).toFixed(1)}%`
		]);
	});

	test('of a curve for outside names the days that are told', () => {
		const figure = figures['survival for outside'];
		expect(figure && seriesTable(figure)?.rows.map(({ head, cells }) => [head, cells[0]])).toEqual([
			['Day 6', '12 of 473'],
			['Day 18', '24 of 473'],
			['Day 42', '36 of 473'],
			['Day 70', '48 of 473']
		]);
	});

	test('is not there where there is no series', () => {
		expect(seriesTable(makeFigure({}))).toBeUndefined();
	});

	test('writes a group as people do', () => {
		const series = [point({ category: 'left_early' }, rateCell(9, 47))];
		const figure = makeFigure({ measure: { kind: 'breakdown' }, series });
		expect(seriesTable(figure)?.rows[0]?.head).toBe('Left early');
	});
});

describe('counting', () => {
	test('each step says how many it left out', () => {
		const figure = makeFigure({});
		figure.ledger = [
			{ step: 'a', label: 'left', n: 1212 },
			{ step: 'b', label: 'known', n: 1200 },
			{ step: 'c', label: 'measured', n: null },
			{ step: 'd', label: 'recent', n: 47 }
		];
		expect(stepRows(figure).map(({ out, n }) => [out, n])).toEqual([
			['', '1,212'],
			['12', '1,200'],
			['not shown', 'not shown (fewer than 11 people)'],
			['not shown', '47'],
			['', '31']
		]);
	});

	test('bounds name who could move the figure', () => {
		const figure = makeFigure({ value: rateCell(25, 38), bounds: { lo: 0.532, hi: 0.723 } });
		expect(boundsWords(figure, catalogue.get('phq_9_reliable_improvement'))).toBe(
			'Those not measured could move it: with none of them a success it would be 53.2%, with all of them 72.3%.'
		);
	});

	test('methods are named once', () => {
		expect(methodWords(makeFigure({ series: byMonth([rateCell(1, 2), rateCell(2, 3)]) }))).toBe(
			'Wilson 95%'
		);
	});
});

describe('a brief', () => {
	test('is value, count and interval', () => {
		expect(briefOf(makeFigure({}))).toEqual({
			value: '66.0%',
			counted: '31 of 47',
			interval: '51.7 to 77.8%'
		});
	});

	test('under 20 people is the count alone', () => {
		expect(briefOf(makeFigure({ value: rateCell(9, 12) }))).toEqual({
			value: '',
			counted: '9 of 12',
			interval: ''
		});
	});

	test('of a withheld value holds no number', () => {
		expect(briefOf(makeFigure({ value: withheld })).counted).toBe(
			withheld.state === 'withheld' ? withheld.reason : ''
		);
	});
});

describe('text on paper', () => {
	const { covers, files } = reportFonts();

	test('the fonts have Latin with accents, Greek and dashes, and no Chinese or emoji', () => {
		for (const sign of 'AzéñßŁΩж–—≥%') expect(covers(sign.codePointAt(0) ?? 0)).toBe(true);
		for (const sign of ['漢', '😀', '\u0001']) expect(covers(sign.codePointAt(0) ?? 0)).toBe(false);
		expect(files.map((file) => fontCoverage(file)(0x41))).toEqual([true, true, true]);
	});

	test('a sign without a glyph becomes a question mark', () => {
		expect(printable('東京 IOP\n–', covers)).toBe('?? IOP\n–');
	});

	test('a long word may break, after a sign where there is one; a short one may not', () => {
		const marked = (text: string) => breakable(text).replaceAll('\u200b', '|');
		expect(marked('phq_9_reliable_deterioration')).toBe('phq_9_reliable_deterioration');
		expect(marked('queries/reference/carc_class_of_reasons.csv')).toBe(
			'queries/|reference/|carc_|class_|of_|reasons.|csv'
		);
		expect(marked('x'.repeat(40))).toBe(`${'x'.repeat(14)}|${'x'.repeat(14)}|${'x'.repeat(12)}`);
	});

	test('every text of a structure is changed and nothing else', () => {
		expect(mapTexts({ a: ['x', 1, null], b: { c: true } }, (text) => text + text)).toEqual({
			a: ['xx', 1, null],
			b: { c: true }
		});
	});
});

test('a change is told in standard deviations both ways, and so is what it rests on of the data', () => {
	const effect = { name: 'g_av' as const, value: 0.7605, lo: 0.2, hi: 1.3, d_b: 0.8832 };
	const value = { state: 'released' as const, n: 38, value: 5.25, effect };
	const figure = {
		...makeFigure({ value }),
		told: [{ words: 'Standard deviation of the first scores', value: 5.1 }]
	};
	expect(effectSizeWords(figure)).toBe(
		"Hedges' g_av 0.76 (0.20 to 1.30); by the spread at the start (d_b) 0.88."
	);
	expect(toldWords(figure)).toBe('Standard deviation of the first scores: 5.10.');
	expect(effectSizeWords(makeFigure({ value: none }))).toBe('');
});
