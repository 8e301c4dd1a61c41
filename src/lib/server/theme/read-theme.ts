import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { formatNumber } from '#lib/measures/format.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { refusalWords, type FileProblem } from '#lib/server/refused-file.ts';
import { readLogo } from '#lib/server/theme/read-logo.ts';
import { lineIn, valueOf } from '#lib/server/yaml-lines.ts';
import { contrastOfText, contrastProblems } from '#lib/theme/contrast.ts';
import type { Theme } from '#lib/theme/theme.ts';

const file = 'theme.yaml';
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour is written "#rrggbb", in quotes');
const themeSchema = z.strictObject({
	organisation: z.string().trim().min(1).max(80).optional(),
	logo: z.string().optional(),
	accent: z.strictObject({ light: colour, dark: colour }).optional()
});

/** The theme cannot be used: nothing of it is shown until it is mended. */
class ThemeRefused extends PlumblineError {
	constructor(problem: FileProblem) {
		super('theme', refusalWords({ file, ...problem }));
	}
}

// Cut off and not rounded: 4.499 is not 4.5.
const sayRatio = (ratio: number): string =>
	`${formatNumber(Math.floor(100 * ratio) / 100, 2)} to 1`;

/** Throws ThemeRefused for the first colour that is hard to read. */
function checkContrast(accent: Theme['accent'], lineOf: (path: string[]) => number | null): void {
	const [problem] = accent ? contrastProblems(accent) : [];
	if (!problem) return;
	const { scheme, beside, ratio, instead } = problem;
	const way = scheme === 'light' ? 'darker' : 'lighter';
	throw new ThemeRefused({
		line: lineOf(['accent', scheme]),
		rule: `accent.${scheme} is too hard to read: against ${beside} its contrast is ${sayRatio(ratio)}, and WCAG 2.2 AA asks ${sayRatio(contrastOfText)} of text`,
		fix: `Choose a ${way} colour${instead ? `; "${instead}" is the nearest of its hue that would do` : ''}.`
	});
}

/**
 * The clinic's own look, from theme.yaml in the data folder; {} where there is no such file. Throws ThemeRefused where
 * the file is not as it should be, its accent is hard to read in either scheme, or its logo cannot be shown: the
 * message names line, rule and fix.
 */
export function readTheme(dataFolder: string): Theme {
	const path = join(dataFolder, file);
	if (!existsSync(path)) return {};
	const lines = new LineCounter();
	const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
	const lineOf = (at: PropertyKey[]) => lineIn(document, lines, at);
	const [broken] = document.errors;
	if (broken)
		throw new ThemeRefused({
			line: broken.linePos?.[0].line ?? null,
			rule: 'it is no YAML',
			fix: 'Write one "name: value" a line, and colours in quotes.'
		});
	const read = themeSchema.safeParse(valueOf(document) ?? {});
	if (!read.success) {
		const [issue] = read.error.issues;
		const name = issue?.path.join('.') || 'the file';
		throw new ThemeRefused({
			line: lineOf(issue?.path ?? []),
			rule: `${name}: ${issue?.message ?? 'it is not as it should be'}`,
			fix: 'It may have organisation, logo, and accent with light and dark.'
		});
	}
	checkContrast(read.data.accent, lineOf);
	const logo = read.data.logo === undefined ? undefined : readLogo(dataFolder, read.data.logo);
	if (logo && 'rule' in logo) throw new ThemeRefused({ line: lineOf(['logo']), ...logo });
	return read.data;
}
