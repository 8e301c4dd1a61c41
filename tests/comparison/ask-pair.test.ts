import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Beside } from '#lib/comparison/pair-sides.ts';
import type { Cell, Question } from '#lib/measures/figure.ts';
import { askPair } from '#lib/server/comparison/ask-pair.ts';
import { ask } from '../measures/ask.ts';
import { warehouseWith, type Row } from '../support/warehouse-with.ts';

type Counts = { completed: number; left: number };

const programs = ['North', 'South', 'East'];
const years = ['2024', '2025'];

/** Stays that ended in each year, in each program: so many completed, so many left early. */
const stays = (counts: Counts[]): Row[] =>
	counts.flatMap(({ completed, left }, at) => {
		const [program = '', year = ''] = [programs[at % 3], years[Math.floor(at / 3)]];
		return Array.from({ length: completed + left }, (_, each) => ({
			episode_id: `${at}-${each}`,
			program,
			level_of_care: 'IOP',
			admitted_on: `${year}-03-01`,
			discharged_on: `${year}-05-${String((each % 28) + 1).padStart(2, '0')}`,
			discharge_reason: each < completed ? 'completed' : 'left_early'
		}));
	});

const groups: Beside = { kind: 'groups', dimension: 'program', first: 'North', second: 'South' };
const earlier: Beside = { kind: 'year-before' };
const of2025 = { from: '2025-01-01', to: '2025-12-31' };

const pairOf = (db: DuckDBConnection, beside: Beside, audience: Question['audience']) =>
	askPair((question) => ask(db, question.measure, question), {
		question: { measure: 'completion', ...of2025, where: {}, audience },
		beside,
		dataThrough: '2025-12-31'
	});

const isSmall = (count: number): boolean => count >= 1 && count <= 10;

const countsOf = (cell: Cell): number[] =>
	cell.state === 'released' ? [cell.n, cell.k ?? 0, cell.n - (cell.k ?? 0)] : [];

test('two programs, and two years, with the figures of both sides for inside', async () => {
	const many = [30, 24, 12, 40, 30, 25].map((completed) => ({ completed, left: 20 }));
	const db = await warehouseWith({ episode: stays(many) }, '2025-12-31');
	const program = await pairOf(db, groups, 'inside');
	expect(program.pair.words).toContain('North: 66.7% (40 of 60); South: 60.0% (30 of 50)');
	expect(program.figures?.map(({ asked }) => asked.where.program)).toEqual([['North'], ['South']]);
	const year = await pairOf(db, earlier, 'inside');
	expect(year.pair.sides.map(({ cell }) => countsOf(cell)[0])).toEqual([155, 126]);
	expect(year.figures?.[1].period).toEqual({ from: '2024-01-01', to: '2024-12-31' });
});

test('outside, where one year has few people neither is shown, and no figure comes along', async () => {
	const few = [3, 0, 0, 40, 30, 25].map((completed) => ({ completed, left: 0 }));
	const db = await warehouseWith({ episode: stays(few) }, '2025-12-31');
	const { pair, figures } = await pairOf(db, earlier, 'outside');
	expect(pair.sides.map(({ cell }) => cell.state)).toEqual(['withheld', 'withheld']);
	expect(pair.difference).toBeNull();
	expect(figures).toBeUndefined();
});

test('whatever the counts, a pair outside tells no count from 1 to 10, nor lets it be subtracted', async () => {
	const count = fc.oneof(fc.nat({ max: 14 }), fc.nat({ max: 60 }));
	const cell = fc.record({ completed: count, left: count });
	await fc.assert(
		fc.asyncProperty(fc.array(cell, { minLength: 6, maxLength: 6 }), async (counts) => {
			const db = await warehouseWith({ episode: stays(counts) }, '2025-12-31');
			const [years, programs, byProgram] = [
				(await pairOf(db, earlier, 'outside')).pair,
				(await pairOf(db, groups, 'outside')).pair,
				await ask(db, 'completion', { ...of2025, by: 'program', audience: 'outside' })
			];
			for (const { sides, difference } of [years, programs]) {
				expect(sides.flatMap(({ cell: shown }) => countsOf(shown)).filter(isSmall)).toEqual([]);
				const isHidden = sides.some(({ cell: shown }) => shown.state === 'withheld');
				if (isHidden) expect(difference).toBeNull();
			}
			// Both years together may be known: one alone must not be what is left of it.
			const hidden = years.sides.filter(({ cell: shown }) => shown.state === 'withheld');
			expect([0, 2]).toContain(hidden.length);
			// A pair of programs is two cells of the figure by program, which is suppressed as a whole.
			for (const side of programs.sides) {
				const known = byProgram.series.find(({ by }) => by.program === side.name)?.value;
				if (side.cell.state === 'released') expect(side.cell).toEqual(known);
			}
			db.closeSync();
		}),
		{ numRuns: 10 }
	);
}, 60_000);
