import { join } from 'node:path';
import { z } from 'zod';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';

/** Runs SQL on the snapshot in force of `<folder>/data`; every value comes back as text. */
export async function readRows(folder: string, sql: string): Promise<Record<string, string>[]> {
	const warehouse = openWarehouse(join(folder, 'data'));
	try {
		const texts = `select columns(*)::varchar from (${sql})`;
		const row = z.record(z.string(), z.string().nullable());
		const rows = await warehouse.read((db) => runQuery(db, { name: 'test', sql: texts, row }));
		return (rows ?? []).map((each) =>
			Object.fromEntries(Object.entries(each).map(([name, value]) => [name, value ?? '']))
		);
	} finally {
		warehouse.close();
	}
}
