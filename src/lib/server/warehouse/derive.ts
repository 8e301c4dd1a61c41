import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { projectRoot } from '#lib/server/project.ts';
import type { Settings } from '#lib/server/settings.ts';
import { fillSql, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

export type DeriveOptions = {
	settings: Settings;
	snapshot: string;
	/** The day of the load, ISO: later dates in the data are slips, not knowledge. */
	loadedOn: string;
	/** The day the exports were made, where the user said it. */
	asOf: string | null;
	/** The fingerprint of the definitions the snapshot is built by. */
	definitions: string;
	/** SQL that the instrument registry compiles to: one row per assessment and scale. */
	scores: string;
	/** Where the program keeps reference files of its own, such as carc_class.csv. */
	dataFolder?: string;
};

/** A reference file of queries/reference/, and after it the program's own of the same name, where there is one. */
function referenceFiles(name: string, dataFolder?: string): string[] {
	const ours = join(projectRoot, 'queries', 'reference', name);
	const own = dataFolder && join(dataFolder, name);
	return own && existsSync(own) ? [ours, own] : [ours];
}

/** Builds every table and view of queries/derive/, in the order of their numbers, from the contract's tables in `db`. */
export async function deriveTables(db: DuckDBConnection, options: DeriveOptions): Promise<void> {
	const { snapshot, loadedOn, definitions } = options;
	const variables = { snapshot, loaded_on: loadedOn, definitions };
	for (const [name, value] of Object.entries(variables))
		await runStatements(db, `set ${name}`, `set variable ${name} = ${literal(value)}`);
	const asOf = options.asOf === null ? 'null' : literal(options.asOf);
	await runStatements(db, 'set declared_as_of', `set variable declared_as_of = ${asOf}`);
	const carcClasses = referenceFiles('carc_class.csv', options.dataFolder).map(literal);
	const carcClassFiles = `set variable carc_class_files = [${carcClasses.join(', ')}]`;
	await runStatements(db, 'set carc_class_files', carcClassFiles);
	// Settings become macros of the snapshot, so a figure is always asked with the settings it was derived with.
	for (const [name, { value }] of Object.entries(options.settings))
		await runStatements(
			db,
			`setting ${name}`,
			`create macro setting_${name}() as ${typeof value === 'string' ? literal(value) : value}`
		);
	const files = readdirSync(join(projectRoot, 'queries', 'derive')).filter((file) =>
		file.endsWith('.sql')
	);
	for (const file of files.sort())
		await runStatements(
			db,
			`derive/${file}`,
			fillSql(readSqlFile(`derive/${file}`).sql, { scores: options.scores })
		);
}
