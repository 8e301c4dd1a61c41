import type { DuckDBConnection } from '@duckdb/node-api';
import { takeTurns } from '#lib/server/warehouse/take-turns.ts';
import type { Warehouse } from '#lib/server/warehouse/open-warehouse.ts';

/** A warehouse of one connection, which stays open when a reader leaves. */
export const warehouseOf = (db: DuckDBConnection): Warehouse => ({
	read: (work) => work(db, { hasRollups: false }),
	hold: async () => ({
		number: 1,
		...takeTurns(
			db,
			(work) => work(),
			() => {}
		)
	}),
	version: async () => 1,
	close: () => {}
});
