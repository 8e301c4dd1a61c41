import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal } from '#lib/server/sql-file.ts';
import { canaries, names } from './canaries.ts';

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What is sought: each canary as it was planted, also without its signs, and the names in them. */
const traces = [
	...new Set([
		...Object.values(canaries).flatMap((text) => [text.toLowerCase(), bare(text)]),
		...names.map((name) => name.toLowerCase()),
		'canary'
	])
];

/** A trace of a canary in bytes, in whatever case and whether a letter takes one byte or two. */
export function traceIn(bytes: Uint8Array | string): string | undefined {
	const text = Buffer.from(bytes).toString('latin1').replaceAll('\0', '').toLowerCase();
	return traces.find((trace) => text.includes(Buffer.from(trace).toString('latin1')));
}

const rowsAsText = async (db: DuckDBConnection, relation: string): Promise<string> =>
	JSON.stringify((await db.runAndReadAll(`select columns(*)::varchar from ${relation}`)).getRows());

let attached = 0;

async function tablesAsText(db: DuckDBConnection, path: string): Promise<string> {
	const seen = `seen_${attached++}`;
	await db.run(`attach ${literal(path)} as ${seen} (read_only)`);
	try {
		const listed = `select table_name from duckdb_tables() where database_name = ${literal(seen)}`;
		const tables = (await db.runAndReadAll(listed)).getRows().map(([name]) => `${name as string}`);
		const texts: string[] = [];
		for (const name of tables) texts.push(await rowsAsText(db, `${seen}.${identifier(name)}`));
		return texts.join('\n');
	} finally {
		await db.run(`detach ${seen}`);
	}
}

let opened: Promise<DuckDBConnection> | undefined;

/** What a file says once it is unpacked; nothing where it is no whole database or Parquet file. */
async function contentOf(path: string): Promise<string> {
	opened ??= DuckDBInstance.create(':memory:').then((instance) => instance.connect());
	const db = await opened;
	if (path.endsWith('.parquet')) return rowsAsText(db, `read_parquet(${literal(path)})`);
	return path.endsWith('.duckdb') ? tablesAsText(db, path) : '';
}

const isDraft = (path: string): boolean => path.includes('staging');

/**
 * The first file below a folder that holds a canary, with the canary: by its name, by its bytes and, where it is packed,
 * by its rows. A draft that a kill left half written is sought through by its bytes.
 */
export async function findTrace(folder: string): Promise<string | undefined> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	for (const entry of entries.filter((each) => each.isFile())) {
		const path = join(entry.parentPath, entry.name);
		const content = await contentOf(path).catch((error: unknown) => {
			if (isDraft(path)) return '';
			throw error;
		});
		const trace = traceIn(entry.name) ?? traceIn(await readFile(path)) ?? traceIn(content);
		if (trace !== undefined) return `${path}: ${trace}`;
	}
	return undefined;
}
