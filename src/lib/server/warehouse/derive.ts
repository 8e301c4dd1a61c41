import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { projectRoot } from '#lib/server/project.ts';
import type { Settings } from '#lib/server/settings.ts';
import { fillSql, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';
import { namesMade, namesRead, runSteps } from '#lib/server/warehouse/steps.ts';
import type { Step } from '#lib/server/warehouse/steps.ts';

/** What the derivations are told of the snapshot, beside its tables. */
export type SnapshotVariables = {
	snapshot: string;
	/** The day of the load, ISO: later dates in the data are slips, not knowledge. */
	loadedOn: string;
	/** The day the exports were made, where the user said it. */
	asOf: string | null;
	/** The fingerprint of the definitions the snapshot is built by. */
	definitions: string;
	/** Where the program keeps reference files of its own, such as carc_class.csv. */
	dataFolder?: string;
};

export type DeriveOptions = SnapshotVariables & {
	settings: Settings;
	/** SQL that the instrument registry compiles to: one row per assessment and scale. */
	scores: string;
};

/** A reference file of queries/reference/, and after it the program's own of the same name, where there is one. */
function referenceFiles(name: string, dataFolder?: string): string[] {
	const ours = join(projectRoot, 'queries', 'reference', name);
	const own = dataFolder && join(dataFolder, name);
	return own && existsSync(own) ? [ours, own] : [ours];
}

const derivations = (): string[] =>
	readdirSync(join(projectRoot, 'queries', 'derive'))
		.filter((file) => file.endsWith('.sql'))
		.sort();

/** What the derivations ask their connection for: every connection that runs one of them needs it. */
export async function setVariables(db: DuckDBConnection, of: SnapshotVariables): Promise<void> {
	const { snapshot, loadedOn, definitions } = of;
	const variables = { snapshot, loaded_on: loadedOn, definitions };
	for (const [name, value] of Object.entries(variables))
		await runStatements(db, `set ${name}`, `set variable ${name} = ${literal(value)}`);
	const asOf = of.asOf === null ? 'null' : literal(of.asOf);
	await runStatements(db, 'set declared_as_of', `set variable declared_as_of = ${asOf}`);
	const carcClasses = referenceFiles('carc_class.csv', of.dataFolder).map(literal);
	const carcClassFiles = `set variable carc_class_files = [${carcClasses.join(', ')}]`;
	await runStatements(db, 'set carc_class_files', carcClassFiles);
}

/** Settings become macros of the snapshot, so a figure is always asked with the settings it was derived with. */
export async function createSettings(db: DuckDBConnection, settings: Settings): Promise<void> {
	for (const [name, { value }] of Object.entries(settings))
		await runStatements(
			db,
			`setting ${name}`,
			`create macro setting_${name}() as ${typeof value === 'string' ? literal(value) : value}`
		);
}

/**
 * The steps that build every table and view of queries/derive/, in the order of their numbers, from the contract's
 * tables. `scores`: SQL as in DeriveOptions.
 */
export function derivationSteps(scores: string): Step[] {
	const known: string[] = [];
	return derivations().map((file) => {
		const sql = fillSql(readSqlFile(`derive/${file}`).sql, { scores });
		const reads = namesRead(sql, known);
		const makes = namesMade(sql);
		known.push(...makes);
		return { makes, reads, run: (db) => runStatements(db, `derive/${file}`, sql) };
	});
}

/** Builds every table and view of queries/derive/, in the order of their numbers, from the contract's tables in `db`. */
export async function deriveTables(db: DuckDBConnection, options: DeriveOptions): Promise<void> {
	await setVariables(db, options);
	await createSettings(db, options.settings);
	await runSteps([db], derivationSteps(options.scores));
}
