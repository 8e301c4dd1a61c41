import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '#lib/server/project.ts';

/** What a column of a file is to the contract. `other`: nothing of the contract is read from it. */
const roles = ['id', 'date', 'number', 'choice', 'code', 'category', 'other'] as const;

const ruleSchema = z.strictObject({
	id: z.string().regex(/^[a-z0-9_]+$/),
	kind: z.string(),
	looks_at: z.enum(['every_row', 'sample']),
	seed: z.string().optional(),
	min_length: z.number().optional(),
	pattern: z.string(),
	but_not: z.string().optional(),
	check: z.string().optional(),
	named: z.array(z.string()).optional(),
	not_named: z.array(z.string()).default([]),
	roles: z.array(z.enum(roles)).default([...roles]),
	rows: z.number().default(1),
	rate: z.number().default(0),
	distinct: z.number().default(0),
	distinct_rate: z.number().default(0),
	only: z.literal('staff').optional(),
	never_allowed: z.boolean().default(false),
	mend: z.string().optional()
});

const rulesSchema = z.strictObject({ rules: z.array(ruleSchema) });

export type Role = (typeof roles)[number];

/** One thing the gate looks for in cells; queries/intake/gate/rules.yaml says what each part means. */
export type Rule = z.infer<typeof ruleSchema>;

let read: Rule[] | undefined;

/** The rules of queries/intake/gate/rules.yaml, in their order. Throws where the file is not well formed. */
export function readRules(): Rule[] {
	const path = join(projectRoot, 'queries', 'intake', 'gate', 'rules.yaml');
	read ??= rulesSchema.parse(parse(readFileSync(path, 'utf8'))).rules;
	return read;
}
