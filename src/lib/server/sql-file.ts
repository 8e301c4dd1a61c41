import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '#lib/server/kept-yaml.ts';
import { projectRoot } from '#lib/server/project.ts';

export type SqlFile = { path: string; header: unknown; sql: string };

const headerLine = /^-- ?(.*)$/;

/** The YAML of a .sql file's header (the comment lines at its top, each on its own line), its SQL, and where that begins. */
export function splitSqlFile(text: string): { header: string; sql: string; sqlLine: number } {
	const lines = text.split(/\r?\n/);
	const found = lines.findIndex((line) => !headerLine.test(line));
	const end = found < 0 ? lines.length : found;
	const header = lines.slice(0, end).map((line) => headerLine.exec(line)?.[1] ?? '');
	const rest = lines.slice(end);
	const blank = rest.findIndex((line) => line.trim() !== '');
	return {
		header: header.join('\n'),
		sql: rest.join('\n').trim(),
		sqlLine: end + Math.max(blank, 0) + 1
	};
}

/** What texts were parsed to: the same few hundred files are read over and over, and YAML is slow to parse. */
const parsed = new Map<string, Omit<SqlFile, 'path'>>();

/** Splits the text of a .sql file into its YAML header and its SQL. Throws where the header is not YAML. */
export function parseSqlFile(path: string, text: string): SqlFile {
	const known = parsed.get(text);
	if (known) return { path, ...known };
	const { header, sql } = splitSqlFile(text);
	const found = { header: readYaml(header), sql };
	parsed.set(text, found);
	return { path, ...found };
}

/** Reads a file below queries/, such as `contract/episode.sql`. Throws where it does not exist. */
export function readSqlFile(name: string): SqlFile {
	const path = join(projectRoot, 'queries', name);
	return parseSqlFile(path, readFileSync(path, 'utf8'));
}

/**
 * Fills `{{name}}` in a SQL template with fragments the program made itself (column lists, relations).
 * Values never come this way: they are bound. Throws when a name is left unfilled.
 */
export function fillSql(template: string, fragments: Record<string, string>): string {
	return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
		const fragment = fragments[name];
		if (fragment === undefined) throw new Error(`SQL template: nothing fills {{${name}}}`);
		return fragment;
	});
}

/** A name as a SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as a SQL string literal: for names of files and codes in statements that take no parameters. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
