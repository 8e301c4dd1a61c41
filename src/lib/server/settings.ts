import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { RhythmSettings } from '#lib/measures/not-loaded.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { readYaml } from '#lib/server/kept-yaml.ts';
import { projectRoot } from '#lib/server/project.ts';
import { refusalWords, type FileProblem } from '#lib/server/refused-file.ts';
import { lineIn, valueOf } from '#lib/server/yaml-lines.ts';

const file = 'settings.yaml';
const value = z.union([z.number(), z.string()]);
type Value = z.infer<typeof value>;
const settingSchema = z.object({
	value,
	about: z.string(),
	/** The words a setting may be, where it is no number. */
	one_of: z.array(z.string()).optional()
});
const settingsSchema = z.record(z.string(), settingSchema);
const overridesSchema = z.record(z.string(), value).nullable();
type Setting = z.infer<typeof settingSchema>;

/** Choices that no authority settles, by name: a number, or one of a few words, and what it means. Reports call them "our setting". */
export type Settings = z.infer<typeof settingsSchema>;

const refused = (problem: FileProblem): WrongUsage =>
	new WrongUsage(refusalWords({ file, ...problem }));

const howToWrite = 'Write each setting on a line of its own, as name: value.';

/** What a clinic's settings.yaml sets, and on which line. The parser's own words are left out: they quote the file. */
function readOverrides(path: string): {
	values: Record<string, Value>;
	lineOf: (name: PropertyKey) => number | null;
} {
	const lines = new LineCounter();
	const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
	const [broken] = document.errors;
	if (broken) {
		const line = broken.linePos?.[0].line ?? null;
		throw refused({ line, rule: 'it is no YAML', fix: howToWrite });
	}
	const lineOf = (name: PropertyKey) => lineIn(document, lines, [name]);
	const found = overridesSchema.safeParse(valueOf(document));
	if (found.success) return { values: found.data ?? {}, lineOf };
	const [name] = found.error.issues[0]?.path ?? [];
	if (name === undefined)
		throw refused({ line: null, rule: 'it is no list of settings', fix: howToWrite });
	throw refused({ line: lineOf(name), rule: `${String(name)} is no setting`, fix: howToWrite });
}

/** What is wrong with a setting's own value; undefined where it is of its sort: a number, or one of its words. */
function problemWith(
	name: string,
	setting: Setting | undefined,
	own: Value
): Omit<FileProblem, 'line'> | undefined {
	if (!setting)
		return { rule: `there is no setting ${name}`, fix: 'Take the line out or mend the name.' };
	const { one_of: words } = setting;
	if (words ? words.includes(String(own)) : typeof own === 'number') return undefined;
	const sort = words ? `one of ${words.join(', ')}` : 'a number';
	return { rule: `${name} must be ${sort}`, fix: 'Mend the value.' };
}

/**
 * The settings of queries/settings.yaml with those of `settings.yaml` in the data folder laid over them. Throws
 * WrongUsage where that is no YAML, on a name nobody knows and a value it cannot have; the message names line, rule and fix.
 */
export function readSettings(dataFolder?: string): Settings {
	const text = readFileSync(join(projectRoot, 'queries', 'settings.yaml'), 'utf8');
	const settings = settingsSchema.parse(readYaml(text));
	const own = dataFolder && join(dataFolder, file);
	if (!own || !existsSync(own)) return settings;
	const { values, lineOf } = readOverrides(own);
	for (const [name, value] of Object.entries(values)) {
		const setting = settings[name];
		const problem = problemWith(name, setting, value);
		if (problem) throw refused({ line: lineOf(name), ...problem });
		if (setting) settings[name] = { ...setting, value };
	}
	return settings;
}

/** The settings that are numbers, by name: what a measure may rest on. */
export const numbersOf = (settings: Settings): Record<string, number> =>
	Object.fromEntries(
		Object.entries(settings).flatMap(([name, { value }]) =>
			typeof value === 'number' ? [[name, value]] : []
		)
	);

/** By which of our settings a table of exports is found to be late. */
export function rhythmSettings(settings: Settings): RhythmSettings {
	const numbers = numbersOf(settings);
	return { fewestMonths: numbers.rhythm_min_months ?? 0, looksBack: numbers.rhythm_months ?? 0 };
}
