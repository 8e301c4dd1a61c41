import { join } from 'node:path';
import { openApplication } from '#lib/server/application.ts';
import { augustStays, header } from '../support/august-stays.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

const scores = (names: string[], day: string, total: number) => [
	'episode_id,instrument,assessed_on,total',
	...names.map((name) => `${name},phq-9,${day},${total}`)
];

/** A data folder with August 2026 in it, and the means to load more into it. */
export async function openAugust() {
	const root = await temporaryFolder();
	const application = openApplication(join(root, 'data'));
	let loads = 0;
	const load = async (files: Record<string, string[]>) => {
		loads++;
		const paths = await Promise.all(
			Object.entries(files).map(async ([name, lines]) => ({
				path: await writeExport(root, name, lines.join('\n'))
			}))
		);
		const now = new Date(Date.UTC(2026, 8, loads, 8));
		return application.load(paths, { now, asOf: '2026-08-31' });
	};
	await load({
		'stays.csv': [header, ...augustStays()],
		'scores.csv': scores(['e1', 'e2', 'e3'], '2026-06-02', 18)
	});
	return { root: join(root, 'data'), application, load, scores };
}

/** Whoever closes a month in a test, at a fixed time. */
export const signed = { by: 'R. Lee', at: new Date('2026-09-04T09:00:00Z') };
