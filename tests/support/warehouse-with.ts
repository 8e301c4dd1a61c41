import type { DuckDBConnection } from '@duckdb/node-api';
import { readRegistry } from '#lib/server/instruments.ts';
import { madeUpWarehouse } from '#lib/server/measures/made-up-warehouse.ts';
import type { MadeUpRow } from '#lib/server/warehouse/made-up-rows.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { Settings } from '#lib/server/settings.ts';

export type Row = MadeUpRow;

function settingsWith(given: Record<string, number>): Settings {
	const settings = readSettings();
	for (const [name, value] of Object.entries(given))
		settings[name] = { about: settings[name]?.about ?? '', value };
	return settings;
}

/**
 * A fresh DuckDB in memory holding the given rows of the contract's tables, derived as a snapshot is.
 * Rows are objects by column; what a row leaves out is missing (an episode's person is its own id, and where a row
 * came from is not known unless it says so in `_batch`, `_file` and `_line`). Settings are ours, but for those given.
 */
export async function warehouseWith(
	tables: Record<string, Row[]>,
	asOf: string | null = null,
	settings: Record<string, number> = {}
): Promise<DuckDBConnection> {
	const options = { asOf, settings: settingsWith(settings), registry: readRegistry() };
	return (await madeUpWarehouse(tables, options)).db;
}
