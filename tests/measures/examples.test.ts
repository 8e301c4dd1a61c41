import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import type { Example } from '#lib/measures/measure.ts';
import { executeExample, exampleTables, isWorked } from '#lib/server/measures/worked-example.ts';
import type { Worked } from '#lib/server/measures/worked-example.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { catalogue } from './ask.ts';

const worked = catalogue.list().filter(isWorked);

/** Definitions of one family share their rows: built once. */
const warehouses = new Map<string, Promise<DuckDBConnection>>();

function warehouseOf(example: Example): Promise<DuckDBConnection> {
	const key = JSON.stringify([example.tables, example.as_of]);
	const built = warehouses.get(key) ?? warehouseWith(exampleTables(example), example.as_of ?? null);
	warehouses.set(key, built);
	return built;
}

describe('the worked example of each definition gives its figure', () => {
	test.each(worked.map((measure): [string, Worked] => [measure.id, measure]))(
		'%s',
		async (_, measure) => {
			const db = await warehouseOf(measure.example);
			expect(await executeExample(db, measure)).toEqual(measure.example.expect);
		}
	);
});

test('every file of the catalogue has a worked example, in words too', () => {
	const files = new Set(worked.map(({ file }) => file));
	const without = catalogue.list().filter(({ file }) => !files.has(file));
	expect([...new Set(without.map(({ file }) => file))]).toEqual([]);
});
