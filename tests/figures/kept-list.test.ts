import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AskedList } from '#lib/server/figures/ask-what-changed.ts';
import { openApplication } from '#lib/server/application.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header =
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason';
const stay = (nth: number, reason: string) => {
	const month = String((nth % 9) + 1).padStart(2, '0');
	return `e${nth},p${nth},North,IOP,2025-${month}-02,2025-${month}-28,${reason}`;
};
const stays = [
	header,
	...Array.from({ length: 180 }, (_, nth) => stay(nth, nth % 3 ? 'completed' : 'left_early')),
	''
].join('\n');

const whole: AskedList = { where: {}, audience: 'inside', scope: 'headline' };

async function openLoaded() {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'stays.csv': stays });
	const data = join(folder, 'data');
	/** As a process that was just started asks. */
	const ask = async (asked = whole) => {
		const application = openApplication(data);
		onTestFinished(() => application.close());
		return application.whatChanged(asked);
	};
	return { data, ask, kept: join(data, 'snapshots', '000001.changed-headline.json') };
}

/** Marks the kept list, so that who reads it is told apart from who asks anew. */
async function mark(path: string): Promise<void> {
	const { key, kept } = JSON.parse(await readFile(path, 'utf8')) as { key: string; kept: object };
	await writeFile(path, JSON.stringify({ key, kept: { ...kept, looked: 999 } }));
}

test('a list is kept beside its snapshot, and a process that starts later reads the very same', async () => {
	const { ask, kept } = await openLoaded();
	const asked = await ask();
	expect(asked.looked).toBeGreaterThan(0);
	expect(await ask()).toStrictEqual(asked);
	await mark(kept);
	expect((await ask()).looked).toBe(999);
});

test('it is asked anew where a setting, a decision or a definition differs, or its file is damaged', async () => {
	const { data, ask, kept } = await openLoaded();
	const { looked } = await ask();
	const settings = join(data, 'settings.yaml');
	await mark(kept);
	await writeFile(settings, 'list_false_alarms_percent: 5\n');
	expect((await ask()).looked).toBe(looked);
	await mark(kept);
	const application = openApplication(data);
	const place = { measure: 'completion', where: {}, starts: '2025-06' };
	const target = { ...place, value: 0.7, owner: 'R. Lee', basis: 'the plan of the year' };
	await application.targets.set(target, { author: 'R. Lee', at: '2025-06-03T08:00:00.000Z' });
	application.close();
	expect((await ask()).looked).toBe(looked);
	await writeFile(kept, '{"key": "');
	expect((await ask()).looked).toBe(looked);
});

test('lists of a part, and those for outside, are never kept', async () => {
	const { ask, kept } = await openLoaded();
	await ask({ ...whole, where: { program: ['North'] } });
	await ask({ ...whole, audience: 'outside' });
	await expect(readFile(kept)).rejects.toThrow('ENOENT');
});
