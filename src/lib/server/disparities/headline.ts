import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '#lib/server/kept-yaml.ts';
import { projectRoot } from '#lib/server/project.ts';

const listSchema = z.strictObject({
	population: z.string().min(1),
	headline: z.array(z.string().min(1)).min(1)
});

/** The measures of queries/disparities/measures.yaml: whose people stand for all served, and those shown first. */
export const readHeadline = (): z.infer<typeof listSchema> =>
	listSchema.parse(
		readYaml(readFileSync(join(projectRoot, 'queries', 'disparities', 'measures.yaml'), 'utf8'))
	);
