import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkMeasures, readCatalogue, readMeasures } from '#lib/server/figures/catalogue.ts';
import type { Measures } from '#lib/server/figures/catalogue.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { judgeMeasure } from '#lib/server/measures/judge-measure.ts';
import { madeUpWarehouse } from '#lib/server/measures/made-up-warehouse.ts';
import type { MadeUpWarehouse } from '#lib/server/measures/made-up-warehouse.ts';
import { probeRows } from '#lib/server/measures/probe-rows.ts';
import { checkSelect } from '#lib/server/measures/select-rules.ts';
import { refusedFiles } from '#lib/server/own-files.ts';
import { refusalWords } from '#lib/server/refused-file.ts';
import { readSettings } from '#lib/server/settings.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadTexts } from '../support/load-files.ts';
import { clinicExports, clinicWith, daysToFirstGroup, longStays, writeClinic } from './clinic.ts';

const measuresOf = (folder: string) => {
	const data = join(folder, 'data');
	return readMeasures(readRegistry(data), data);
};

/** The file among a clinic's, with one text of it replaced. */
const withChange = (from: string, to: string): string => {
	if (!longStays.includes(from)) throw new Error(`the file has no ${from}`);
	return longStays.replace(from, to);
};

const lineOf = (text: string, part: string): number =>
	text.split('\n').findIndex((line) => line.includes(part)) + 1;

test('a proportion and a duration, a file each, are counted like ours', async () => {
	const folder = await clinicWith({
		'measures/long_stays.sql': longStays,
		'measures/own/days_to_first_group.sql': daysToFirstGroup
	});
	expect(refusedFiles(join(folder, 'data'))).toEqual([]);
	await loadTexts(folder, clinicExports, { route: 'date-shifted' });
	const long = await askLoaded(folder, 'long_stays', { by: 'program' });
	expect(long.value).toMatchObject({ state: 'released', k: 2, n: 3 });
	expect(long.ledger.map(({ n }) => n)).toEqual([3, 3]);
	expect(long.series.map(({ by }) => by.program)).toEqual(['Main', 'North']);
	expect(long.sentence).toContain('2 of 3');
	const days = await askLoaded(folder, 'days_to_first_group');
	expect(days.value).toMatchObject({ state: 'released', n: 3, value: 3 });
	expect(days.ledger.map(({ n }) => n)).toEqual([4, 3]);
});

test('a file names its family in its header or lies in the folder of it', async () => {
	const folder = await clinicWith({
		'measures/long_stays.sql': longStays,
		'measures/retention/first.sql': daysToFirstGroup
	});
	const { catalogue } = measuresOf(folder);
	expect(catalogue.get('long_stays').family).toBe('length_of_stay');
	expect(catalogue.get('days_to_first_group').family).toBe('retention');
});

/** What is wrong with a file: one text of it replaced by another; on which line that is told, and as which rule. */
const wrong: [string, string, string, string, RegExp][] = [
	[
		'that reads a file',
		'from episode_fact',
		"from read_csv('/etc/passwd')",
		'from',
		/reads from read_csv/
	],
	['that names a file', 'from episode_fact', "from 'x.parquet'", 'from', /no table x\.parquet/],
	['that names a table nobody has', 'from episode_fact', 'from stays', 'from', /no table stays/],
	[
		'that looks into the database',
		'from episode_fact',
		'from duckdb_settings()',
		'from',
		/duckdb_settings/
	],
	[
		'of two statements',
		'where is_discharged',
		'where is_discharged; select 1',
		'select',
		/more than one statement/
	],
	[
		'that writes',
		'select\n    episode_id',
		"copy episode to 'x.csv';\nselect\n    episode_id",
		'copy',
		/not a select/
	],
	[
		'that asks for the day',
		'stay_days >= 30',
		'discharged_on < current_date',
		'current_date',
		/another day tomorrow/
	],
	['that draws lots', 'stay_days >= 30', 'random() < 0.5', 'random', /uses random/],
	['of a column nobody has', 'stay_days >= 30', 'stay_length >= 30', 'stay_length', /stay_length/],
	['whose SQL is broken', 'where is_discharged', 'where where', 'where where', /syntax error/],
	['that lacks what its kind needs', 'as success', 'as done', 'select', /no column success/],
	['that lacks a step', 'as both_ends', 'as ends', 'select', /no column both_ends: it is a step/],
	[
		'whose success is a number',
		'stay_days >= 30 as',
		'stay_days as',
		'select',
		/success is .*INT.*boolean/
	],
	[
		'that counts a stay twice',
		'from episode_fact',
		'from episode_fact join score using (episode_id)',
		'select',
		/not one row per episode/
	],
	['of a kind nobody knows', 'kind: proportion', 'kind: ratio', 'kind:', /kind: Invalid option/],
	[
		'without a ledger',
		'ledger:\n--   discharged: discharged in the period\n--   both_ends: with both the first and the last day known',
		'ledger: {}',
		'ledger',
		/a ledger has one step or more/
	],
	[
		'of a family nobody knows',
		'family: length_of_stay',
		'family: stays',
		'family',
		/no family stays/
	],
	[
		'with the id of one of ours',
		'id: long_stays',
		'id: completion',
		'id:',
		/already the id of queries/
	],
	[
		'whose example comes out otherwise',
		'{k: 1, n: 2}',
		'{k: 2, n: 2}',
		'expect',
		/comes out as k 1, not 2/
	],
	[
		'whose example names no column',
		'[episode_id, admitted_on',
		'[episode_id, began_on',
		'tables:',
		/cannot be executed/
	],
	['whose header is no YAML', 'title: Stays', 'title: Stays: all', 'title', /not YAML/]
];

describe('a file is refused by line, rule and fix, and the other counts,', () => {
	let read: Measures;
	beforeAll(async () => {
		const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
		const bad = wrong.map(([, from, to], at) => [`measures/bad_${at}.sql`, withChange(from, to)]);
		const good = { 'measures/own/days_to_first_group.sql': daysToFirstGroup };
		await writeClinic(folder, { ...Object.fromEntries(bad), ...good });
		read = measuresOf(folder);
		return () => rm(folder, { recursive: true });
	});

	test.each(wrong.map((each, at): [string, number] => [each[0], at]))('one %s', (_, at) => {
		const [, from = '', to = '', where = '', rule = /^/] = wrong[at] ?? [];
		const [refused] = read.refused.filter(({ file }) => file === `measures/bad_${at}.sql`);
		expect(refused?.rule).toMatch(rule);
		expect(refused?.line).toBe(lineOf(withChange(from, to), where));
		expect(refused?.fix).toMatch(/\.$/);
	});

	test('and nothing else', () => {
		const { catalogue, refused } = read;
		expect(refused).toHaveLength(wrong.length);
		const own = catalogue.list().filter(({ isOwn }) => isOwn);
		expect(own.map(({ id }) => id)).toEqual(['days_to_first_group']);
	});
});

test('a file counts only once it was tried by the settings and instruments in force', async () => {
	const folder = await clinicWith({ 'measures/long_stays.sql': longStays });
	const data = join(folder, 'data');
	expect(refusedFiles(data)).toEqual([]);
	const { refused } = readMeasures([], data);
	expect(refused.map(refusalWords)).toEqual([
		'measures/long_stays.sql: it was not tried yet. Run plumbline measures, or start Plumbline again.'
	]);
});

test('a measure that would count units of the data twice gives no figure, but says so', async () => {
	// The made-up referrals are of no stay: only rows of the clinic show the fault.
	const doubling = longStays
		.replaceAll('select\n    episode_id', 'select\n    episode_fact.episode_id')
		.replace('from episode_fact', 'from episode_fact left join referral using (episode_id)')
		.replace('    discharged_on,', '    episode_fact.discharged_on,');
	const folder = await clinicWith({ 'measures/doubling.sql': doubling });
	expect(refusedFiles(join(folder, 'data')).map(refusalWords)).toEqual([]);
	const referrals = `referral_id,episode_id,program,referred_on,outcome
r1,e1,Main,2025-01-02,admitted
r2,e1,Main,2025-01-03,admitted
`;
	await loadTexts(
		folder,
		{ ...clinicExports, 'referrals.csv': referrals },
		{ route: 'date-shifted' }
	);
	await expect(askLoaded(folder, 'long_stays')).rejects.toThrow(
		'measures/doubling.sql gives more than one row for one episode'
	);
	expect((await askLoaded(folder, 'completion')).value.state).toBe('released');
});

describe('every shipped measure', () => {
	const registry = readRegistry();
	const measures = readCatalogue(registry).list();
	let made: MadeUpWarehouse;
	beforeAll(async () => {
		const instruments = new Set(['phq-9', 'gad-7']);
		const settings = readSettings();
		const rows = probeRows(registry, instruments);
		made = await madeUpWarehouse(rows, { asOf: '2025-09-30', settings, registry });
		return () => made.close();
	});

	test('passes what a clinic’s own must pass', async () => {
		const files = new Map(measures.map((measure) => [measure.file, measure]));
		const found: Record<string, unknown> = {};
		for (const [file, measure] of files) {
			const problems = await judgeMeasure(made.db, measure);
			const wrong = await checkSelect(made.db, measure.sql);
			if (problems.length > 0 || wrong) found[file] = [problems, wrong];
		}
		expect(found).toEqual({});
	}, 120_000);
});

test('without a folder of its own nothing is tried', async () => {
	const folder = await clinicWith({});
	await expect(checkMeasures(readRegistry(), join(folder, 'data'))).resolves.toBeUndefined();
});
