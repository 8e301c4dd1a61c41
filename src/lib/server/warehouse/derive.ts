import { readdirSync } from 'node:fs';
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
	/** SQL that the instrument registry compiles to: one row per assessment and scale. */
	scores: string;
};

/** Builds every table and view of queries/derive/, in the order of their numbers, from the contract's tables in `db`. */
export async function deriveTables(db: DuckDBConnection, options: DeriveOptions): Promise<void> {
	const variables = { snapshot: options.snapshot, loaded_on: options.loadedOn };
	for (const [name, value] of Object.entries(variables))
		await runStatements(db, `set ${name}`, `set variable ${name} = ${literal(value)}`);
	const asOf = options.asOf === null ? 'null' : literal(options.asOf);
	await runStatements(db, 'set declared_as_of', `set variable declared_as_of = ${asOf}`);
	// Settings become macros of the snapshot, so a figure is always asked with the settings it was derived with.
	for (const [name, { value }] of Object.entries(options.settings))
		await runStatements(db, `setting ${name}`, `create macro setting_${name}() as ${value}`);
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
