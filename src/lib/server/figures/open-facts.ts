import type { DuckDBConnection } from '@duckdb/node-api';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';
import {
	dimensionValues,
	readAsOf,
	scoredScales,
	tableMonths
} from '#lib/server/snapshot-facts.ts';
import type { Warehouse } from '#lib/server/warehouse/open-warehouse.ts';

/** What is known of the snapshot in force as a whole. */
export type Facts = ReturnType<typeof openFacts>;

/** The facts of the snapshot in force, each read once for as long as it is. */
export function openFacts(warehouse: Warehouse) {
	/** `none` where nothing was ever loaded. */
	const once = <T>(read: (db: DuckDBConnection) => Promise<T>, none: T): (() => Promise<T>) => {
		const kept = openFigureCache<T>(1);
		return async () =>
			kept.get(await warehouse.version(), '', async () => (await warehouse.read(read)) ?? none);
	};
	return {
		/** Which snapshot it is and the last day it knows of; null where nothing was ever loaded. */
		asOf: once<Awaited<ReturnType<typeof readAsOf>> | null>(readAsOf, null),
		/** The scales of instruments on which anybody has a score. */
		scoredScales: once(scoredScales, []),
		/** The months that each table has rows of. */
		tableMonths: once(tableMonths, []),
		/** The values that occur, by dimension: for lists of filters. */
		dimensionValues: once(dimensionValues, {})
	};
}
