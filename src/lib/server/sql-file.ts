import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '#lib/server/project.ts';

export type SqlFile = { path: string; header: unknown; sql: string };

const headerLine = /^-- ?(.*)$/;

/** Splits the text of a .sql file into its YAML header (the comment lines at its top) and its SQL. */
export function parseSqlFile(path: string, text: string): SqlFile {
	const lines = text.split(/\r?\n/);
	const end = lines.findIndex((line) => !headerLine.test(line));
	const header = lines.slice(0, end).map((line) => headerLine.exec(line)?.[1] ?? '');
	return { path, header: parse(header.join('\n')), sql: lines.slice(end).join('\n').trim() };
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
