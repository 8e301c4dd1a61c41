import { expect, test } from 'vitest';
import { ledgerSentence } from '#lib/measures/ledger-words.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask } from './ask.ts';

const stay = (episode_id: string, discharge_reason: string) => ({
	episode_id,
	site: 'North',
	admitted_on: '2025-08-01',
	discharged_on: '2025-08-20',
	discharge_reason
});

test('a figure to paste says its period, place, steps, version and snapshot', async () => {
	const episode = [stay('e1', 'completed'), stay('e2', 'left_early'), stay('e3', 'unknown')];
	const db = await warehouseWith({ episode }, '2025-12-31');
	const figure = await ask(db, 'completion', {
		from: '2025-08-01',
		to: '2025-08-31',
		where: { site: ['North'] }
	});
	const told = ledgerSentence(figure);
	expect(told).toContain(figure.sentence);
	expect(told.slice(figure.sentence.length)).toBe(
		' Period: 1 August 2025 to 31 August 2025, site North. Step by step: 3 discharged in the period; ' +
			'2 with a known reason. Definition: completion, version 1. Snapshot 1, data through 31 December 2025.'
	);
});

test('what is withheld outside stays withheld in the text', async () => {
	const episode = [stay('e1', 'completed'), stay('e2', 'left_early')];
	const db = await warehouseWith({ episode }, '2025-12-31');
	const told = ledgerSentence(await ask(db, 'completion', { audience: 'outside' }));
	expect(told).toContain('not shown (fewer than 11 people) discharged in the period');
	expect(told).not.toMatch(/\b[12] (of|discharged|with a)/);
});
