import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { instrumentSchema } from '#lib/instruments/instrument.ts';
import type { Instrument, Registry } from '#lib/instruments/instrument.ts';
import { projectRoot } from '#lib/server/project.ts';

const shipped = join(projectRoot, 'src', 'lib', 'instruments', 'registry');

/** Reads the text of one instrument's YAML. Throws naming the file and everything that is wrong with it. */
export function parseInstrument(file: string, text: string): Instrument {
	const result = instrumentSchema.safeParse(parse(text));
	if (result.success) return result.data;
	throw new Error(`${file} is not an instrument:\n${z.prettifyError(result.error)}`);
}

const readFolder = (folder: string): Instrument[] =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => parseInstrument(name, readFileSync(join(folder, name), 'utf8')));

/** Every measure id is made from a prefix, so two scales with the same one would answer for each other. */
function checkPrefixes(registry: Registry): void {
	const owners = new Map<string, string>();
	for (const { id, scales } of registry)
		for (const { prefix } of scales) {
			const owner = owners.get(prefix);
			if (owner) throw new Error(`The prefix ${prefix} is used by ${owner} and by ${id}`);
			owners.set(prefix, id);
		}
}

/**
 * The instruments the house knows: those shipped, and those in `instruments/` of the data folder, where a file with
 * the id of a shipped instrument takes its place. Throws where a file is not an instrument or two share a prefix.
 */
export function readRegistry(dataFolder?: string): Registry {
	const own = dataFolder && join(dataFolder, 'instruments');
	const added = own && existsSync(own) ? readFolder(own) : [];
	const replaced = new Set(added.map(({ id }) => id));
	const registry = [...readFolder(shipped).filter(({ id }) => !replaced.has(id)), ...added];
	checkPrefixes(registry);
	return registry;
}
