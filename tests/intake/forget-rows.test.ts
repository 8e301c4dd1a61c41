import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { forgetRows } from '#lib/server/intake/forget-rows.ts';
import type { FilePart } from '#lib/server/intake/load.ts';
import { openReading } from '#lib/server/intake/reading.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';
import { remittance } from '../support/x12-text.ts';

const header = 'claim_id,line_no,payer,service_from,charge';
const claim = (id: string) => `${id},1,Aetna,2026-01-05,450.00`;
const paid = ['CLP*ACC1*1*320.00*60.00*20.00*12*ICN1*11*1', 'SVC*HC:90853*120.00*60.00**1'];

test.each([
	['whose lines can be counted', [header, claim('a'), claim('b')].join('\n')],
	['with an empty line in it', [header, claim('a'), '', claim('b')].join('\n')],
	['of X12', remittance([...paid, 'DTM*472*20250105'])]
])('of a file %s no row stays in the scratch database once it is forgotten', async (_, text) => {
	const folder = await temporaryFolder();
	const reading = await openReading(dataFolder(join(folder, 'data')), { now: new Date() });
	onTestFinished(reading.close);
	const { db } = reading.load;
	const kept = async () => {
		const sql = `select table_name as name from duckdb_tables() where not internal
			union all select view_name from duckdb_views() where not internal`;
		const row = z.object({ name: z.string() });
		return (await runQuery(db, { name: 'kept', sql, row })).map(({ name }) => name);
	};
	const path = await writeExport(folder, 'file.txt', text);
	const parts: FilePart[] = await reading.read({ path }, 0);
	expect(parts[0]?.message).toBeNull();
	const names = parts.flatMap(({ mapped }) =>
		mapped ? [mapped.relation, mapped.staged.kept, mapped.staged.lines] : []
	);
	const before = await kept();
	expect(before).toEqual(expect.arrayContaining(names.filter((name) => name !== null)));
	expect(names.length).toBeGreaterThan(0);
	await forgetRows(db, parts);
	expect((await kept()).filter((name) => names.includes(name))).toEqual([]);
});
