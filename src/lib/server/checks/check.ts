import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkedTables } from '#lib/server/checks/checked-tables.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { Settings } from '#lib/server/settings.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';

const severities = ['error', 'warning', 'info'] as const;

const text = z.string().min(1);
const headerSchema = z
	.strictObject({
		id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'an id is lower case letters, digits and _'),
		version: z.int().min(1),
		title: text,
		table: z.enum(checkedTables),
		/** error: cannot be true; warning: probably wrong; info: worth knowing. */
		severity: z.enum(severities),
		why: text,
		mend: text,
		source: text.optional(),
		ours: z.literal(true).optional(),
		settings: z.array(text).default([]),
		/** SQL: of the table's rows, those the rule looks at. */
		among: text.default('true')
	})
	.refine(({ source, ours }) => (source === undefined) === (ours === true), {
		message: 'a rule has a source, or it is ours'
	});

/** A data-quality rule: its header, and one select of the rows that break it. */
export type Check = z.infer<typeof headerSchema> & { sql: string; file: string };

/** Words of a header with the numbers of our settings in place of their names. Throws on a name it does not list. */
function withSettings(words: string, check: Pick<Check, 'id' | 'settings'>, settings: Settings) {
	return words.replace(/\{(\w+)\}/g, (_, name: string) => {
		const setting = settings[name];
		if (setting && check.settings.includes(name)) return `${setting.value}`;
		throw new Error(`queries/checks/${check.id}.sql: there is no setting ${name}`);
	});
}

function readCheck(name: string, settings: Settings): Check {
	const { header, sql } = readSqlFile(`checks/${name}`);
	const parsed = headerSchema.safeParse(header);
	if (!parsed.success) throw new Error(`queries/checks/${name}:\n${z.prettifyError(parsed.error)}`);
	const check = parsed.data;
	const unknown = check.settings.find((setting) => !(setting in settings));
	if (unknown) throw new Error(`queries/checks/${name}: there is no setting ${unknown}`);
	const filled = (words: string) => withSettings(words, check, settings);
	return {
		...check,
		title: filled(check.title),
		why: filled(check.why),
		mend: filled(check.mend),
		sql,
		file: `queries/checks/${name}`
	};
}

const bySeverity = (a: Check, b: Check): number =>
	severities.indexOf(a.severity) - severities.indexOf(b.severity);

/** Every rule of queries/checks/, errors first. Throws where a header is incomplete. */
export const readChecks = (settings: Settings): Check[] =>
	readdirSync(join(projectRoot, 'queries', 'checks'))
		.filter((name) => name.endsWith('.sql'))
		.sort()
		.map((name) => readCheck(name, settings))
		.sort(bySeverity);
