import { beforeAll, expect, test } from 'vitest';
import {
	accreditationReportFiles,
	makeAccreditationReport,
	type AccreditationReport
} from '#lib/server/reports/accreditation-report.ts';
import { smallReport } from './small-report.ts';

type Indicator = {
	id: string;
	terms: { term: string; words: string }[];
	table: { heads: string[]; rows: { head: string; cells: string[] }[] } | null;
};
type Data = {
	index: { part: string; basis: string }[];
	families: { title: string; indicators: Indicator[] }[];
	shared: { attendance: string; decisions: string }[];
};

const signed = { version: 1, author: 'R. Lee', recordedAt: '2025-04-20T09:00:00Z' };
const minutes = {
	...signed,
	id: 'm1',
	heldOn: '2025-04-20',
	attendance: ['R. Lee', 'M. Ortiz'],
	agenda: [],
	decisions: [{ text: 'Call everybody.', action: null }],
	nextOn: null,
	withdrawnWhy: null
};
const note = {
	...signed,
	id: 'n1',
	measure: 'completion',
	where: {},
	day: '2025-04-14',
	text: 'new intake coordinator',
	withdrawnWhy: null
};

let report: AccreditationReport;
let now: string[];

async function dataOf(parts: Partial<AccreditationReport> = {}): Promise<Data> {
	const files = await accreditationReportFiles({ ...report, ...parts });
	return JSON.parse(files['report.json'] ?? '') as Data;
}

function completionOf({ families }: Data): Indicator {
	const all = families.flatMap(({ indicators }) => indicators);
	const found = all.find(({ id }) => id === 'completion');
	if (!found) throw new Error('completion is not there');
	return found;
}

const wordsOf = (data: Data, name: string): string | undefined =>
	completionOf(data).terms.find(({ term }) => term === name)?.words;

const reportedOf = (data: Data, month: string): string | undefined =>
	completionOf(data)
		.table?.rows.find(({ head }) => head.startsWith(month))
		?.cells.at(-1);

beforeAll(async () => {
	const year = { from: '2025-01-01', to: '2025-12-31' };
	const months = { rows: [], reported: new Map(), verified: 'Nothing.' };
	const meeting = { notes: [], actions: [], minutes: [], today: '2026-01-05' };
	report = { ...(await smallReport()), ...year, months, quality: [], meeting };
	now =
		completionOf(await dataOf()).table?.rows.map(({ head, cells }) => `${head} ${cells[0]}`) ?? [];
});

test('the four domains are there, and every expectation leads to a part that is', async () => {
	const { families, index } = await dataOf();
	const titles = families.map(({ title }) => title);
	expect(titles).toEqual(['Effectiveness', 'Efficiency', 'Service access', 'Satisfaction']);
	const parts = [...titles, 'Data quality', 'Annual analysis', 'Shared with', 'Closed months'];
	for (const { part } of index) expect(parts).toContain(part);
});

test('a month that is not closed is provisional; a closed one says what it reported, where that differs', async () => {
	expect(now.length).toBeGreaterThan(3);
	const reported = new Map([
		['2025-03', new Map([['completion', '5 of 99']])],
		['2025-04', undefined]
	]);
	const data = await dataOf({ months: { ...report.months, reported } });
	expect(completionOf(data).table?.heads.at(-1)).toBe('As reported');
	expect(reportedOf(data, 'March 2025')).toBe('5 of 99');
	expect(reportedOf(data, 'April 2025')).toBe('package altered');
	expect(reportedOf(data, 'May 2025')).toBe('not closed: provisional');
});

test('what is missing says what to do, and what is there stands in its place', async () => {
	const bare = await dataOf();
	expect(wordsOf(bare, 'Target')).toContain('Set one on the page Targets');
	expect(wordsOf(bare, 'Extenuating factors')).toContain('Add a note');
	expect(bare.shared).toEqual([]);
	const meeting = { ...report.meeting, notes: [note], minutes: [minutes] };
	const full = await dataOf({ meeting });
	expect(wordsOf(full, 'Extenuating factors')).toBe(
		'1 · 14 April 2025: new intake coordinator (R. Lee)'
	);
	expect(full.shared).toEqual([
		{ day: '20 April 2025', attendance: 'R. Lee, M. Ortiz', decisions: 'Call everybody.' }
	]);
});

test('its pages are tagged, and the same twice', async () => {
	const pdf = Buffer.from(await makeAccreditationReport(report));
	expect(pdf.toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	expect(Buffer.from(await makeAccreditationReport(report)).equals(pdf)).toBe(true);
}, 60_000);
