import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '#lib/server/store/open-store.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A store of records that are empty, closed when the test is done. */
export async function emptyStore() {
	const store = openStore(dataFolder(join(await temporaryFolder(), 'data')));
	onTestFinished(() => store.close());
	return store;
}

/** R. Lee, on a day of 2026 at nine. */
export const lee = (day = '2026-03-14') => ({ author: 'R. Lee', at: `${day}T09:00:00.000Z` });
