// What follows a snapshot that came into force: `rollup-process.ts DATA` keeps the text of definitions that changed,
// rolls the snapshot up, and asks from that what the first page lists. It ends when the server does.
import { openApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { giveWayTo } from '#lib/server/give-way.ts';
import { keepDefinitions } from '#lib/server/measures/definition-history.ts';
import { checkOwnFiles } from '#lib/server/own-files.ts';
import { hasRollups } from '#lib/server/rollups/make-rollups.ts';
import type { RollupFailure } from '#lib/server/rollups/rollup-failure.ts';

const root = process.argv[2] ?? '';
process.on('disconnect', () => process.exit());
// Readers come first, and so does the next load, which makes what is rolled up here a thing of the past.
giveWayTo('everybody');

async function rollUp(): Promise<void> {
	await checkOwnFiles(root);
	const application = openApplication(root);
	await keepDefinitions(application.folder);
	await application.rollUp();
	// Of a snapshot that came into force meanwhile it would be asked from rows, which keeps its roll-ups waiting. Where it
	// cannot be asked, the first reader asks again and is told why.
	if (await hasRollups(application.folder))
		await application.prepareFirstPage().catch(() => undefined);
	application.close();
}

/** Says why, where that is in our own words, and is gone only once that is said. */
function fail(error: unknown): void {
	process.exitCode = 1;
	if (!(error instanceof PlumblineError)) return process.disconnect();
	const message: RollupFailure = { failure: error.message };
	process.send?.(message, () => process.disconnect());
}

await rollUp().then(() => process.disconnect(), fail);
