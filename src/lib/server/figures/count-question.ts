import type { DuckDBConnection } from '@duckdb/node-api';
import { countPeople, countRows } from '#lib/server/figures/count-rows.ts';
import type { Asked, EachPeople } from '#lib/server/figures/count-rows.ts';
import { askTold } from '#lib/server/figures/ask-told.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import { refuseDoubleCount } from '#lib/server/measures/one-row-per-unit.ts';
import { countRolledUp } from '#lib/server/rollups/rollups.ts';
import type { RolledUp } from '#lib/server/rollups/rollups.ts';

async function fromRows(db: DuckDBConnection, asked: Asked): Promise<RolledUp> {
	await refuseDoubleCount(db, asked.measure);
	return { counts: await countRows(db, asked), told: await askTold(db, asked.measure) };
}

/**
 * All that a figure is made of: from the roll-up of its measure where that holds the answer, else from the rows, and the
 * same to the last bit either way. People are no sum of months or groups: they always come from the rows.
 */
export async function countQuestion(
	db: DuckDBConnection,
	asked: Asked,
	{ rollups }: SnapshotContext
): Promise<RolledUp & { people: EachPeople[] }> {
	const counted = (await countRolledUp(db, rollups, asked)) ?? (await fromRows(db, asked));
	return { ...counted, people: await countPeople(db, asked) };
}
