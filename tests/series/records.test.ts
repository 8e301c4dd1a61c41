import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openNotes } from '#lib/server/meeting/notes.ts';
import { openBaselines } from '#lib/server/series/baselines.ts';
import { openBenchmarks } from '#lib/server/series/benchmarks.ts';
import { shippedBenchmarks } from '#lib/server/series/shipped-benchmarks.ts';
import { recordsFor } from '#lib/server/series/records-for.ts';
import { openSeriesRecords } from '#lib/server/series/series-records.ts';
import { openTargets } from '#lib/server/series/targets.ts';
import { openStore } from '#lib/server/store/open-store.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { wilson } from '#lib/statistics/wilson.ts';
import { catalogue } from '../measures/ask.ts';
import { emptyStore, lee } from '../meeting/records.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const rebased = {
	measure: 'completion',
	where: {},
	starts: '2026-01',
	reason: 'Discharge planning begins in week one.',
	decidedOn: '2026-02-03'
};
const seventy = {
	measure: 'completion',
	where: {},
	value: 0.7,
	starts: '2026-01',
	owner: 'M. Ortiz',
	basis: 'The best quarter of last year.'
};

test('a baseline needs a period, a reason, a day and a name, and says what is missing', async () => {
	const baselines = openBaselines(await emptyStore(), catalogue);
	await expect(baselines.add({ ...rebased, reason: ' ' }, lee())).rejects.toThrow('Say why');
	await expect(baselines.add({ ...rebased, starts: 'spring' }, lee())).rejects.toThrow(
		'Give the period it begins with as a month (2026-01) or a quarter (2026-Q1).'
	);
	await expect(baselines.add({ ...rebased, decidedOn: '' }, lee())).rejects.toThrow(
		'Give the day it was decided on'
	);
	await expect(baselines.add(rebased, { ...lee(), author: '' })).rejects.toThrow('who sets it');
	await expect(baselines.add({ ...rebased, frozenAfter: '2025-12' }, lee())).rejects.toThrow(
		'must not lie before its first'
	);
	await expect(baselines.add({ ...rebased, frozenAfter: '2026-06' }, lee())).rejects.toThrow(
		'A usual range needs 12 periods'
	);
	await expect(baselines.add({ ...rebased, measure: 'discharge_reasons' }, lee())).rejects.toThrow(
		'no usual range'
	);
	expect(await baselines.list()).toEqual([]);
});

test('a withdrawn baseline stays on record, and its period is free again', async () => {
	const baselines = openBaselines(await emptyStore(), catalogue);
	const id = await baselines.add(rebased, lee());
	await expect(baselines.add(rebased, lee())).rejects.toThrow('there is a baseline from this');
	await baselines.withdraw(id, 'It began a month later.', lee('2026-03-20'));
	await expect(baselines.withdraw(id, 'Again.', lee())).rejects.toThrow('no such baseline');
	await baselines.add(rebased, lee());
	const all = await baselines.list('completion');
	expect(all.map(({ withdrawn }) => withdrawn?.why ?? 'in force').sort()).toEqual([
		'It began a month later.',
		'in force'
	]);
});

test('what somebody served could be told by is refused in a reason', async () => {
	const baselines = openBaselines(await emptyStore(), catalogue);
	const reason = 'Ask 555-123-4567 about it.';
	await expect(baselines.add({ ...rebased, reason }, lee())).rejects.toThrow(/^Why: /);
});

test('a target is replaced from a month on and ended, and every version stays', async () => {
	const targets = openTargets(await emptyStore(), catalogue);
	await targets.set(seventy, lee('2026-01-02'));
	await targets.set({ ...seventy, value: 0.75, starts: '2026-07' }, lee('2026-06-02'));
	await targets.end(
		{ measure: 'completion', starts: '2027-01', basis: 'Done.' },
		lee('2026-12-02')
	);
	const [target] = await targets.list();
	expect(target?.aims).toEqual([
		{ value: 0.7, from: '2026-01', to: '2026-07' },
		{ value: 0.75, from: '2026-07', to: '2027-01' }
	]);
	expect(target?.versions.map(({ value }) => value)).toEqual([0.7, 0.75, null]);
	await expect(
		targets.end({ measure: 'completion', starts: '2027-02', basis: 'Done.' }, lee())
	).rejects.toThrow('no target in force');
});

test('a target that cannot be is refused in words', async () => {
	const targets = openTargets(await emptyStore(), catalogue);
	const refusal = (fields: object) => targets.set({ ...seventy, ...fields }, lee());
	await expect(refusal({ value: 70 })).rejects.toThrow('Value: a rate lies between 0 and 100%');
	await expect(refusal({ value: Number.NaN })).rejects.toThrow('Give the value as a number.');
	await expect(refusal({ measure: 'length_of_stay', value: -1 })).rejects.toThrow('below 0');
	await expect(refusal({ measure: 'phq_9_mean_change', value: 28 })).rejects.toThrow('27 points');
	await expect(refusal({ measure: 'retention_curve' })).rejects.toThrow('no number a month');
	await expect(refusal({ starts: '2026-Q1' })).rejects.toThrow('Give the month it begins with');
	await expect(refusal({ basis: '' })).rejects.toThrow('Say why this number.');
});

const alike = {
	measure: 'completion',
	population: 'three IOPs of our county',
	year: '2025',
	definition: 'completed, of all discharges with a known reason',
	source: 'County report 2025, page 4',
	grade: 'B' as const,
	gradeWhy: 'same definition, more residential referrals',
	k: 180,
	n: 300,
	reviewOn: '2027-01-31'
};

test('a benchmark needs all that a reader judges it by, and its interval comes from its counts', async () => {
	const benchmarks = openBenchmarks(await emptyStore(), catalogue);
	await expect(benchmarks.add({ ...alike, source: '' }, lee())).rejects.toThrow('Say the source');
	await expect(benchmarks.add({ ...alike, k: 301 }, lee())).rejects.toThrow('more counted');
	await expect(benchmarks.add({ ...alike, n: null }, lee())).rejects.toThrow('or neither');
	await expect(benchmarks.add({ ...alike, k: null, n: null }, lee())).rejects.toThrow(
		'give the value, or how many of how many'
	);
	await benchmarks.add(alike, lee());
	const all = { baselines: [], targets: [], benchmarks: await benchmarks.list() };
	const question = { measure: 'completion', where: {}, audience: 'inside' as const };
	const shown = recordsFor(question, all, '2026-03-14').benchmarks.at(-1);
	expect(shown).toMatchObject({
		value: 0.6,
		isAlike: true,
		isReviewDue: false,
		...wilson(180, 300)
	});
	expect(recordsFor(question, all, '2027-02-01').benchmarks.at(-1)?.isReviewDue).toBe(true);
});

test('a review leaves the earlier row on record', async () => {
	const benchmarks = openBenchmarks(await emptyStore(), catalogue);
	await benchmarks.add(alike, lee());
	const own = async () => (await benchmarks.list()).filter(({ author }) => author !== null);
	await benchmarks.review((await own())[0]?.id ?? '', '2028-01-31', lee('2027-02-01'));
	expect((await own()).map(({ reviewOn, withdrawn }) => [reviewOn, withdrawn?.why])).toEqual([
		['2027-01-31', 'reviewed'],
		['2028-01-31', undefined]
	]);
});

test('every benchmark that comes with Plumbline is of a measure there is, and of counts that can be', () => {
	const { benchmarks, grades } = shippedBenchmarks();
	expect(benchmarks.length).toBeGreaterThan(3);
	for (const { measure, k, n, value, grade } of benchmarks) {
		expect(catalogue.get(measure).valueUnit).toBe('rate');
		expect(value).toBeGreaterThan(0);
		expect(value).toBeLessThan(1);
		if (k !== null && n !== null) expect(value).toBe(k / n);
		expect(grades[grade]).toBeTruthy();
	}
});

test('records of the exact place go before those of the whole clinic, and by the periods asked', async () => {
	const store = await emptyStore();
	const [baselines, targets] = [openBaselines(store, catalogue), openTargets(store, catalogue)];
	const north = { site: ['Northgate'] };
	await baselines.add(rebased, lee());
	await baselines.add({ ...rebased, where: north, starts: '2025-06' }, lee());
	await baselines.add({ ...rebased, starts: '2026-Q1' }, lee());
	await targets.set(seventy, lee());
	const all = { baselines: await baselines.list(), targets: await targets.list(), benchmarks: [] };
	const of = (where: Record<string, string[]>, by: string) =>
		recordsFor({ measure: 'completion', where, by, audience: 'inside' }, all, '2026-03-14');
	const starts = (where: Record<string, string[]>, by: string) =>
		of(where, by).baselines.map((each) => each.starts);
	expect(starts({}, 'month')).toEqual(['2026-01']);
	expect(starts(north, 'month')).toEqual(['2025-06']);
	expect(starts({ site: ['South'] }, 'month')).toEqual(['2026-01']);
	expect(starts({}, 'quarter')).toEqual(['2026-Q1']);
	expect(of({}, 'month').aims[0]?.isEverywhere).toBe(false);
	expect(of(north, 'month').aims[0]?.isEverywhere).toBe(true);
});

test('a record that another process writes is seen at the next question, and asking makes no file', async () => {
	const folder = dataFolder(join(await temporaryFolder(), 'data'));
	const [reading, writing] = [openStore(folder), openStore(folder)];
	onTestFinished(() => [reading, writing].forEach((store) => store.close()));
	const sources = {
		baselines: openBaselines(reading, catalogue),
		targets: openTargets(reading, catalogue),
		benchmarks: openBenchmarks(reading, catalogue)
	};
	const records = openSeriesRecords(folder, sources, () => '2026-03-14');
	const question = { measure: 'completion', where: {}, audience: 'inside' as const };
	expect((await records.now()).of(question).aims).toEqual([]);
	await openTargets(writing, catalogue).set(seventy, lee());
	expect((await records.now()).of(question).aims).toHaveLength(1);
	await openTargets(writing, catalogue).set({ ...seventy, starts: '2026-05' }, lee());
	expect((await records.now()).of(question).aims).toHaveLength(2);
});

test('a note leaves answers about series as they are, and a target and another day do not', async () => {
	const folder = dataFolder(await temporaryFolder());
	const store = openStore(folder);
	onTestFinished(store.close);
	const targets = openTargets(store, catalogue);
	const sources = {
		targets,
		baselines: openBaselines(store, catalogue),
		benchmarks: openBenchmarks(store, catalogue)
	};
	let day = '2026-03-14';
	const records = openSeriesRecords(folder, sources, () => day);
	const version = async () => (await records.now()).version;
	const empty = await version();
	await openNotes(store, catalogue).add({ measure: 'completion', day, text: 'New.' }, lee());
	expect(await version()).toBe(empty);
	await targets.set(seventy, lee());
	const aimed = await version();
	expect(aimed).not.toBe(empty);
	day = '2026-03-15';
	expect(await version()).not.toBe(aimed);
});
