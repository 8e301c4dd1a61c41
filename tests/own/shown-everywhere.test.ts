import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { getApplication } from '#lib/server/application.ts';
import { cqiReportFiles, makeCqiReport } from '#lib/server/reports/cqi-report.ts';
import type { CqiReport } from '#lib/server/reports/cqi-report.ts';
import type { BookEntry } from '#lib/server/reports/book-entries.ts';
import type { FamilyData } from '#lib/server/reports/report-data.ts';
import { load as loadFamily } from '../../src/routes/[family=family]/+page.server.ts';
import { load as loadIndex } from '../../src/routes/definitions/+page.server.ts';
import { load as loadDefinitions } from '../../src/routes/definitions/[family]/+page.server.ts';
import { GET as getBook } from '../../src/routes/definitions/definitions.pdf/+server.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadTexts } from '../support/load-files.ts';
import { calm, clinicExports, daysToFirstGroup, longStays, writeClinic } from './clinic.ts';

const broken = longStays.replace('id: long_stays', 'id: broken').replace('as success', 'as done');

// What a load function is given by the router, as far as ours look at it.
const event = (params: Record<string, string>, search = '') => ({
	params,
	url: new URL(`http://localhost/${search}`),
	isDataRequest: false,
	parent: async () => ({ asOf: await getApplication().asOf() })
});

type Card = { state: string; definition: { id: string }; figure?: { sentence: string } };
type Index = {
	search: string;
	chapters: { title: string; lines: { id: string; href: string; isOwn: boolean }[] }[];
	refused: { file: string; line: number | null; rule: string }[];
};
type Chapter = { title: string; entries: { id: string; example: { gives: string } | null }[] };

const run = async <T>(load: unknown, given: unknown): Promise<T> =>
	(await (load as (given: unknown) => unknown)(given)) as T;

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
	process.env.PLUMBLINE_DATA = join(folder, 'data');
	await writeClinic(folder, {
		'measures/long_stays.sql': longStays,
		'measures/days_to_first_group.sql': daysToFirstGroup,
		'measures/broken.sql': broken,
		'instruments/calm.yaml': calm
	});
	await loadTexts(folder, clinicExports, { route: 'date-shifted' });
	return async () => {
		getApplication().close();
		await rm(folder, { recursive: true });
	};
});

describe('a measure and an instrument, a file each,', () => {
	test('are asked like ours', async () => {
		expect((await askLoaded(folder, 'long_stays')).value).toMatchObject({ k: 2, n: 3 });
		expect((await askLoaded(folder, 'days_to_first_group')).value).toMatchObject({
			n: 3,
			value: 3
		});
		const change = await askLoaded(folder, 'calm_mean_change');
		expect(change.value).toMatchObject({ state: 'released', n: 2, value: 3 });
	});

	test('stand on the page of their family', async () => {
		const shown = async (family: string, search = '') => {
			const { cards } = await run<{ cards: Card[] }>(loadFamily, event({ family }, search));
			return new Map(cards.map((card) => [card.definition.id, card.figure?.sentence]));
		};
		expect((await shown('length-of-stay')).get('long_stays')).toContain('2 of 3');
		expect((await shown('own')).get('days_to_first_group')).toContain('3');
		const outcomes = await shown('outcomes', '?part=calm-3');
		expect(outcomes.get('calm_mean_change')).toContain('Calm');
	});

	test('stand in the definition book, with what their examples give', async () => {
		const index = await run<Index>(loadIndex, event({}, '?q=calm'));
		expect(index.chapters.map(({ title }) => title)).toContain('Outcomes');
		const own = await run<Index>(loadIndex, event({}));
		const lines = own.chapters.flatMap((chapter) => chapter.lines);
		expect(lines.filter(({ isOwn }) => isOwn).map(({ href }) => href)).toEqual([
			'/definitions/length-of-stay#long_stays',
			'/definitions/own#days_to_first_group'
		]);
		const { entries } = await run<Chapter>(loadDefinitions, event({ family: 'own' }));
		expect(entries.map(({ id, example }) => [id, example?.gives])).toEqual([
			['days_to_first_group', '2 days (n = 1)']
		]);
	});

	test('are told by file, line and rule where they are refused', async () => {
		const { refused } = await run<Index>(loadIndex, event({}));
		expect(refused).toMatchObject([
			{ file: 'measures/broken.sql', line: 26, rule: expect.stringContaining('no column success') }
		]);
	});

	test('stand in the report with their figures, and in its appendix with their definitions', async () => {
		const { ask, catalogue } = getApplication();
		const asking = { ask, catalogue, where: {}, audience: 'inside', ownInstruments: ['calm-3'] };
		const report = asking as CqiReport;
		const files = await cqiReportFiles(report);
		const told = JSON.parse(files['report.json'] ?? '') as {
			families: FamilyData[];
			definitions: BookEntry[];
		};
		const own = told.families.find(({ title }) => title === 'Our own measures');
		expect(own?.sections.map(({ id }) => id)).toEqual(
			expect.arrayContaining(['long_stays', 'days_to_first_group', 'calm_mean_change'])
		);
		expect(own?.sections[0]?.views.length).toBeGreaterThan(0);
		const entry = told.definitions.find(({ name }) => name.startsWith('long_stays'));
		expect(entry).toMatchObject({
			name: 'long_stays, version 1, from our file measures/long_stays.sql',
			example: { gives: '1 of 2', reading: '10 and 45 days.' }
		});
		expect(entry?.terms.find(({ term }) => term === 'Source')?.words).toBe('our setting');
		const others = told.definitions.flatMap((each) => each.others.map(({ title }) => title));
		expect(others).toContain('Calm reliable improvement');
		expect((await makeCqiReport(report)).byteLength).toBeGreaterThan(100_000);
	});

	test('stand in the definition book as a PDF', async () => {
		const response = await (getBook as (given: unknown) => Promise<Response>)(event({}));
		expect(response.headers.get('Content-Type')).toBe('application/pdf');
		const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
		expect(pdf.slice(0, 5)).toBe('%PDF-');
		expect(pdf).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	});
});
