// A server for the browser tests: `serve-seeded.ts PORT seeded|empty|august|loaded [FOLDER]`. Its folder is temporary and its own,
// or one that is given, in which a test then looks itself; `loaded`: what it loaded there is served.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from '#lib/server/application.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { writeRefusal } from '#lib/server/intake/refusals.ts';
import { writeExports } from '#seed/write-exports.ts';
import { writeMeeting } from './write-meeting.ts';
import { listen } from '../../../src/cli/listen.ts';
import { augustStays, header } from '../../support/august-stays.ts';
import { correctEpisodes } from './correct-episodes.ts';

const [port = '0', kind = 'seeded', given] = process.argv.slice(2);
const folder = given ?? mkdtempSync(join(tmpdir(), 'plumbline-e2e-'));
if (given === undefined)
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const data = join(folder, 'data');

if (kind === 'seeded') {
	const out = join(folder, 'exports');
	const files = await writeExports({ out, episodes: 600 });
	const application = openApplication(data);
	const paths = files.map(({ file }) => ({ path: join(out, file) }));
	await application.load(paths, { now: new Date('2026-09-01T08:00:00Z'), route: 'date-shifted' });
	const corrections = await correctEpisodes(join(out, 'episodes.csv'));
	const later = new Date('2026-09-02T08:00:00Z');
	await application.load([{ path: corrections }], { now: later, route: 'date-shifted' });
	const refused = [{ column: 'patient_name', kind: 'name', rows: 12 }];
	const people = { ...emptyReceipt('people.csv'), refused };
	await writeRefusal(application.folder, { batch: null, files: [people] }, { now: later });
	application.close();
}
if (kind === 'seeded') await writeMeeting(data);
if (kind === 'empty') {
	// A look of its own, so that the pages are held to every rule with other colours than ours.
	const accent = "accent:\n  light: '#7a1f3d'\n  dark: '#f0a0b8'\n";
	mkdirSync(data);
	writeFileSync(
		join(data, 'theme.yaml'),
		`organisation: Riverbend Health\nlogo: logo.svg\n${accent}`
	);
	const shape = '<path d="M4 36 L20 4 L36 36 Z" fill="#7a1f3d"/>';
	writeFileSync(
		join(data, 'logo.svg'),
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${shape}</svg>`
	);
}
if (kind === 'august') {
	const path = join(folder, 'stays.csv');
	writeFileSync(path, [header, ...augustStays()].join('\n'));
	const application = openApplication(data);
	const now = new Date('2026-09-01T08:00:00Z');
	await application.load([{ path }], { now, route: 'date-shifted', asOf: '2026-08-31' });
	application.close();
}
await listen(data, Number(port), '127.0.0.1');
