import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMeasures } from '#lib/server/figures/catalogue.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { projectRoot } from '#lib/server/project.ts';
import { clinicWith } from '../own/clinic.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

async function readSection(): Promise<string> {
	const page = await readFile(join(projectRoot, 'docs', 'measures.md'), 'utf8');
	const [, section = ''] = /## A measure of your own\n([\s\S]*?)\n## /.exec(page) ?? [];
	return section;
}

test('the measure that the page shows as an example counts', async () => {
	const [, example = ''] = /```sql\n([\s\S]*?)```/.exec(await readSection()) ?? [];
	const data = join(await clinicWith({ 'measures/mine.sql': example }), 'data');
	const { catalogue, refused } = readMeasures(readRegistry(data), data);
	expect(refused).toEqual([]);
	expect(catalogue.get('stays_of_30_days')).toMatchObject({
		isOwn: true,
		family: 'length_of_stay'
	});
});

test('the tables that the page names are there', async () => {
	const rows = (await readSection()).split('\n').filter((line) => line.startsWith('| `'));
	const names = rows.flatMap((line) => line.split('|')[1]?.match(/\w+/g) ?? []);
	expect(names.length).toBeGreaterThan(10);
	const db = await warehouseWith({});
	for (const name of names)
		await expect(db.run(`select * from ${name} limit 0`)).resolves.toBeDefined();
});
