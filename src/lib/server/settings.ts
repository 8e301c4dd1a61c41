import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import type { RhythmSettings } from '#lib/measures/not-loaded.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { projectRoot } from '#lib/server/project.ts';

const value = z.union([z.number(), z.string()]);
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

/** Throws WrongUsage where a value is not of its setting's sort: a number, or one of the words it may be. */
function checkValue(name: string, { one_of }: Setting, own: Setting['value']): void {
	const isOne = one_of ? one_of.some((word) => word === own) : typeof own === 'number';
	if (isOne) return;
	const sort = one_of ? `one of ${one_of.join(', ')}` : 'a number';
	throw new WrongUsage(`settings.yaml: ${name} must be ${sort}; mend the value`);
}

const howToWrite = 'write each setting on a line of its own, as name: value';

/** What a clinic's settings.yaml sets. The parser's own words are left out: they quote the file. */
function readOverrides(path: string): Record<string, Setting['value']> {
	const lines = new LineCounter();
	const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
	const [error] = document.errors;
	if (error) {
		const { line } = lines.linePos(error.pos[0]);
		throw new WrongUsage(`settings.yaml line ${line} is not YAML: ${howToWrite}`);
	}
	const found = overridesSchema.safeParse(document.toJS());
	if (found.success) return found.data ?? {};
	const name = found.error.issues[0]?.path.join('.');
	throw new WrongUsage(`settings.yaml${name ? `: ${name}` : ''} is no setting: ${howToWrite}`);
}

/**
 * The settings of queries/settings.yaml with those of `settings.yaml` in the data folder laid over them. Throws
 * WrongUsage where that is no YAML, on a name nobody knows and a value it cannot have.
 */
export function readSettings(dataFolder?: string): Settings {
	const text = readFileSync(join(projectRoot, 'queries', 'settings.yaml'), 'utf8');
	const settings = settingsSchema.parse(parse(text));
	const own = dataFolder && join(dataFolder, 'settings.yaml');
	if (!own || !existsSync(own)) return settings;
	for (const [name, value] of Object.entries(readOverrides(own))) {
		const setting = settings[name];
		if (!setting)
			throw new WrongUsage(
				`settings.yaml: there is no setting ${name}; take the line out or mend the name`
			);
		checkValue(name, setting, value);
		settings[name] = { ...setting, value };
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
