import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { projectRoot } from '#lib/server/project.ts';

/** What texts were parsed to, as JSON, by the hash of the text; and the version of what parsed them. */
type Kept = { library: string; parsed: Record<string, string> };

/** Where what our own YAML says lies, once the program is built. */
export const keptYamlPath = join(projectRoot, 'build', 'cli', 'yaml.json');

const library = (): string =>
	(createRequire(join(projectRoot, 'package.json'))('yaml/package.json') as { version: string })
		.version;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Parses texts for keeping. One whose value JSON cannot say again is left out, and parsed each time it is read. */
export function keepYaml(texts: readonly string[]): Kept {
	const entries = texts.flatMap((text): [string, string][] => {
		const value = parse(text) as unknown;
		const json = JSON.stringify(value) as string | undefined;
		if (json === undefined || !isDeepStrictEqual(JSON.parse(json), value)) return [];
		return [[hashOf(text), json]];
	});
	return { library: library(), parsed: Object.fromEntries(entries) };
}

/** What is kept at `path`, by text: the value of a text, new each time; undefined for one that is not among it. */
export function openKeptYaml(path: string): (text: string) => unknown {
	let known: Kept['parsed'] | undefined;
	const read = (): Kept['parsed'] => {
		if (!existsSync(path)) return {};
		const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept;
		return kept.library === library() ? kept.parsed : {};
	};
	return (text) => {
		known ??= read();
		const json = known[hashOf(text)];
		return json === undefined ? undefined : (JSON.parse(json) as unknown);
	};
}

/**
 * What a text of ours was parsed to when the program was built; undefined where it was not among it. To parse the same
 * hundreds of files takes a third of a second of each start. A text that was changed since has another hash.
 */
export const keptYaml = openKeptYaml(keptYamlPath);

/** The value of a YAML text, from what is kept where it is among it. Throws where it is no YAML. */
export const readYaml = (text: string): unknown => keptYaml(text) ?? (parse(text) as unknown);
