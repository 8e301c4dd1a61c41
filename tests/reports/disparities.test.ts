import { expect, test } from 'vitest';
import { cqiReportFiles, makeCqiReport, type CqiReport } from '#lib/server/reports/cqi-report.ts';
import type { DisparityData } from '#lib/server/reports/disparity-data.ts';
import type { PlanRow } from '#lib/server/reports/disparity-plan.ts';
import type { Action } from '#lib/measures/actions.ts';
import { fourGroups, staysOf } from '../disparities/two-groups.ts';
import { ask, catalogue } from '../measures/ask.ts';
import { warehouseWith, type Row } from '../support/warehouse-with.ts';

async function reportOf(episode: Row[], parts: Partial<CqiReport> = {}): Promise<CqiReport> {
	const db = await warehouseWith({ episode }, '2025-06-30');
	return {
		ask: (question) => ask(db, question.measure, question),
		catalogue,
		where: {},
		audience: 'inside',
		...parts
	};
}

type Section = DisparityData & { plan: PlanRow[] };

async function sectionOf(report: CqiReport): Promise<Section> {
	const files = await cqiReportFiles(report);
	return (JSON.parse(files['report.json'] ?? '') as { disparities: Section }).disparities;
}

test('the report says who was served, which gap is more than chance and how wide it is, and is set', async () => {
	const report = await reportOf(fourGroups);
	const { rows, marked, population, sentence } = await sectionOf(report);
	const completion = rows.find(({ title }) => title === 'Completion');
	expect(completion?.cells[0]).toEqual({
		verdict: 'More than chance',
		isMarked: true,
		gap: 'M -20.0',
		interval: '-33.4 to -5.2',
		why: ''
	});
	expect(marked.join()).toContain('Completion differs by sex by more than chance.');
	expect(population[0]?.words).toBe(
		'F 70, M 80, X 12, Unknown 30. Sex is known for 162 of 192, 84.4%.'
	);
	expect(population[3]?.words).toContain('Known for fewer than 80% (our setting)');
	expect(sentence).toContain('at most 5% are expected to be chance');
	expect((await makeCqiReport(report)).byteLength).toBeGreaterThan(10_000);
});

test('for outside no group of fewer than 11 has a number, and none has a gap that would give it away', async () => {
	const few = staysOf([
		{ sex: 'F', completed: 40, left: 30 },
		{ sex: 'M', completed: 6, left: 3 }
	]);
	const { rows, population } = await sectionOf(await reportOf(few, { audience: 'outside' }));
	const withheld = 'not shown (fewer than 11 people)';
	expect(population[0]?.words).toContain(`F ${withheld}, M ${withheld}.`);
	for (const { cells } of rows)
		expect(cells[0]).toMatchObject({ isMarked: false, gap: '', interval: '' });
});

test('of nobody the section says that no gap could be tested', async () => {
	const { sentence, marked, population } = await sectionOf(await reportOf([]));
	expect(sentence).toBe('No gap could be tested: there are too few people in the groups.');
	expect(marked).toEqual([]);
	expect(population[0]?.words).toContain('nobody');
});

const action = (number: number, parts: Partial<Action>): Action => ({
	number,
	version: 1,
	aim: 'Call men in their first week',
	measure: 'completion',
	where: { sex: ['M'] },
	prediction: 'More men complete',
	direction: 'up',
	target: null,
	owner: 'K. Alba',
	dueOn: '2025-09-01',
	doOn: null,
	state: 'open',
	result: '',
	signalSaid: '',
	follows: null,
	author: 'K. Alba',
	recordedAt: '2025-06-30T08:00:00Z',
	...parts
});

test('open actions about a group of people are the written plan; for outside there is none', async () => {
	const actions = [
		action(4, { where: { program: ['North'] } }),
		action(3, { state: 'adopted' }),
		action(2, {})
	];
	const meeting = { notes: [], actions, minutes: [], today: '2025-06-30' };
	const report = await reportOf(fourGroups, { meeting });
	const { plan } = await sectionOf(report);
	expect(plan).toHaveLength(1);
	expect(plan[0]).toMatchObject({
		action: 'A2: Call men in their first week',
		owner: 'K. Alba',
		due: '1 September 2025',
		known: 'More men complete'
	});
	expect((await makeCqiReport(report)).byteLength).toBeGreaterThan(10_000);
	expect((await sectionOf({ ...report, audience: 'outside' })).plan).toEqual([]);
});
