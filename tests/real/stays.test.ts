import { expect, test } from 'vitest';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { realFile } from './real-data.ts';

test('CTN-0094: lengths of stay in day numbers equal the reference', async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadPaths(folder, [realFile('asi_sud/ctn0094/detox.csv')]);
	expect(receipt.files[0]).toMatchObject({
		profile: 'CTN-0094 stays v1',
		sourceRows: 1316,
		read: 658,
		loaded: 658
	});
	const { value } = await askLoaded(folder, 'length_of_stay');
	expect(value).toMatchObject({
		state: 'released',
		n: 653,
		value: 6,
		spread: { min: 1, p25: 4, p75: 8, p90: 14, max: 40 }
	});
	const mean = value.state === 'released' ? value.spread?.mean : undefined;
	expect(mean?.toFixed(6)).toBe('7.272588');
});
