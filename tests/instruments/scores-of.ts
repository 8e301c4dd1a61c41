import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

const scoreSchema = z.object({
	episode_id: z.string(),
	instrument: z.string(),
	scale: z.string(),
	assessed_day: z.number().nullable(),
	value: z.number().nullable(),
	band: z.string().nullable(),
	band_order: z.number().nullable(),
	score_method: z.string(),
	answered: z.number()
});
export type Score = z.infer<typeof scoreSchema>;

const columns = Object.keys(scoreSchema.shape).join(', ');

/** Every score of a warehouse, by episode, instrument, day and scale. */
export const readScores = (db: DuckDBConnection): Promise<Score[]> =>
	runQuery(db, {
		name: 'scores',
		sql: `select ${columns} from score order by episode_id, instrument, assessed_day, scale`,
		row: scoreSchema
	});

export type Given = {
	instrument: string;
	items?: Record<string, number>;
	total?: number | null;
	edition?: string | null;
};

/** The scores of one assessment by scale, through the whole derivation. */
export async function scoresOf({ items = {}, total = null, edition = null, instrument }: Given) {
	const db = await warehouseWith({
		episode: [{ episode_id: 'e1', admitted_on: '2025-01-01' }],
		assessment: [{ episode_id: 'e1', assessed_on: '2025-01-01', instrument, items, total, edition }]
	});
	const scores = await readScores(db);
	return Object.fromEntries(scores.map((score) => [score.scale, score]));
}

/** Answers by item code, from a row as papers print it: `·` is a missing answer, `N` not applicable. */
export const answers = (codes: string[], row: string): Record<string, number> =>
	Object.fromEntries(
		row
			.split(' ')
			.map((answer, index) => [codes[index] ?? '', answer === 'N' ? -8 : Number(answer)] as const)
			.filter(([, answer]) => !Number.isNaN(answer))
	);

/** `item_1` to `item_n`. */
export const numbered = (n: number): string[] =>
	Array.from({ length: n }, (_, index) => `item_${index + 1}`);
