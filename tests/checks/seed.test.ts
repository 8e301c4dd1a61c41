import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApplication } from '#lib/server/application.ts';
import { writeExports } from '#seed/write-exports.ts';
import { loadPaths } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the flaws put into the seed are found, as many as were put there', async () => {
	const folder = await temporaryFolder();
	const out = join(folder, 'exports');
	const files = await writeExports({ out, episodes: 600 });
	await loadPaths(
		folder,
		files.map(({ file }) => join(out, file)),
		{ route: 'date-shifted' }
	);
	const application = openApplication(join(folder, 'data'));
	const quality = await application.quality.read();
	application.close();
	const counts = new Map(quality?.checks.map(({ id, count }) => [id, count]));
	// One stay in 300 has each flaw.
	expect(counts.get('assessment_item_out_of_range')).toBe(2);
	expect(counts.get('attendance_after_discharge')).toBe(2);
	expect(counts.get('assessment_without_episode')).toBe(2);
	// What nobody put there is not found: dates in order, sums that balance, one stay at a time.
	for (const id of [
		'attendance_before_admission',
		'claim_service_outside_episode',
		'remit_unbalanced',
		'remit_without_claim',
		'appeal_without_claim',
		'episode_overlap',
		'assessment_unknown_instrument'
	])
		expect([id, counts.get(id)]).toEqual([id, 0]);
});
