import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Registry } from '#lib/instruments/instrument.ts';
import { BadHeader, expandMeasure } from '#lib/measures/expand-measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { FileProblem } from '#lib/server/refused-file.ts';
import { splitSqlFile } from '#lib/server/sql-file.ts';
import { lineIn, valueOf } from '#lib/server/yaml-lines.ts';

/** What the texts of a header and its family are held against. */
export type ParseOptions = {
	registry: Registry;
	settings: Record<string, number>;
	/** The families that a measure may be of. */
	families: string[];
	/** The folder the file is in, where it is in one: then that is its family. */
	folder?: string;
};

/** A measure file of the clinic's own as read: the measures it gives, and where its parts stand. */
export type ParsedMeasures = {
	measures: Measure[];
	sql: string;
	/** The line of a key of the header, or of a part of one. */
	lineOf: (path: PropertyKey[]) => number | null;
	/** The line of the first character of the select. */
	sqlLine: number;
	problems: FileProblem[];
};

/** The family of what belongs to none of ours. */
export const ownFamily = 'own';

const pages = 'docs/measures.md says what each key holds.';

const headerOf = (value: unknown): Record<string, unknown> =>
	z.record(z.string(), z.unknown()).safeParse(value).data ?? {};

function familyProblem(family: unknown, { families, folder }: ParseOptions): string | undefined {
	if (typeof family !== 'string' || !families.includes(family))
		return `family: there is no family ${typeof family === 'string' ? family : ''}`.trimEnd();
	if (folder !== undefined && folder !== family)
		return `family: the file is in the folder ${folder}, and says ${family}`;
	return undefined;
}

function settingProblems(measures: Measure[], settings: Record<string, number>): string[] {
	const names = new Set(measures.flatMap((measure) => measure.settings));
	return [...names]
		.filter((name) => !(name in settings))
		.map((name) => `settings: there is no setting ${name}`);
}

/** Reads the text of one measure file of the clinic's own. Never throws: what is wrong is told by line, rule and fix. */
export function parseOwnMeasure(file: string, text: string, options: ParseOptions): ParsedMeasures {
	const { header: yaml, sql, sqlLine } = splitSqlFile(text.replace(/^\uFEFF/, ''));
	const lines = new LineCounter();
	const document = parseDocument(yaml, { lineCounter: lines });
	const lineOf = (path: PropertyKey[]) => lineIn(document, lines, path);
	const parsed = { measures: [], sql, sqlLine, lineOf };
	const refuse = (problems: FileProblem[]): ParsedMeasures => ({ ...parsed, problems });
	const broken = document.errors.map(({ message, pos }) => ({
		line: lines.linePos(pos[0]).line,
		rule: `the header is not YAML: ${message.split('\n')[0] ?? ''}`,
		fix: 'Mend the line; a text with a colon in it stands in quotation marks.'
	}));
	if (broken.length > 0) return refuse(broken);
	const { family = options.folder ?? ownFamily, ...header } = headerOf(valueOf(document));
	const wrongFamily = familyProblem(family, options);
	if (wrongFamily !== undefined) {
		const fix = `The families are ${options.families.join(', ')}.`;
		return refuse([{ line: lineOf(['family']), rule: wrongFamily, fix }]);
	}
	if (sql === '')
		return refuse([
			{
				line: null,
				rule: 'there is no select below the header',
				fix: 'Add one; it gives a row per unit.'
			}
		]);
	try {
		const { registry, settings } = options;
		const source = { file, family: String(family), header, sql, isOwn: true };
		const measures = expandMeasure(source, registry, settings);
		const problems = settingProblems(measures, settings).map((rule) => ({
			line: lineOf(['settings']),
			rule,
			fix: 'Mend its name: queries/settings.yaml lists the settings.'
		}));
		return { ...parsed, measures, problems };
	} catch (error) {
		if (!(error instanceof BadHeader)) throw error;
		return refuse(
			error.problems.map(({ path, rule }) => ({ line: lineOf(path), rule, fix: pages }))
		);
	}
}
