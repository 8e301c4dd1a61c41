import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApplication } from '#lib/server/application.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const stays = `episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason
e1,p1,Main Street,IOP,2025-01-02,2025-03-05,completed
e2,p2,Main Street,PHP,2025-01-20,2025-03-31,completed
e3,p3,River Road,IOP,2025-03-07,,
`;
const later = `episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason
e4,p4,Hill Top,IOP,2025-04-02,,
`;

/** As a process that was just started asks. */
async function ask(data: string) {
	const application = openApplication(data);
	onTestFinished(() => application.close());
	return { values: await application.dimensionValues(), months: await application.notLoaded() };
}

async function loadStays() {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'stays.csv': stays });
	const data = join(folder, 'data');
	return { folder, data, kept: join(data, 'snapshots', '000001.facts.json') };
}

type Lying = { key: string; kept: { tableMonths: object[]; dimensionValues: object } };
const lying = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as Lying;

test('facts lie beside their snapshot once asked: places, and the last day of each month with rows', async () => {
	const { data, kept } = await loadStays();
	const { values } = await ask(data);
	expect(values.program).toStrictEqual(['Main Street', 'River Road']);
	const { kept: facts } = await lying(kept);
	expect(facts.dimensionValues).toStrictEqual(values);
	// Admissions and discharges together; nothing happened in February.
	expect(facts.tableMonths).toStrictEqual([
		{ table: 'episode', month: '2025-01', lastOn: '2025-01-20' },
		{ table: 'episode', month: '2025-03', lastOn: '2025-03-31' }
	]);
});

test('a process that starts later reads them from there, and asks anew where they are of another key or damaged', async () => {
	const { data, kept } = await loadStays();
	const { values } = await ask(data);
	const found = await lying(kept);
	const marked = { ...found.kept, dimensionValues: { program: ['marked'] } };
	await writeFile(kept, JSON.stringify({ ...found, kept: marked }));
	expect((await ask(data)).values).toStrictEqual({ program: ['marked'] });
	await writeFile(kept, JSON.stringify({ key: 'of another build', kept: marked }));
	expect((await ask(data)).values).toStrictEqual(values);
	await writeFile(kept, '{"key": "');
	expect((await ask(data)).values).toStrictEqual(values);
});

test('a load brings facts of its own, and those of the snapshot before stay with it', async () => {
	const { folder, data, kept } = await loadStays();
	await ask(data);
	const before = await lying(kept);
	await loadTexts(folder, { 'later.csv': later });
	expect((await ask(data)).values.program).toStrictEqual(['Hill Top', 'Main Street', 'River Road']);
	expect(await lying(kept)).toStrictEqual(before);
});
