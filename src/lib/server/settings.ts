import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '#lib/server/project.ts';

const settingsSchema = z.record(z.string(), z.object({ value: z.number(), about: z.string() }));
const overridesSchema = z.record(z.string(), z.number()).nullable();

/** Choices that no authority settles, by name: a number and what it means. Reports call them "our setting". */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of queries/settings.yaml with those of `settings.yaml` in the data folder laid over them. Throws on a name nobody knows. */
export function readSettings(dataFolder?: string): Settings {
	const text = readFileSync(join(projectRoot, 'queries', 'settings.yaml'), 'utf8');
	const settings = settingsSchema.parse(parse(text));
	const own = dataFolder && join(dataFolder, 'settings.yaml');
	if (!own || !existsSync(own)) return settings;
	const overrides = overridesSchema.parse(parse(readFileSync(own, 'utf8'))) ?? {};
	for (const [name, value] of Object.entries(overrides)) {
		const setting = settings[name];
		if (!setting)
			throw new Error(
				`settings.yaml: there is no setting ${name}; take the line out or mend the name`
			);
		settings[name] = { ...setting, value };
	}
	return settings;
}
