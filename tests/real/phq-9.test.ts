import { expect, test } from 'vitest';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { realFile } from './real-data.ts';

test('PHQ-9 items: totals, bands and item 9 equal the reference', async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadPaths(folder, [realFile('phq_gad/phq9_irt_chiu_2177.csv')]);
	expect(receipt.files.map((file) => [file.table, file.read, file.loaded])).toEqual([
		['episode', 2177, 2177],
		['assessment', 2177, 2177]
	]);
	const totals = await readRows(
		folder,
		`select count(*) as n, round(avg(value), 6) as mean, round(stddev_samp(value), 6) as sd,
			median(value) as median, count(*) filter (where value >= 10) as cases
		from score where scale = 'total'`
	);
	expect(totals).toEqual([
		{ n: '2177', mean: '13.286174', sd: '5.828615', median: '13.0', cases: '1542' }
	]);
	const item9 = await readRows(
		folder,
		`select count(*) as positive, count(*) filter (where total.value < 10) as below
		from score as item join score as total using (episode_id)
		where item.scale = 'item_9' and total.scale = 'total' and item.value >= 1`
	);
	expect(item9).toEqual([{ positive: '679', below: '62' }]);
	const bands = await askLoaded(folder, 'phq_9_severity_bands');
	expect(
		bands.series.map(({ value }) => (value.state === 'released' ? value.k : value.state))
	).toEqual([112, 523, 608, 584, 350]);
});
