import { expect, test } from 'vitest';
import type { Profile } from '#lib/profiles/profile.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const mapping: Profile = {
	name: 'start and end',
	version: 1,
	recognise: [],
	file: {},
	drop: [],
	tables: [
		{
			table: 'assessment',
			columns: { episode_id: 'stay', instrument: { constant: 'phq-9' } },
			repeat: [
				{ columns: { assessed_on: 'start_on', total: 'start' } },
				{ columns: { assessed_on: 'end_on', total: 'end' } }
			]
		}
	]
};

const text = (...rows: string[]) => `stay,start_on,start,end_on,end\n${rows.join('\n')}\n`;
const readTotals = (folder: string) =>
	readRows(
		folder,
		'select assessed_on::varchar as day, total::integer::varchar as total from assessment order by assessed_on'
	);

test('of a row that becomes several, each is told apart: one is superseded, and not the other', async () => {
	const folder = await temporaryFolder();
	const first = text('s1,2026-01-01,10,2026-02-01,5', 's1,2026-01-01,12,2026-03-01,4');
	const { receipt } = await loadTexts(folder, { 'scores.csv': first }, { mapping });
	expect(receipt.files[0]).toMatchObject({ read: 4, loaded: 3, superseded: 1 });
	expect(await readTotals(folder)).toEqual([
		{ day: '2026-01-01', total: '12' },
		{ day: '2026-02-01', total: '5' },
		{ day: '2026-03-01', total: '4' }
	]);
	const corrected = text('s1,2026-01-01,12,2026-02-01,6');
	const again = await loadTexts(folder, { 'scores.csv': corrected }, { mapping });
	expect(again.receipt.files[0]).toMatchObject({ read: 2, loaded: 1, changed: 1, known: 1 });
	expect((await readTotals(folder))[1]).toEqual({ day: '2026-02-01', total: '6' });
});
