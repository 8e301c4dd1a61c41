import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { writeDurably } from '#lib/server/warehouse/durable.ts';

type Kept<T> = { key: string; kept: T };

/**
 * What was kept at `path`, where it was kept by this `key`: a hash of everything it follows from. Undefined where
 * nothing is, or another key's. A file that is damaged is as none: what it held is asked anew.
 */
export async function readBeside<T>(path: string, key: string): Promise<T | undefined> {
	if (!existsSync(path)) return undefined;
	try {
		const found = JSON.parse(await readFile(path, 'utf8')) as Kept<T>;
		return found.key === key ? found.kept : undefined;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** Keeps plain data at `path`, beside the snapshot it is of, all or nothing. */
export async function keepBeside<T>(path: string, key: string, kept: T): Promise<void> {
	const found: Kept<T> = { key, kept };
	await writeDurably(path, JSON.stringify(found));
}
