import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '#lib/server/kept-yaml.ts';
import { reportFolder } from '#lib/server/reports/report-folder.ts';

const entrySchema = z.strictObject({
	measure: z.string().min(1),
	by: z.array(z.string().min(1)).default([]),
	/** The dimensions by which its groups are held against chance. */
	compare: z.array(z.string().min(1)).default([]),
	headline: z.boolean().default(false)
});

const planSchema = z.strictObject({
	title: z.string().min(1),
	families: z.array(
		z.strictObject({
			title: z.string().min(1),
			intro: z.string().min(1),
			measures: z.array(entrySchema).min(1)
		})
	)
});

/** One measure of a report: the groupings it is drawn by, and whether it stands in the summary. */
export type PlanEntry = z.infer<typeof entrySchema>;

/** Which measures a kind of report shows, in order. */
export type Plan = z.infer<typeof planSchema>;

/** Reads the list of a kind of report, such as cqi.yaml. Throws where the file is not right. */
export const readPlan = (kind: string): Plan =>
	planSchema.parse(readYaml(readFileSync(join(reportFolder, `${kind}.yaml`), 'utf8')));
