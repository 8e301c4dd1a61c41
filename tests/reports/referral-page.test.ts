import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Measure } from '#lib/measures/measure.ts';
import { isSpokenIn } from '#lib/messages/measure-words.ts';
import type { Language } from '#lib/messages/say.ts';
import { openApplication, type Application } from '#lib/server/application.ts';
import { makeReport } from '#lib/server/reports/make-report.ts';
import type { ReportAsked } from '#lib/server/reports/report-kinds.ts';
import { writeExports } from '#seed/write-exports.ts';
import { main } from '../../src/cli/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-referral-'));
const year = { from: '2025-09-01', to: '2026-08-31' };
const today = '2026-09-02';
const signed = { author: 'K. Moss', at: `${today}T09:00:00.000Z` };
const four = [
	...['completion', 'phq_9_reliable_improvement', 'days_to_admission', 'phq_9_mean_change']
];
let application: Application;

beforeAll(async () => {
	const files = await writeExports({ out: folder, episodes: 300 });
	application = openApplication(join(folder, 'data'));
	const paths = files.map(({ file }) => ({ path: join(folder, file) }));
	const now = new Date('2026-09-01T08:00:00Z');
	await application.load(paths, { now, route: 'date-shifted' });
}, 300_000);
afterAll(() => {
	application.close();
	rmSync(folder, { recursive: true, force: true });
});
afterEach(() => void vi.restoreAllMocks());

const makePage = (parts: Partial<ReportAsked> = {}): Promise<Uint8Array> =>
	makeReport(application, 'referral', { where: {}, audience: 'outside', today, ...parts });

async function readPage(pdf: Uint8Array): Promise<{ pages: number; text: string }> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { totalPages: pages, text } = await extractText(document, { mergePages: true });
	return { pages, text: text.replace(/\s+/g, ' ') };
}

/** The status of the command, and what it said. */
async function run(...options: string[]): Promise<{ status: number; said: string }> {
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	const out = join(folder, 'page.pdf');
	rmSync(out, { force: true });
	const command = ['node', 'plumbline', 'report', 'referral', '--out', out];
	const status = await main([...command, '--data', join(folder, 'data'), ...options]);
	return { status, said: said.mock.calls.flat().join('\n') };
}

async function approve(ids: readonly string[]): Promise<void> {
	for (const measure of ids)
		await application.approvals.add({ measure, reason: 'Agreed.' }, signed);
}

test('where nothing is approved nothing is written, and it says what to do', async () => {
	const { status, said } = await run();
	expect(status).toBe(3);
	expect(said).toContain('Approve one on the page Referral pages first.');
	expect(existsSync(join(folder, 'page.pdf'))).toBe(false);
});

test('it is one tagged page of the approved figures, in the very words of the shared page, twice the same bytes', async () => {
	await approve(four);
	const pdf = await makePage({ organisation: 'Lakeside Recovery' });
	const { pages, text } = await readPage(pdf);
	expect(pages).toBe(1);
	expect(Buffer.from(pdf).toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	const content = {
		measures: four,
		where: {},
		language: 'en',
		recipient: '',
		endsWith: null
	} as const;
	const screen = await application.sharedPage(
		{ ...content, measures: four },
		{ language: 'en', today, organisation: 'Lakeside Recovery' }
	);
	const figures = screen.entries.flatMap(({ figure }) => figure ?? []);
	expect(figures).toHaveLength(4);
	const words = [
		...screen.lines,
		...figures.flatMap(({ sentence, rows }) => [sentence, ...rows.map(({ number }) => number)]),
		...screen.tells.lines,
		...screen.foot
	];
	for (const each of words) expect(text).toContain(each);
	expect(text).toContain('2 September 2026. Data through 31 August 2026.');
	expect(text).not.toContain('Online');
	expect(Buffer.from(await makePage({ organisation: 'Lakeside Recovery' })).equals(pdf)).toBe(true);
});

test('in Spanish all of it is, and the document says so', async () => {
	const pdf = await makePage({ referral: { language: 'es', recipient: 'Clínica Ribera' } });
	const { pages, text } = await readPage(pdf);
	expect(pages).toBe(1);
	expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Lang ?\(es/);
	for (const words of [
		'Cómo van nuestros programas',
		'Para Clínica Ribera',
		'Lo que esto no le dice'
	])
		expect(text).toContain(words);
	expect(text).not.toMatch(/\bpeople\b|Number/);
});

/** Referral sources with so few stays that their completion is withheld. */
async function fewOf(dimension: string): Promise<string[]> {
	const figure = await application.ask({
		...{ measure: 'completion', ...year, where: {}, by: dimension, audience: 'outside' }
	});
	return figure.series
		.filter(({ value }) => value.state === 'withheld')
		.map(({ by }) => `${by[dimension]}`);
}

test('of a referrer of few people no share stands on it, and all programs stand in its place', async () => {
	const [source = ''] = await fewOf('referral_source');
	const where = { referral_source: [source] };
	const { text } = await readPage(await makePage({ where, referral: { figures: ['completion'] } }));
	expect(text).toContain('Completion: not shown (fewer than');
	expect(text).toContain('Offered instead: all our programs');
	expect(text).toContain(`people referred by ${source}`);
	const everyone = await application.ask({
		...{ measure: 'completion', ...year, where: {}, audience: 'outside' }
	});
	expect(text).toContain(everyone.sentence);
	expect(text.match(/\d+ of \d+ people/g)).toHaveLength(1);
});

test('with its address the page bears it whole, and the day it expires; gone, it is refused', async () => {
	const fields = { recipient: 'Harbor Clinic', measures: ['completion'], expiresOn: '2030-01-31' };
	// The records hold a page to a year from the day it is made.
	const late = { ...signed, at: '2029-06-01T09:00:00.000Z' };
	const token = await application.links.make({ ...fields, language: 'en' as const }, late);
	const address = `https://figures.example.org/shared/${token}`;
	expect((await run('--link', address)).status).toBe(0);
	const { text } = await readPage(readFileSync(join(folder, 'page.pdf')));
	expect(text).toContain(`Online, as now known, until 31 January 2030: ${address}`);
	expect(text).toContain('For Harbor Clinic');
	expect((await run('--link', address, '--for', 'Hill')).status).toBe(2);
	expect(await run('--link', `${address}x`)).toMatchObject({ status: 2 });
	expect(await run('--link', address, '--on', '2030-02-01')).toMatchObject({ status: 3 });
	const [link] = await application.links.list();
	await application.links.revoke(link?.id ?? '', 'The wrong practice.', signed);
	const gone = await run('--link', address);
	expect([gone.status, gone.said]).toEqual([3, expect.stringContaining('was revoked')]);
});

test('what cannot be on one page is refused, with what to do', async () => {
	const refused: [string[], number, string][] = [
		[['--figure', 'length_of_stay'], 3, 'not approved for outsiders'],
		[['--figure', 'no_such_measure'], 2, 'no_such_measure'],
		[['--figure', 'a', 'b', 'c', 'd', 'e'], 2, 'Choose 4 figures or fewer'],
		[['--audience', 'inside'], 2, 'is not made for inside'],
		[['--from', '2026-08-01', '--to', '2026-08-31'], 2, 'twelve whole months'],
		[['--where', 'sex=F'], 2, 'one referral source or one program'],
		[['--where', 'referral_source=Nobody at all'], 2, 'The data know no referral source'],
		[['--for', 'the case of 123-45-6789'], 2, 'For whom: there is what looks like'],
		[['--language', 'fr'], 2, '']
	];
	for (const [options, status, words] of refused) {
		const { status: got, said } = await run(...options);
		expect([options, got, said]).toEqual([options, status, expect.stringContaining(words)]);
		expect(existsSync(join(folder, 'page.pdf'))).toBe(false);
	}
	const out = join(folder, 'page.pdf');
	const command = ['node', 'plumbline', 'report', 'cqi', '--out', out, '--figure', 'completion'];
	expect(await main([...command, '--data', join(folder, 'data')])).toBe(2);
});

const lengthOf = ({ title, success, missing, ledger }: Measure): number =>
	[title, success, missing, ...Object.values(ledger)].join('').length;

/** The four figures with the most words of all that can be approved and read in a language. */
const wordiest = (language: Language): string[] =>
	application.catalogue
		.list()
		.filter((measure) => isSpokenIn(measure, language))
		.toSorted((a, b) => lengthOf(b) - lengthOf(a))
		.slice(0, 4)
		.map(({ id }) => id);

test('with more figures approved than fit it is one page still, also of those with the most words, of a part and in Spanish', async () => {
	const long = new Set([...wordiest('en'), ...wordiest('es')]);
	await approve([...long].filter((id) => !four.includes(id)));
	const usual = await run('--on', today);
	expect(usual.status).toBe(0);
	expect(usual.said).toMatch(/^Approved too, and not on it: .*Choose which are with --figure/m);
	const [source = ''] = await fewOf('referral_source');
	const recipient = 'Somebody with a name as long as the form lets it be, '.repeat(2).trim();
	const wheres: Record<string, string[]>[] = [{}, { referral_source: [source] }];
	for (const language of ['en', 'es'] as const)
		for (const where of wheres) {
			const figures = wordiest(language);
			const pdf = await makePage({ where, referral: { figures, language, recipient } });
			expect([figures, where, (await readPage(pdf)).pages]).toEqual([figures, where, 1]);
		}
});
