import { createHash } from 'node:crypto';
import { dimensionsOf } from '#lib/measures/dimensions.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { fillTables } from '#lib/server/rollups/count-placed.ts';
import { placeRows } from '#lib/server/rollups/place-rows.ts';
import { trajectoryRows } from '#lib/server/rollups/place-trajectory.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { rowsOf } from '#lib/server/rollups/shared-rows.ts';

const hashes = new WeakMap<Measure, string>();

/**
 * A SHA-256 over all that makes a measure's roll-up: its SQL in the templates of its kind, its parameters, its
 * dimensions, and what it tells beside its number. The rows it shares with others are the same as its own.
 */
export function rollupHash(measure: Measure): string {
	const known = hashes.get(measure);
	if (known !== undefined) return known;
	const { sql, parameters, placed } = placeRows(rowsOf(measure), 0);
	const filled = fillTables(placed.map((each) => ({ ...each, shared: 0, number: 0 })));
	const rows = measure.kind === 'trajectory' ? trajectoryRows(measure) : undefined;
	const counted = [rollupTemplate('count_dimension'), dimensionsOf(measure)];
	const kept = rollupTemplate('keep_placed');
	const made = [sql, parameters, rows, counted, filled, kept, Object.keys(measure.tells)];
	const hash = createHash('sha256').update(JSON.stringify(made)).digest('hex');
	hashes.set(measure, hash);
	return hash;
}
