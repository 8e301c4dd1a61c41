import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { SignalWaits } from '#lib/measures/figure.ts';
import { template } from '#lib/server/figures/kind-queries.ts';
import { noRollups } from '#lib/server/rollups/rollups.ts';
import type { Rollups } from '#lib/server/rollups/rollups.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { ruleSets } from '#lib/statistics/spc/rule-sets.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';

/** What every figure says of the snapshot it is asked of. */
export type SnapshotFacts = {
	snapshot: string;
	dataThrough: string | null;
	/** By which rules series are read, and how many periods back. */
	rules: RuleSet;
	periods: number;
	/** In what the waits between rare events are counted. */
	rareBy: SignalWaits['unit'];
};

/** What is known of a snapshot, read once for all figures that are asked of it. */
export type SnapshotContext = { facts: SnapshotFacts; rollups: Rollups };

const row = z.object({
	snapshot: z.string(),
	data_through: z.string().nullable(),
	signal_rules: z.enum(ruleSets),
	usual_range_periods: z.number(),
	rare_events_by: z.enum(['cases', 'days'])
});

/** Reads which snapshot `db` has open, the last day it knows of, and how its series are read. */
export async function readSnapshotFacts(db: DuckDBConnection): Promise<SnapshotFacts> {
	const query = { name: 'kinds/snapshot', sql: template('snapshot'), row };
	const [snapshot] = await runQuery(db, query);
	return {
		snapshot: snapshot?.snapshot ?? '',
		dataThrough: snapshot?.data_through ?? null,
		rules: snapshot?.signal_rules ?? 'nhs',
		periods: snapshot?.usual_range_periods ?? 0,
		rareBy: snapshot?.rare_events_by ?? 'cases'
	};
}

/** The context of a snapshot that has no roll-ups beside it. */
export const contextWithoutRollups = async (db: DuckDBConnection): Promise<SnapshotContext> => ({
	facts: await readSnapshotFacts(db),
	rollups: noRollups
});
