import { beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '#lib/measures/actions.ts';
import type { Minutes } from '#lib/measures/minutes.ts';
import { cqiReportFiles, makeCqiReport, type CqiReport } from '#lib/server/reports/cqi-report.ts';
import { meetingData } from '#lib/server/reports/meeting-data.ts';
import type { MeetingData, MeetingRecords } from '#lib/server/reports/meeting-data.ts';
import type { FamilyData, ViewData } from '#lib/server/reports/report-data.ts';
import { smallReport } from './small-report.ts';

const signed = { version: 1, author: 'R. Lee', recordedAt: '2025-04-20T09:00:00Z' };

const action: Action = {
	...signed,
	number: 3,
	aim: 'Call on the day after',
	measure: 'completion',
	where: {},
	prediction: 'More will stay.',
	direction: 'up',
	target: null,
	owner: 'M. Ortiz',
	dueOn: '2025-09-30',
	doOn: '2025-05-02',
	state: 'open',
	result: '',
	signalSaid: '',
	follows: null
};

const minutes: Minutes = {
	...signed,
	id: 'm1',
	heldOn: '2025-04-20',
	attendance: ['R. Lee'],
	agenda: [],
	decisions: [
		{ text: 'Call everybody.', action: 3 },
		{ text: 'Meet in May.', action: null }
	],
	nextOn: null,
	withdrawnWhy: null
};

const meeting: MeetingRecords = {
	notes: [
		{
			...signed,
			id: 'n1',
			measure: 'completion',
			where: {},
			day: '2025-04-14',
			text: 'new intake coordinator',
			withdrawnWhy: null
		}
	],
	actions: [action],
	minutes: [minutes],
	today: '2025-10-01'
};

type Data = { families: FamilyData[]; meeting: MeetingData };

async function dataOf(report: CqiReport): Promise<Data> {
	const files = await cqiReportFiles(report);
	return JSON.parse(files['report.json'] ?? '') as Data;
}

function completionByMonth({ families }: Data): ViewData {
	const sections = families.flatMap((family) => family.sections);
	const view = sections.find(({ id }) => id === 'completion')?.views[0];
	if (!view) throw new Error('completion has no chart by month');
	return view;
}

let report: CqiReport;
beforeAll(async () => {
	report = await smallReport({ meeting });
});

test('chart, list and table of the report have one numbering', async () => {
	const files = await cqiReportFiles(report);
	const view = completionByMonth(JSON.parse(files['report.json'] ?? '') as Data);
	expect(view.notes).toEqual([
		'1 · 14 April 2025: new intake coordinator (R. Lee)',
		'A3 · 2 May 2025: Call on the day after (M. Ortiz)'
	]);
	const heads = view.table?.rows.map(({ head }) => head) ?? [];
	expect(heads.filter((head) => head.includes('['))).toEqual(['April 2025 [1]', 'May 2025 [A3]']);
	expect(files[view.chart]).toMatch(/>A3<\/text>/);
	expect(files[view.chart]).toMatch(/>1<\/text>/);
});

describe('decisions and actions', () => {
	test('stand with aim, owner, due day, prediction and state, overdue by the day given', async () => {
		const { meeting: said } = await dataOf(report);
		expect(said.decisions).toEqual([
			{ day: '20 April 2025', text: 'Call everybody.', action: 'A3' },
			{ day: '20 April 2025', text: 'Meet in May.', action: '' }
		]);
		expect(said.actions).toHaveLength(1);
		expect(said.actions[0]?.title).toBe('A3: Call on the day after');
		const terms = Object.fromEntries(said.actions[0]?.terms.map((t) => [t.term, t.words]) ?? []);
		expect(terms).toEqual({
			About: 'Completion, everywhere',
			Prediction: 'More will stay. Predicted to go up.',
			Owner: 'M. Ortiz',
			Due: '30 September 2025',
			'Change began': '2 May 2025',
			State: 'overdue since 30 September 2025'
		});
	});

	test('of another period are left out', () => {
		const closed: Action = { ...action, state: 'adopted', result: 'More stayed.' };
		const since = (from: string) => {
			const records = { ...meeting, actions: [closed] };
			const { decisions, actions } = meetingData(records, { from, catalogue: report.catalogue });
			return [decisions.length, actions.length];
		};
		expect(since('2025-04-01')).toEqual([2, 1]);
		expect(since('2025-05-01')).toEqual([0, 0]);
	});

	test('and notes are not shown to readers outside', async () => {
		const data = await dataOf({ ...report, audience: 'outside' });
		expect(data.meeting).toMatchObject({ decisions: [], actions: [] });
		expect(JSON.stringify(data)).not.toContain('intake coordinator');
	});
});

test('the pages with notes, decisions and actions can be set, and the same way twice', async () => {
	const pdf = await makeCqiReport(report);
	expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
	expect(Buffer.from(await makeCqiReport(report)).equals(Buffer.from(pdf))).toBe(true);
}, 120_000);
