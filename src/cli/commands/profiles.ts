import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { ExportNotRecognised } from '#lib/server/errors.ts';
import { openProfiles } from '#lib/server/profiles/profile-store.ts';
import type { ListedProfile } from '#lib/server/profiles/profile-store.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { positive, withData } from '../options.ts';
import type { DataOption } from '../options.ts';
import { print, printJson, printTable, say } from '../output.ts';

const profilesOf = ({ data }: DataOption) => openProfiles(dataFolder(data));

const asRow = ({ profile, isOwn }: ListedProfile) => ({
	name: profile.name,
	version: `${profile.version}`,
	tables: profile.tables.map((output) => output.table).join(', '),
	from: isOwn ? 'own' : 'shipped',
	saved: profile.saved?.at.slice(0, 10) ?? ''
});

function list(options: DataOption & { json?: boolean }): void {
	const rows = profilesOf(options).list().map(asRow);
	if (options.json) return printJson(rows);
	printTable(['name', 'version', 'tables', 'from', 'saved'], rows.map(Object.values));
}

function exportProfile(name: string, options: DataOption & { version?: number }): void {
	print(profilesOf(options).read(name, options.version).text.trimEnd());
}

async function readText(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (cause) {
		throw new ExportNotRecognised(path, `${path} cannot be opened. Check the path.`, { cause });
	}
}

type ImportOptions = DataOption & { allowSql?: boolean; by?: string };

async function importProfile(path: string, options: ImportOptions): Promise<void> {
	const text = await readText(path);
	const saved = await profilesOf(options).importText(text, {
		by: options.by ?? userInfo().username,
		at: new Date().toISOString(),
		allowSql: options.allowSql ?? false
	});
	say(`The profile "${saved.name}" is imported as version ${saved.version}.`);
}

/** plumbline profiles, profiles export NAME, profiles import FILE */
export function addProfiles(program: Command): void {
	const command = program
		.command('profiles')
		.description('list the profiles by which exports are recognised; export and import them');
	withData(command.command('list', { isDefault: true }).description('list the profiles'))
		.option('--json', 'as JSON')
		.action(list);
	withData(command.command('export').description('write a profile to stdout, as YAML'))
		.argument('<name>', 'the name of the profile')
		.option('--version <n>', 'an earlier version; else the one in force', positive)
		.action(exportProfile);
	withData(command.command('import').description('take a profile from a file'))
		.argument('<file>', 'a profile as YAML')
		.option('--allow-sql', 'the SQL in it was read, and may run here')
		.option('--by <name>', 'who imports it; else the user of this computer')
		.action(importProfile);
}
