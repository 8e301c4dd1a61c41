import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { profileSchema } from '#lib/profiles/profile.ts';
import { readProfiles, readShippedProfiles } from '#lib/server/intake/read-profiles.ts';
import { parseProfile } from '#lib/server/profiles/parse-profile.ts';
import { ProfileHoldsSql, openProfiles } from '#lib/server/profiles/profile-store.ts';
import { writeProfile } from '#lib/server/profiles/write-profile.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const at = '2026-09-01T08:00:00Z';
const visits = profileSchema.parse({
	name: 'My EHR visits',
	version: 1,
	recognise: ['Encounter', 'Seen On'],
	seen: ['Encounter', 'Seen On', 'Shift'],
	tables: [
		{
			table: 'attendance',
			columns: {
				episode_id: 'Encounter',
				service_on: { from: 'Seen On', date: '%m/%d/%Y' },
				status: { from: 'Show', values: { Y: 'attended', N: 'no_show' } }
			}
		}
	]
});

const text = `# ours
name: My EHR visits
version: 4
recognise: [Encounter]
tables:
  - table: attendance
    columns:
      episode_id: Encounter # the stay
      service_on: {sql: 'coalesce("Seen On", "Due On")'}
      status: {constant: attended}
`;

async function openStore() {
	const folder = dataFolder(await temporaryFolder());
	return { folder, profiles: openProfiles(folder) };
}

test('every profile that comes with Plumbline holds against the contract', async () => {
	for (const file of readShippedProfiles()) {
		const { profile } = await parseProfile(file.text);
		expect(profile).toEqual(file.profile);
	}
});

test('a profile is written so that it reads the same, in the order a person reads it', async () => {
	for (const { profile } of readShippedProfiles()) {
		const written = writeProfile(profile);
		expect((await parseProfile(written)).profile).toEqual(profile);
	}
	expect(writeProfile(visits)).toBe(
		[
			'name: My EHR visits',
			'version: 1',
			'recognise: [ Encounter, Seen On ]',
			'tables:',
			'  - table: attendance',
			'    columns:',
			'      episode_id: Encounter',
			'      service_on: { from: Seen On, date: "%m/%d/%Y" }',
			'      status:',
			'        from: Show',
			'        values: { Y: attended, N: no_show }',
			'seen: [ Encounter, Seen On, Shift ]',
			''
		].join('\n')
	);
});

test('a saved profile is the next version, and the one before stays', async () => {
	const { folder, profiles } = await openStore();
	await profiles.save(visits, { by: ' R. Alder ', at });
	const second = await profiles.save({ ...visits, about: 'new' }, { at });
	expect(second).toMatchObject({ version: 2, saved: { at } });
	expect(
		profiles.versions(visits.name).map(({ profile, state }) => [profile.version, state])
	).toEqual([
		[2, 'in force'],
		[1, 'earlier']
	]);
	expect(profiles.read(visits.name, 1).profile.saved).toEqual({ by: 'R. Alder', at });
	expect(await readdir(join(folder.profiles, 'history'))).toEqual(['my-ehr-visits.v1.yaml']);
	expect(readProfiles(folder).filter(({ name }) => name === visits.name)).toHaveLength(1);
});

test('ten saves at once are ten versions', async () => {
	const { profiles } = await openStore();
	await Promise.all(Array.from({ length: 10 }, () => profiles.save(visits, { at })));
	expect(profiles.versions(visits.name).map(({ profile }) => profile.version)).toEqual([
		10, 9, 8, 7, 6, 5, 4, 3, 2, 1
	]);
});

test('own and shipped are listed by name; an own one takes the place of a shipped one and gives it back', async () => {
	const { profiles } = await openStore();
	const shipped = profiles.list().find(({ profile }) => profile.name === 'TEDS-D 2023');
	expect(shipped).toMatchObject({ isOwn: false, hidesShipped: false });
	const saved = await profiles.save({ ...visits, name: 'TEDS-D 2023' }, { at });
	expect(saved.version).toBe(2);
	const own = profiles.list().filter(({ profile }) => profile.name === 'TEDS-D 2023');
	expect(own).toMatchObject([{ isOwn: true, hidesShipped: true }]);
	await profiles.remove('TEDS-D 2023');
	expect(profiles.read('TEDS-D 2023').profile).toEqual(shipped?.profile);
	expect(profiles.read('TEDS-D 2023', 2).state).toBe('earlier');
	await expect(profiles.remove('TEDS-D 2023')).rejects.toThrow('comes with Plumbline');
});

test('a removed profile is no longer in force, its versions stay and count on', async () => {
	const { profiles } = await openStore();
	await profiles.save(visits, { at });
	await profiles.remove(visits.name);
	expect(() => profiles.read(visits.name)).toThrow('There is no profile "My EHR visits"');
	expect((await profiles.save(visits, { at })).version).toBe(2);
	await expect(profiles.remove('nobody')).rejects.toThrow('There is no profile "nobody"');
});

test('a profile with faults is not saved, and all of them are told', async () => {
	const { folder, profiles } = await openStore();
	const faulty = profileSchema.parse({
		...visits,
		tables: [
			{
				table: 'attendance',
				columns: {
					episode_id: 'Encounter',
					sevice_on: 'Seen On',
					service_type: { from: 'Kind', values: { g: 'gruop' } },
					modality: { sql: '(select 1)' },
					scheduled_minutes: { from: 'Minutes', date: '%Y' }
				}
			},
			{ table: 'visits', columns: {} }
		]
	});
	await expect(profiles.save(faulty, { at })).rejects.toMatchObject({
		problems: [
			'tables, 1, table: attendance needs status: say which header, constant or expression it comes from.',
			'tables, 2, table: there is no table "visits".',
			'tables, 1, columns, sevice_on: there is no column "sevice_on" in attendance; did you mean service_on?',
			'tables, 1, columns, service_type: "gruop" is not one of group, individual, family, psychiatric, case_management, other.',
			'tables, 1, columns, scheduled_minutes: "scheduled_minutes" holds no date: take the date format out.',
			'tables, 1, columns, modality: the expression looks beyond its own row. Use the columns of the row alone, without subqueries or windows.'
		]
	});
	expect(readProfiles(folder).map(({ name }) => name)).not.toContain(visits.name);
});

test('an imported profile keeps its comments and its number, and is asked about its SQL first', async () => {
	const { folder, profiles } = await openStore();
	await expect(profiles.importText(text, { at, allowSql: false })).rejects.toThrow(
		'attendance.service_on: coalesce("Seen On", "Due On")'
	);
	await expect(profiles.importText(text, { at, allowSql: false })).rejects.toBeInstanceOf(
		ProfileHoldsSql
	);
	expect(profiles.versions(visits.name)).toEqual([]);
	const saved = await profiles.importText(text, { by: 'R. Alder', at, allowSql: true });
	expect(saved.version).toBe(4);
	const written = await readFile(join(folder.profiles, 'my-ehr-visits.yaml'), 'utf8');
	expect(written).toContain('# the stay');
	expect(profiles.read(visits.name).profile).toEqual(saved);
	expect((await profiles.importText(text, { at, allowSql: true })).version).toBe(5);
});

test('what is exported is imported elsewhere as the same profile', async () => {
	const { profiles } = await openStore();
	const other = await openStore();
	await profiles.save(visits, { by: 'R. Alder', at });
	await other.profiles.importText(profiles.read(visits.name).text, { at, allowSql: false });
	const { saved, ...profile } = other.profiles.read(visits.name).profile;
	expect(saved).toEqual({ at });
	expect(profile).toEqual({ ...visits, version: 1 });
});

test.each([
	['a name that leads out of the folder', { name: '../../x' }, 'a name has no slash'],
	['no name', { name: '' }, 'give the profile a name']
])('%s is refused', async (_, change, words) => {
	const { profiles } = await openStore();
	await expect(profiles.save({ ...visits, ...change }, { at })).rejects.toThrow(words);
});

test('two names that would share a file are kept apart', async () => {
	const { profiles } = await openStore();
	await profiles.save(visits, { at });
	await expect(profiles.save({ ...visits, name: 'My  EHR: visits' }, { at })).rejects.toThrow(
		'too like "My EHR visits"'
	);
});
