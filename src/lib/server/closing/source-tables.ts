import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from '#lib/measures/measure.ts';
import { projectRoot } from '#lib/server/project.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';

/** Every row of every table moves the last day of the data: as a source it would say nothing. */
const hub = 'snapshot_fact';
const readsFrom = /\b(?:from|join)\s+"?([a-z_]+)"?/g;

const tablesIn = (sql: string): string[] => [
	...new Set([...sql.matchAll(readsFrom)].map((match) => match[1] ?? ''))
];

let derived: Map<string, string[]> | undefined;

/** What each table of queries/derive/ is made from. */
function derivations(): Map<string, string[]> {
	derived ??= new Map(
		readdirSync(join(projectRoot, 'queries', 'derive'))
			.filter((name) => name.endsWith('.sql'))
			.map((name) => {
				const { sql } = readSqlFile(`derive/${name}`);
				const table = name.replace(/^\d+_|\.sql$/g, '');
				return [table, tablesIn(sql)];
			})
	);
	return derived;
}

/** Every table that a measure's rows are made from, near or far: those of the contract, and those derived from them. */
export function sourceTables({ sql }: Pick<Measure, 'sql'>): Set<string> {
	const found = new Set<string>();
	const queue = tablesIn(sql);
	for (let table = queue.pop(); table !== undefined; table = queue.pop()) {
		if (found.has(table) || table === hub) continue;
		found.add(table);
		queue.push(...(derivations().get(table) ?? []));
	}
	return found;
}
