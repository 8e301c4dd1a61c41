import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '@duckdb/node-api';
import type { Load } from '#lib/server/intake/load.ts';
import type { Output } from '#lib/server/intake/profile.ts';
import { asSource } from '#lib/server/intake/profile.ts';
import { variantsOf } from '#lib/profiles/wanted-headers.ts';
import { projectRoot } from '#lib/server/project.ts';
import { hashFiles } from '#lib/server/warehouse/definitions.ts';

/** What of the program has a say in how a file is read: its own text, and the libraries it rests on. */
const program = [
	'package.json',
	'package-lock.json',
	'profiles',
	'queries/contract',
	'queries/intake',
	'src/lib/instruments',
	'src/lib/intake',
	'src/lib/profiles',
	'src/lib/server/instruments',
	'src/lib/server/instruments.ts',
	'src/lib/server/intake',
	'src/lib/server/sql-file.ts',
	'src/lib/server/warehouse'
].map((name) => join(projectRoot, name));

// The text that this process runs is the text it started with.
let ofProgram: string | undefined;

/** Whether an expression of a profile's own makes cells: nobody knows whether it gives the same tomorrow. */
const hasExpressions = (output: Output): boolean =>
	variantsOf(output).some(({ columns }) =>
		Object.values(columns).some((source) => asSource(source).sql !== undefined)
	);

/**
 * A SHA-256 over all that decides how a file is read, but for its bytes and its name: program, profiles, instruments,
 * what a person said of it, and the year, which the gate measures ages by. Null where a person let a column in or
 * left one out: that is told with its day.
 */
export function readingFingerprint({ profiles, registry, options }: Load): string | null {
	const { as, profile, form, mapping, allow = [], dropColumns = [], now } = options;
	const isKnown = existsSync(join(projectRoot, 'src', 'lib', 'server', 'intake'));
	if (!isKnown || allow.length > 0 || dropColumns.length > 0) return null;
	ofProgram ??= hashFiles(program);
	const said = { as, profile, form, mapping };
	const parts = [ofProgram, version(), profiles, registry, said, now.getUTCFullYear()];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The fingerprint that stays with the rows of a file: null where they cannot be called back. */
export const keptFingerprint = (readBy: string | null, outputs: Output[]): string | null =>
	outputs.some(hasExpressions) ? null : readBy;
