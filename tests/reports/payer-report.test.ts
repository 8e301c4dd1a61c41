import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type Application } from '#lib/server/application.ts';
import { makeReport } from '#lib/server/reports/make-report.ts';
import { payerReportFiles } from '#lib/server/reports/payer-report.ts';
import { writeExports } from '#seed/write-exports.ts';
import { main } from '../../src/cli/main.ts';

type Row = { head: string; cells: string[]; instead?: string };
type Data = {
	payer: string;
	period: string;
	summary: { title: string }[];
	families: {
		title: string;
		numbers: { id: string; counted: string; sentence: string; steps: string }[];
		pictures: { chart?: string; table?: { heads: string[]; rows: Row[] } }[];
	}[];
	limits: { term: string; words: string }[];
};

const folder = mkdtempSync(join(tmpdir(), 'plumbline-payer-'));
const where = { payer: ['Bluestem Mutual'] };
const year = { from: '2025-09-01', to: '2026-08-31' };
const asked = { where, ...year, audience: 'outside', today: '2026-09-01' } as const;
let application: Application;
let data: Data;

beforeAll(async () => {
	const files = await writeExports({ out: folder, episodes: 600 });
	application = openApplication(join(folder, 'data'));
	const paths = files.map(({ file }) => ({ path: join(folder, file) }));
	const now = new Date('2026-09-01T08:00:00Z');
	await application.load(paths, { now, route: 'date-shifted' });
	const { ask, catalogue } = application;
	const rows = { ...year, where, audience: 'outside' } as const;
	const texts = await payerReportFiles({ ask, catalogue, ...rows, payer: 'Bluestem Mutual' });
	data = JSON.parse(texts['report.json'] ?? '') as Data;
}, 300_000);
afterAll(() => {
	application.close();
	rmSync(folder, { recursive: true, force: true });
});

const pagesOf = (pdf: Uint8Array): number =>
	Buffer.from(pdf)
		.toString('latin1')
		.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test('the packet of a payer of the made-up network has 8 to 12 pages, tagged, and twice the same bytes', async () => {
	const pdf = await makeReport(application, 'payer', asked);
	expect(pagesOf(pdf)).toBeGreaterThanOrEqual(8);
	expect(pagesOf(pdf)).toBeLessThanOrEqual(12);
	expect(Buffer.from(pdf).toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	expect(Buffer.from(await makeReport(application, 'payer', asked)).equals(pdf)).toBe(true);
}, 120_000);

test('it counts what the figures of that payer count, over the last twelve whole months', async () => {
	expect(data.period).toBe('1 September 2025 to 31 August 2026');
	const figure = await application.ask({
		measure: 'completion',
		...year,
		where,
		audience: 'outside'
	});
	const rows = data.families.flatMap(({ numbers }) => numbers);
	const completion = rows.find(({ id }) => id === 'completion');
	expect(`Completion: ${completion?.sentence}`.toLowerCase()).toBe(figure.sentence.toLowerCase());
	expect(data.summary.map(({ title }) => title)).toContain('Completion');
});

test('no count of 1 to 10 stands in it, and it says how many figures are withheld', () => {
	const tables = data.families.flatMap(({ pictures }) =>
		pictures.flatMap(({ table }) => table ?? [])
	);
	const cells = [
		...tables.flatMap(({ rows }) => rows.map(({ cells: [first = ''] }) => first)),
		...data.families.flatMap(({ numbers }) => numbers.map(({ counted }) => counted))
	];
	expect(cells.length).toBeGreaterThan(60);
	expect(cells.filter((cell) => /^(n = )?(10|[1-9])( of|$)|of (10|[1-9])$/.test(cell))).toEqual([]);
	expect(data.limits.find(({ term }) => term === 'What few people did')?.words).toMatch(
		/^\d+ of the \d+ figures are not shown/
	);
	expect(tables.flatMap(({ heads }) => heads)).not.toContain('Usual range');
});

test('without a payer, or with one nobody knows, it is wrong usage and says what to do', async () => {
	const about = (payer: string[]) =>
		makeReport(application, 'payer', { ...asked, where: { payer } });
	await expect(about([])).rejects.toThrow('say which with --where payer=NAME');
	await expect(about(['Bluestem Mutual', 'Medicare'])).rejects.toMatchObject({ code: 'usage' });
	await expect(about(['Bluestem'])).rejects.toThrow('The data know no payer of that name');
	const command = ['node', 'plumbline', 'report', 'payer', '--out', join(folder, 'a.pdf')];
	expect(await main([...command, '--data', join(folder, 'data')])).toBe(2);
});
