import { expect, test } from 'vitest';
import { readChecks } from '#lib/server/checks/check.ts';
import { runChecks } from '#lib/server/checks/run-checks.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { readSettings } from '#lib/server/settings.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import type { Row } from '../support/warehouse-with.ts';
import { afterCareCases } from './cases/after-care.ts';
import { assessmentCases } from './cases/assessment.ts';
import { attendanceCases } from './cases/attendance.ts';
import { claimCases } from './cases/claim.ts';
import { episodeCases } from './cases/episode.ts';
import { referralCases } from './cases/referral.ts';
import { remitCases } from './cases/remit.ts';

const cases = {
	...episodeCases,
	...attendanceCases,
	...assessmentCases,
	...claimCases,
	...remitCases,
	...afterCareCases,
	...referralCases
};
const checks = readChecks(readSettings());
const registry = readRegistry();

/** Every table the only file of its batch, its rows on lines 1, 2, 3 …, as a load leaves them. */
const asLoaded = (tables: Record<string, Row[]>): Record<string, Row[]> =>
	Object.fromEntries(
		Object.entries(tables).map(([table, rows]) => [
			table,
			rows.map((row, index) => ({ _batch: 1, _file: 0, _line: index + 1, ...row }))
		])
	);

test('every rule has a worked example', () => {
	expect(Object.keys(cases).sort()).toEqual(checks.map(({ id }) => id).sort());
});

test.each(checks.map((check) => [check.id, check] as const))(
	'%s finds the rows that break it and no other',
	async (id, check) => {
		const { tables, breaks, asOf } = cases[id] ?? { tables: {}, breaks: [] };
		const db = await warehouseWith(asLoaded(tables), asOf);
		const [finding] = await runChecks(db, [check], registry, (_, file) => `${file}`);
		expect(finding?.examples.map(({ line }) => line)).toEqual(breaks);
		expect(finding?.count).toBe(breaks.length);
		expect(finding?.of).toBeGreaterThanOrEqual(breaks.length);
		expect(tables[check.table]?.length).toBeGreaterThan(breaks.length);
		expect(finding?.of).toBeLessThanOrEqual(tables[check.table]?.length ?? 0);
	}
);
