import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Figure } from '#lib/measures/figure.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { cqiReportFiles, makeCqiReport, type CqiReport } from '#lib/server/reports/cqi-report.ts';
import type { FamilyData, SectionData } from '#lib/server/reports/report-data.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask } from '../measures/ask.ts';
import { smallReport } from './small-report.ts';

type Data = {
	period: string;
	cover: { term: string; words: string }[];
	families: FamilyData[];
	settings: { term: string }[];
	absent: string[];
};

async function dataOf(report: CqiReport): Promise<Data> {
	const files = await cqiReportFiles(report);
	return JSON.parse(files['report.json'] ?? '') as Data;
}

const sectionsOf = ({ families }: Data): SectionData[] =>
	families.flatMap(({ sections }) => sections);

function sectionOf(data: Data, id: string): SectionData {
	const section = sectionsOf(data).find((each) => each.id === id);
	if (!section) throw new Error(`there is no section ${id}`);
	return section;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let report: CqiReport;
beforeAll(async () => {
	report = await smallReport();
});

test('the same answers give the same bytes, in this process and in another', async () => {
	const first = await makeCqiReport(report);
	expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-');
	expect(hashOf(await makeCqiReport(report))).toBe(hashOf(first));
	const { stdout } = await promisify(execFile)(process.execPath, [
		'--import',
		'tsx',
		'tests/reports/write-small-report.ts'
	]);
	expect(stdout).toBe(hashOf(first));
}, 120_000);

test('the PDF says that it is tagged, accessible, in English, and what it is called', async () => {
	const text = Buffer.from(await makeCqiReport(report)).toString('latin1');
	expect(text).toContain('/MarkInfo');
	expect(text).toContain('/Lang (en-US)');
	expect(text).toContain('/DisplayDocTitle true');
	expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	expect(text).toContain('Quality report, Small Network');
});

test('the pages say what the figures say', async () => {
	const data = await dataOf(report);
	const { sentence } = await report.ask({ measure: 'completion', where: {}, audience: 'inside' });
	const section = sectionOf(data, 'completion');
	expect(`Completion: ${section.sentence}`.toLowerCase()).toBe(sentence.toLowerCase());
	expect(section.views.map(({ heading }) => heading)).toEqual(['By month', 'By program']);
	expect(section.views[0]?.alt).toContain(sentence);
	expect(data.families[1]?.summary[0]).toMatchObject({
		id: 'completion',
		sentence: section.sentence
	});
});

test('sites are held against chance, with the table of the funnel and why no model is made', async () => {
	const { comparisons } = sectionOf(await dataOf(report), 'completion');
	expect(comparisons.map(({ heading }) => heading)).toEqual(['By site, against chance']);
	const [sites] = comparisons;
	expect(sites?.table.rows.map(({ head }) => head)).toEqual(['Site 0', 'Site 1', 'unknown']);
	expect(sites?.words).toMatch(/^Completion by site: /);
	expect(sites?.alt).toBe(`Funnel plot. ${sites?.words}`);
	expect(sites?.adjusted).toContain('a model needs 100 (our setting)');
	expect(sites?.adjustedTable).toBeNull();
	const outside = await smallReport({ audience: 'outside' });
	for (const { comparisons: shown } of sectionsOf(await dataOf(outside)))
		for (const { table } of shown)
			for (const { cells } of table.rows)
				expect(cells[0] ?? '').not.toMatch(/^(10|[1-9]) of|of (10|[1-9])$/);
});

test('the ledger adds up, step by step', async () => {
	for (const { steps } of sectionsOf(await dataOf(report)))
		steps.slice(1).forEach(({ label, out, n }, index) => {
			if (label.startsWith('of these')) return;
			const before = Number(steps[index]?.n.replaceAll(',', ''));
			const left = out === 'none' ? 0 : Number(out.replaceAll(',', ''));
			expect(Number(n.replaceAll(',', '')) + left).toBe(before);
		});
});

test('every measure of the list is there, with its definition and version', async () => {
	const data = await dataOf(report);
	expect(data.absent).toEqual([]);
	expect(sectionsOf(data)).toHaveLength(38);
	for (const { id, definition } of sectionsOf(data))
		expect(definition.map(({ words }) => words).join()).toContain(`${id}, version`);
	expect(data.settings.map(({ term }) => term)).toContain('recent days: 14');
});

test('a measure that the catalogue does not have is named, and the rest is made', async () => {
	const { catalogue } = report;
	const list = () => catalogue.list().filter(({ id }) => id !== 'overturn_rate');
	const data = await dataOf({ ...report, catalogue: { ...catalogue, list } });
	expect(data.absent).toEqual(['overturn_rate']);
	expect(sectionsOf(data)).toHaveLength(37);
});

test('the cover says period, state of the data, audience and filters', async () => {
	const asking = { from: '2025-03-01', to: '2025-08-31', where: { program: ['North', 'South'] } };
	const data = await dataOf({ ...report, ...asking, audience: 'outside' });
	expect(data.period).toBe('1 March 2025 to 31 August 2025');
	expect(Object.fromEntries(data.cover.map(({ term, words }) => [term, words]))).toEqual({
		Period: '1 March 2025 to 31 August 2025',
		'Data as of': '30 September 2025 (snapshot 1)',
		For: 'Outside: what fewer than 11 people would show is withheld',
		Only: 'program North or South',
		Measures: '38'
	});
});

describe('where there is little', () => {
	test('an empty warehouse gives a report that says so, without a chart of nothing', async () => {
		const db = await warehouseWith({}, '2025-09-30');
		const empty = {
			...report,
			ask: (question: Parameters<CqiReport['ask']>[0]) => ask(db, question.measure, question)
		};
		const data = await dataOf(empty);
		expect(sectionOf(data, 'completion').sentence).toContain('0 people');
		expect(sectionsOf(data).flatMap(({ views }) => views)).toEqual([]);
		expect((await makeCqiReport(empty)).byteLength).toBeGreaterThan(10_000);
	});

	test('without calendar dates programs take the place of months, and a note says why', async () => {
		const timeless: CqiReport['ask'] = async (question) => {
			if (question.by === 'month' || question.from) throw new FigureWithheld('no dates');
			return report.ask(question);
		};
		const data = await dataOf({ ...report, ask: timeless, from: '2025-01-01' });
		const { views, note } = sectionOf(data, 'completion');
		expect(views.map(({ heading }) => heading)).toEqual(['By program']);
		expect(note).toBe('Shown for all there is: this export gives no calendar dates.');
	});

	test('a figure that must not be had is named with the reason', async () => {
		const refusing: CqiReport['ask'] = async (question) => {
			if (question.measure === 'completion') throw new FigureWithheld('Nothing is loaded yet.');
			return report.ask(question);
		};
		const data = await dataOf({ ...report, ask: refusing });
		expect(sectionOf(data, 'completion').sentence).toBe('No figure: Nothing is loaded yet.');
	});

	test('for outside no count from 1 to 10 stands in a table, a ledger or the summary', async () => {
		const data = await dataOf({ ...report, audience: 'outside' });
		const cells = sectionsOf(data).flatMap(({ views, steps }) => [
			...views.flatMap(({ table }) => table?.rows.map(({ cells }) => cells[0] ?? '') ?? []),
			...steps.map(({ n }) => n)
		]);
		expect(cells.filter((cell) => /^([1-9]|10)( of|$)/.test(cell))).toEqual([]);
	});
});

describe('refuses', () => {
	const broken = (change: (figure: Figure) => Figure): CqiReport => ({
		...report,
		ask: async (question) => {
			const figure = await report.ask(question);
			return question.measure === 'completion' ? change(figure) : figure;
		}
	});

	test('a chart that would have to draw what is no number', async () => {
		const change = (figure: Figure): Figure => ({
			...figure,
			series: figure.series.map((point) => ({
				...point,
				value: { state: 'released', k: 1, n: 30, value: Number.NaN }
			}))
		});
		await expect(makeCqiReport(broken(change))).rejects.toMatchObject({
			code: 'unverified',
			message: expect.stringContaining('The chart of Completion') as string
		});
	});

	test('figures of two states of the data', async () => {
		const change = (figure: Figure): Figure => ({
			...figure,
			asOf: { ...figure.asOf, snapshot: '2' }
		});
		await expect(makeCqiReport(broken(change))).rejects.toThrow('New data was loaded');
	});
});

test('names that the fonts cannot show, and names without a space, do not stop the report', async () => {
	const name = `東京 ${'x'.repeat(60)}`;
	const ask: CqiReport['ask'] = async (question) => {
		const figure = await report.ask(question);
		const series = figure.series.map((point) =>
			'program' in point.by ? { ...point, by: { ...point.by, program: name } } : point
		);
		return { ...figure, series };
	};
	expect((await makeCqiReport({ ...report, ask })).byteLength).toBeGreaterThan(100_000);
});
