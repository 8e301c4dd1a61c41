import { expect, test } from 'vitest';
import { wilson } from '#lib/statistics/wilson.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { realFile } from './real-data.ts';

async function loadDischarges(): Promise<string> {
	const folder = await temporaryFolder();
	await loadPaths(folder, [realFile('teds/teds_d_2023_sample_odd.csv')]);
	return folder;
}

test('TEDS-D 2023: of those who completed, dropped out or were terminated 59.72% completed', async () => {
	const { series } = await askLoaded(await loadDischarges(), 'discharge_reasons');
	const counts = Object.fromEntries(
		series.map(({ by, value }) => [by.category, value.state === 'released' ? (value.k ?? 0) : NaN])
	);
	const { completed = NaN, left_early = NaN, terminated = NaN } = counts;
	const n = completed + left_early + terminated;
	expect([completed, n]).toEqual([215, 360]);
	const { lo, hi } = wilson(completed, n) ?? { lo: NaN, hi: NaN };
	const printed = [completed / n, lo, hi].map((share) => (100 * share).toFixed(2));
	// The reference list prints 64.67 as the upper limit; the score equation's root at 215 of 360 is .646627.
	expect(printed).toEqual(['59.72', '54.58', '64.66']);
});

test('TEDS-D 2023: 23 of the 56 cells of service by reason are small, and none of them is told outside', async () => {
	const folder = await loadDischarges();
	const inside = await askLoaded(folder, 'discharge_reasons', { by: 'program' });
	const cells = inside.series.filter(({ by }) => by.category !== 'unknown');
	const counts = cells.map(({ value }) => (value.state === 'released' ? (value.k ?? 0) : 0));
	expect(counts).toHaveLength(56);
	expect(counts.filter((k) => k >= 1 && k <= 10)).toHaveLength(23);
	expect(counts.filter((k) => k === 0)).toHaveLength(21);
	const outside = await askLoaded(folder, 'discharge_reasons', {
		by: 'program',
		audience: 'outside'
	});
	const told = outside.series.flatMap(({ value }) =>
		value.state === 'released' ? [value.k ?? 0] : []
	);
	expect(told.filter((k) => k >= 1 && k <= 10)).toEqual([]);
});
