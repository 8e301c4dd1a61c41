import { expect, test } from 'vitest';
import { blockSize, loadMemory } from '#lib/server/warehouse/open-duckdb.ts';

const gigabytes = (count: number) => count * 1_000_000_000;

test('a load takes an eighth of the machine, and neither too little to work with nor more than helps', () => {
	expect(loadMemory(gigabytes(2))).toBe(800);
	expect(loadMemory(gigabytes(8))).toBe(1000);
	expect(loadMemory(gigabytes(64))).toBe(2000);
});

test('what lies beside a large snapshot is packed, and beside a small one takes little', () => {
	expect(blockSize(3_800_000_000)).toBe(262_144);
	expect(blockSize(20_000_000)).toBe(16_384);
});
