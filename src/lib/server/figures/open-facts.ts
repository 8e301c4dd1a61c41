import type { DuckDBConnection } from '@duckdb/node-api';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';
import { keptFacts, type KeptFacts } from '#lib/server/figures/kept-facts.ts';
import { readAsOf } from '#lib/server/snapshot-facts.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import type { Warehouse } from '#lib/server/warehouse/open-warehouse.ts';

/** What is known of the snapshot in force as a whole. */
export type Facts = ReturnType<typeof openFacts>;

const none: KeptFacts = { scoredScales: [], tableMonths: [], dimensionValues: {} };

/** The facts of the snapshot in force, each read once for as long as it is. */
export function openFacts(folder: DataFolder, warehouse: Warehouse) {
	/** `nothing` where nothing was ever loaded. */
	const once = <T>(read: (db: DuckDBConnection) => Promise<T>, nothing: T): (() => Promise<T>) => {
		const kept = openFigureCache<T>(1);
		return async () =>
			kept.get(await warehouse.version(), '', async () => (await warehouse.read(read)) ?? nothing);
	};
	const facts = once((db) => keptFacts(folder, db), none);
	return {
		/** Which snapshot it is and the last day it knows of; null where nothing was ever loaded. */
		asOf: once<Awaited<ReturnType<typeof readAsOf>> | null>(readAsOf, null),
		/** The scales of instruments on which anybody has a score. */
		scoredScales: async () => (await facts()).scoredScales,
		/** The months that each table has rows of. */
		tableMonths: async () => (await facts()).tableMonths,
		/** The values that occur, by dimension: for lists of filters. */
		dimensionValues: async () => (await facts()).dimensionValues
	};
}
