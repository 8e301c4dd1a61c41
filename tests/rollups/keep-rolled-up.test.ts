import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { families } from '#lib/measures/families.ts';
import { agendaList } from '#lib/server/figures/agenda-list.ts';
import { openApplication } from '#lib/server/application.ts';
import { keepRolledUp } from '#lib/server/rollups/keep-rolled-up.ts';
import { hasRollups } from '#lib/server/rollups/make-rollups.ts';
import { rollUpAside } from '#lib/server/rollups/roll-up-aside.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest, snapshotPath } from '#lib/server/warehouse/manifest.ts';
import { warmPages } from '../../src/cli/warm-pages.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const stays = [
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason',
	'e1,p1,North,IOP,2025-01-02,2025-03-02,completed',
	'e2,p2,North,IOP,2025-01-03,2025-03-03,left_early',
	'e3,p3,South,IOP,2025-01-04,2025-03-04,completed',
	''
].join('\n');

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function listenFor(asked: string[]): Promise<string> {
	const server = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.end('a page');
	});
	servers.push(server);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('pages are asked for once the snapshot is rolled up, and not before', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'stays.csv': stays });
	const steps: string[] = [];
	await new Promise<void>((ready) => {
		void keepRolledUp(dataFolder(join(folder, 'data')), {
			rollUp: async () => steps.push('rolled up'),
			ready: async () => ready(void steps.push('ready')),
			failed: () => steps.push('failed')
		});
	});
	expect(steps).toEqual(['rolled up', 'ready']);
});

test('roll-ups that fail are told, and no page is asked for', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'stays.csv': stays });
	const asked: string[] = [];
	const error = await new Promise<unknown>((failed) => {
		void keepRolledUp(dataFolder(join(folder, 'data')), {
			rollUp: () => Promise.reject(new Error('no space left')),
			ready: async () => asked.push('a page'),
			failed
		});
	});
	expect(error).toEqual(new Error('no space left'));
	expect(asked).toEqual([]);
});

test('home is warmed first, then every family, one at a time', async () => {
	const asked: string[] = [];
	await warmPages(await listenFor(asked));
	expect(asked).toEqual(['/', ...families.map(({ path }) => path)]);
});

test('a process of its own leaves the roll-ups where the application finds them', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'stays.csv': stays });
	const data = join(folder, 'data');
	const application = openApplication(data);
	expect(await hasRollups(application.folder)).toBe(false);
	await rollUpAside(data);
	expect(await hasRollups(application.folder)).toBe(true);
	expect(await application.rollUp()).toBe(false);
	application.close();
});

test('that process leaves what the first page lists, as the page itself would have asked it', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'stays.csv': stays });
	const data = join(folder, 'data');
	await rollUpAside(data);
	const beside = dataFolder(data).snapshots;
	const path = join(beside, '000001.changed-headline.json');
	/** As a server that was just started asks. */
	const ask = async () => {
		const application = openApplication(data);
		try {
			const known = await application.asOf();
			return await application.whatChanged(agendaList(known?.dataThrough ?? '', 'headline'));
		} finally {
			application.close();
		}
	};
	const left = await readFile(path, 'utf8');
	await rm(path);
	const asked = await ask();
	expect(await readFile(path, 'utf8')).toBe(left);
	const { key, kept } = JSON.parse(left) as { key: string; kept: object };
	expect(kept).toEqual(asked);
	// Marked, what is read is told apart from what is asked anew.
	await writeFile(path, JSON.stringify({ key, kept: { ...kept, looked: 999 } }));
	expect((await ask()).looked).toBe(999);
	expect(await readdir(beside)).toContain('000001.facts.json');
});

test('a process that cannot roll up says why in our own words, and never in those of others', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'stays.csv': stays });
	const data = join(folder, 'data');
	await writeFile(join(data, 'settings.yaml'), 'recent_days: many\n');
	await expect(rollUpAside(data)).rejects.toThrow(
		/^settings\.yaml, line 1: recent_days must be a number\. Mend the value\. Run `npx plumbline doctor`/
	);
	await rm(join(data, 'settings.yaml'));
	const { snapshot } = await currentManifest(dataFolder(data));
	await writeFile(snapshotPath(dataFolder(data), snapshot), 'no database');
	await expect(rollUpAside(data)).rejects.toThrow(/^Run `npx plumbline doctor`/);
});
