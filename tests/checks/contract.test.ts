import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readChecks } from '#lib/server/checks/check.ts';
import { codesOf } from '#lib/server/checks/checked-tables.ts';
import { registrySql } from '#lib/server/checks/registry-sql.ts';
import { checkSql } from '#lib/server/checks/run-checks.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { readSettings } from '#lib/server/settings.ts';
import { fillSql } from '#lib/server/sql-file.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

const settings = readSettings();
const checks = readChecks(settings);
const relations = registrySql(readRegistry());

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith({});
});
afterAll(() => db.closeSync());

const columnsOf = async (sql: string): Promise<string[]> => (await db.run(sql)).columnNames();

test('there are 40 rules or more, each under the name of its file', () => {
	expect(checks.length).toBeGreaterThanOrEqual(40);
	for (const { id, file } of checks) expect(file).toBe(`queries/checks/${id}.sql`);
});

describe.each(checks.map((check) => [check.id, check] as const))('%s', (_, check) => {
	test('gives back where a row came from and its codes, and nothing else of it', async () => {
		const columns = await columnsOf(fillSql(check.sql, relations));
		expect(columns).toEqual(['_batch', '_file', '_line', ...codesOf[check.table]]);
	});

	test('can be asked as it is asked', async () => {
		expect(await columnsOf(checkSql(check, relations))).toEqual(['count', 'of', 'examples']);
	});

	test('lists the settings it rests on', () => {
		const used = [...`${check.sql} ${check.among}`.matchAll(/setting_(\w+)\(\)/g)];
		expect([...new Set(used.map(([, name]) => name))].sort()).toEqual([...check.settings].sort());
	});

	test('says in whole sentences why it matters and how to mend it', () => {
		for (const words of [check.why, check.mend]) expect(words).toMatch(/^[A-Z].*\.$/);
		expect(check.title).toMatch(/^[A-Z].*[^.]$/);
	});
});

test('every code shown is a key column of its table', async () => {
	const contract = await readContract();
	for (const [table, codes] of Object.entries(codesOf))
		expect(contract.get(table)?.key).toEqual(expect.arrayContaining(codes));
});

test('a setting of one own is said in the words of the rules', () => {
	const own = { ...settings, iop_day_minutes: { value: 150, about: 'ours' } };
	const check = readChecks(own).find(({ id }) => id === 'claim_iop_day_too_short');
	expect(check?.title).toBe('IOP day billed with under 150 minutes attended');
});
