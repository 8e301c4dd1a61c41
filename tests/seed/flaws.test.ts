import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#lib/server/project.ts';
import { loadPaths } from '../support/load-files.ts';
import { openExports, withExports } from './exports.ts';

const rowOfTable = /^\| (\S+\.csv) +\| (.+?) +\| (\d+) +\| (rejected|loaded) +\|$/;

/** The table of flaws in seed/README.md. */
const documented = () =>
	readFileSync(join(projectRoot, 'seed', 'README.md'), 'utf8')
		.split('\n')
		.flatMap((line) => {
			const [, file = '', flaw = '', rows = '', fate] = rowOfTable.exec(line) ?? [];
			return fate ? [{ file, flaw, rows: Number(rows), isRejected: fate === 'rejected' }] : [];
		});

test('the flaws of the usual 3,000 episodes are those that the README lists', async () => {
	const files = await withExports({}, async ({ files }) => files);
	const made = files.flatMap(({ file, flaws }) => flaws.map((flaw) => ({ file, ...flaw })));
	expect(documented()).toEqual(made);
	const rejected = made.filter(({ isRejected }) => isRejected);
	expect(rejected.reduce((sum, { rows }) => sum + rows, 0)).toBe(14);
});

test('each flaw is in the files as often as told, also in a small network', async () => {
	await withExports({ episodes: 120 }, async ({ out, files }) => {
		const ask = await openExports(out, files);
		const told = (name: string): number =>
			files
				.flatMap(({ flaws }) => flaws)
				.filter(({ flaw }) => flaw === name)
				.reduce((sum, { rows }) => sum + rows, 0);
		const found: Record<string, string> = {
			'discharge before admission':
				'select count(*) from episodes where discharged_on < admitted_on',
			'no person': 'select count(*) from episodes where person_id is null',
			'discharge reason not in the contract':
				"select count(*) from episodes where discharge_reason = 'graduated'",
			'status not in the contract': "select count(*) from attendance where status = 'excused'",
			'a date there is not':
				'select count(*) from attendance where try_cast(service_on as date) is null',
			'attendance after discharge':
				'select count(*) from attendance join episodes using (episode_id) where service_on > discharged_on',
			'no date': 'select count(*) from assessments_phq9 where assessed_on is null',
			'item out of range': "select count(*) from assessments_phq9 where item_7 = '7'",
			'assessment of an unknown episode':
				'select count(*) from assessments_gad7 anti join attendance using (episode_id)',
			'row written twice': `select (select count(*) from assessments_phq9) - (select count(*) from (select distinct * from assessments_phq9))
				+ (select count(*) from claims) - (select count(*) from (select distinct * from claims))`,
			'row written again with another value': `select (select count(*) - count(distinct (episode_id, assessed_on)) from assessments_gad7)
				+ (select count(*) - count(distinct authorization_id) from authorizations)`,
			'adjustments in another form':
				"select count(*) from remittances where adjustments = 'CO45 150.00'"
		};
		for (const [name, sql] of Object.entries(found)) {
			expect(told(name), name).toBeGreaterThan(0);
			expect(await ask(sql), name).toBe(told(name));
		}
	});
});

test('the intake rejects the rows meant to be rejected and no other', async () => {
	await withExports({ episodes: 120 }, async ({ out, files }) => {
		const paths = files.map(({ file }) => join(out, file));
		const { receipt } = await loadPaths(out, paths, { route: 'date-shifted' });
		const meant = files.map(({ file, rows, flaws }) => ({
			file,
			read: rows,
			rejected: flaws.reduce((sum, flaw) => sum + (flaw.isRejected ? flaw.rows : 0), 0),
			ignoredColumns: []
		}));
		const byName = (a: { file: string }, b: { file: string }) => a.file.localeCompare(b.file);
		const told = receipt.files.map(({ file, read, rejected, ignoredColumns }) => ({
			file: file.split('/').at(-1) ?? '',
			read,
			rejected,
			ignoredColumns
		}));
		expect(told.sort(byName)).toEqual(meant.sort(byName));
	});
});
