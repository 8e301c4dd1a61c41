import { expect, test } from 'vitest';
import type { Figure } from '#lib/measures/figure.ts';
import { flowTable } from '#lib/measures/flow-table.ts';
import { withheldWords } from '#lib/measures/words.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask } from './ask.ts';

/** PHQ-9 at the start and at the end: 21 is severe, 12 moderate, 9 mild, 3 minimal. */
async function askFlow(pairs: [number, number][], question = {}): Promise<Figure> {
	const episode = pairs.map((_, index) => ({
		episode_id: `e${index}`,
		program: 'North',
		admitted_on: '2025-01-06',
		discharged_on: '2025-01-31'
	}));
	const scored = (assessed_on: string, at: 0 | 1) =>
		pairs.map((pair, index) => ({
			episode_id: `e${index}`,
			instrument: 'phq-9',
			assessed_on,
			total: pair[at]
		}));
	const assessment = [...scored('2025-01-06', 0), ...scored('2025-01-30', 1)];
	const db = await warehouseWith({ episode, assessment }, '2025-06-30');
	return ask(db, 'phq_9_severity_flow', question);
}

test('rows are bands at the start, columns bands at the end, and everybody stands in one cell', async () => {
	const flow = flowTable(
		await askFlow([
			[21, 9],
			[21, 3],
			[12, 12],
			[12, 14],
			[9, 12]
		])
	);
	expect(flow?.bands).toEqual(['minimal', 'mild', 'moderate', 'moderately severe', 'severe']);
	const counts = flow?.rows.map(({ cells }) =>
		cells.map((cell) => (cell.state === 'counted' ? cell.k : cell.words))
	);
	expect(counts).toEqual([
		[0, 0, 0, 0, 0],
		[0, 0, 1, 0, 0],
		[0, 0, 2, 0, 0],
		[0, 0, 0, 0, 0],
		[1, 1, 0, 0, 0]
	]);
	expect(flow?.rows.map(({ began }) => began)).toEqual([0, 1, 2, 0, 2]);
	expect(flow?.ended).toEqual([1, 1, 3, 0, 0]);
	expect(flow?.moves).toEqual({ lower: 2, same: 2, higher: 1, n: 5 });
});

test('outside, a small cell is not shown, and no total lets it be worked out', async () => {
	const many = Array.from({ length: 30 }, (): [number, number] => [12, 3]);
	const few = Array.from({ length: 3 }, (): [number, number] => [12, 12]);
	const others = Array.from({ length: 15 }, (): [number, number] => [21, 3]);
	const figure = await askFlow([...many, ...few, ...others], { audience: 'outside' });
	const flow = flowTable(figure);
	const moderate = flow?.rows.find(({ start }) => start === 'moderate');
	expect(moderate?.began).toBeNull();
	expect(moderate?.cells.find(({ isSame }) => isSame)).toMatchObject({ words: withheldWords });
	expect(flow?.moves).toBeUndefined();
});

test('by program it is no table of start by end', async () => {
	expect(flowTable(await askFlow([[21, 9]], { by: 'program' }))).toBeUndefined();
});
