import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = process.env.REAL_DATA;

/** The path of a real file below the folder REAL_DATA names. Throws, and so fails the test, where it is missing. */
export function realFile(name: string): string {
	if (!root) throw new Error('Set REAL_DATA to the folder of the real data sets.');
	const path = join(root, name);
	if (!existsSync(path)) throw new Error(`The real file ${name} is missing below REAL_DATA.`);
	return path;
}
