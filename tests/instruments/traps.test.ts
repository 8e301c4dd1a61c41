import { expect, test } from 'vitest';
import { readRegistry } from '#lib/server/instruments.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { answers, numbered, readScores, scoresOf } from './scores-of.ts';

const phq9 = (row: string) => ({ instrument: 'phq-9', items: answers(numbered(10), row) });
const asi = (codes: string, row: string, edition: string | null = null) => ({
	instrument: 'asi',
	items: answers(codes.split(' '), row),
	edition
});
const employment = 'e4 e5 e11 e12';
const alcohol = 'd1 d2 d26 d28 d30 d23';
const drug = 'd3 d4 d5 d6 d7 d8 d9 d10 d11 d13 d27 d29 d31';
const legal = 'l24 l27 l28 l29 e17';
const family = 'f3 f18 f19 f20 f21 f22 f23 f24 f25 f26 f30 f32 f34';
const from1997 = 'p4 p5 p6 p7 p8 p9 p10 p11 p12 p13 p14';
const of1990s = 'p3 p4 p5 p6 p7 p8 p9 p10 p11 p12 p13';

test('trap 3: a missing item is prorated or leaves no score, and is never a 0', async () => {
	const two = await scoresOf(phq9('2 1 · 2 1 2 · 0 0'));
	expect(two.total?.value).toBeCloseTo((8 / 7) * 9, 10);
	const three = await scoresOf(phq9('2 1 · 2 1 2 · · 0'));
	expect(three.total).toMatchObject({ value: null, band: null, score_method: 'unscorable' });
});

test('trap 3: an answer outside its range is a missing answer', async () => {
	const scores = await scoresOf(phq9('3 3 9 -9 3 3 3 3 3'));
	expect(scores.total).toMatchObject({ value: 27, answered: 7, score_method: 'prorated' });
	const half = await scoresOf(phq9('1.5 1 1 1 1 1 1 1 1'));
	expect(half.total).toMatchObject({ value: 9, answered: 8, score_method: 'prorated' });
});

test('trap 4: a PHQ-8 is scored as a PHQ-8, to 24, and never as a PHQ-9', async () => {
	const db = await warehouseWith({
		episode: [{ episode_id: 'e1', admitted_on: '2025-01-01' }],
		assessment: [
			{
				episode_id: 'e1',
				assessed_on: '2025-01-01',
				instrument: 'phq-8',
				items: answers(numbered(8), '3 3 3 3 3 3 3 3')
			}
		]
	});
	expect(await readScores(db)).toMatchObject([
		{ instrument: 'phq-8', scale: 'total', value: 24, band: 'severe' }
	]);
});

test('trap 5: item 10 is in no total and does not stand in for a missing item', async () => {
	const full = await scoresOf(phq9('1 1 1 1 1 0 0 0 0 3'));
	expect(full.total).toMatchObject({ value: 5, answered: 9 });
	const missing = await scoresOf(phq9('2 1 · 2 1 2 · · 0 3'));
	expect(missing.total).toMatchObject({ value: null, answered: 6 });
});

test('trap 6: item 9 not answered is neither negative nor positive', async () => {
	const scores = await scoresOf(phq9('3 2 1 2 1 1 0 0 ·'));
	expect(scores.item_9).toMatchObject({ value: null, band: null, score_method: 'unscorable' });
	expect(scores.total?.value).toBe(11.25);
	expect(scores.depression_algorithm?.value).toBeNull();
});

test('trap 9: bands hold both their edges, of the value rounded half up', async () => {
	const edges: [instrument: string, total: number, band: string, band_order: number][] = [
		['phq-9', 4, 'minimal', 1],
		['phq-9', 5, 'mild', 2],
		['phq-9', 9, 'mild', 2],
		['phq-9', 9.49, 'mild', 2],
		['phq-9', 9.5, 'moderate', 3],
		['phq-9', 14, 'moderate', 3],
		['phq-9', 15, 'moderately severe', 4],
		['phq-9', 19, 'moderately severe', 4],
		['phq-9', 20, 'severe', 5],
		['phq-9', 27, 'severe', 5],
		['gad-7', 4, 'minimal', 1],
		['gad-7', 5, 'mild', 2],
		['gad-7', 9, 'mild', 2],
		['gad-7', 10, 'moderate', 3],
		['gad-7', 14, 'moderate', 3],
		['gad-7', 15, 'severe', 4],
		['gad-7', 21, 'severe', 4]
	];
	const db = await warehouseWith({
		assessment: edges.map(([instrument, total], index) => ({
			episode_id: `e${100 + index}`,
			assessed_day: 0,
			instrument,
			total
		}))
	});
	const totals = (await readScores(db)).filter(({ scale }) => scale === 'total');
	expect(
		totals.map(({ instrument, value, band, band_order }) => [instrument, value, band, band_order])
	).toEqual(edges);
});

test('trap 10: the psychiatric items of the 1990s are read one number on', async () => {
	const answered = '1 1 0 1 0 0 0 1 14 3 4';
	const usual = await scoresOf(asi(from1997, answered));
	const shifted = await scoresOf(asi(of1990s, answered, 'asi-5-1990s'));
	expect(usual.psychiatric?.value).toBeCloseTo(4 / 11 + 14 / 330 + 7 / 44, 10);
	expect(shifted.psychiatric?.value).toBe(usual.psychiatric?.value);
});

test('trap 10: old numbers without their edition give no score instead of a wrong one', async () => {
	const scores = await scoresOf(asi(of1990s, '1 1 0 1 0 0 0 1 14 3 4'));
	expect(scores.psychiatric?.value).toBeNull();
});

test('trap 11: money goes in by its natural logarithm', async () => {
	const scores = await scoresOf(asi(employment, '0 0 0 8103'));
	expect(scores.employment?.value).toBeCloseTo(1 - Math.log(8103) / 36, 10);
	expect(scores.employment?.value).toBeCloseTo(0.75, 4);
});

test('trap 12: ln(0) adds nothing', async () => {
	expect((await scoresOf(asi(employment, '1 1 0 0'))).employment?.value).toBe(0.5);
	expect((await scoresOf(asi(alcohol, '0 0 0 0 0 0'))).alcohol?.value).toBe(0);
	expect((await scoresOf(asi(legal, '0 0 0 0 0'))).legal?.value).toBe(0);
});

test('trap 13: family problems are out of the people that apply, not out of nine', async () => {
	const scores = await scoresOf(asi(family, '2 1 1 N 1 N N 0 0 N 0 0 0'));
	expect(scores.family?.value).toBeCloseTo(3 / 5 / 5, 10);
	const nobody = await scoresOf(asi(family, '2 N N N N N N N N N 0 0 0'));
	expect(nobody.family).toMatchObject({ value: 0, score_method: 'complete' });
	const blank = await scoresOf(asi(family, '1 0 · 0 0 0 0 0 0 0 2 1 0'));
	expect(blank.family?.value).toBeNull();
});

test('trap 13: "not applicable" is an answer to no other question', async () => {
	const scores = await scoresOf(asi(family, '2 0 0 0 0 0 0 0 0 0 N 0 0'));
	expect(scores.family?.value).toBeNull();
});

test('trap 14: no licence means the automobile was not asked, which is 0', async () => {
	const skipped = await scoresOf(asi(employment, '0 · 5 300'));
	expect(skipped.employment?.value).toBeCloseTo(0.7999, 4);
	const missing = await scoresOf(asi(employment, '1 · 5 300'));
	expect(missing.employment?.value).toBeNull();
	const unknown = await scoresOf(asi(employment, '· · 5 300'));
	expect(unknown.employment?.value).toBeNull();
});

test('trap 15: days of inhalants are in no composite', async () => {
	const none = '0 0 0 0 0 0 0 0 0 0 0 0 0';
	const scores = await scoresOf(asi(`${drug} d12`, `${none} 30`));
	expect(scores.drug?.value).toBe(0);
});

test('trap 16: illegal income is in the legal composite, not in employment', async () => {
	const scores = await scoresOf(asi(`${employment} ${legal}`, '0 0 0 0 0 0 0 0 1000'));
	expect(scores.employment?.value).toBe(1);
	expect(scores.legal?.value).toBeCloseTo(Math.log(1000) / 46, 10);
});

test('trap 17: a composite beyond 0 or 1 is kept as it is', async () => {
	const low = await scoresOf(asi(employment, '1 1 30 9999'));
	expect(low.employment?.value).toBeCloseTo(-0.0058, 4);
	const high = await scoresOf(asi(legal, '1 30 4 4 9999'));
	expect(high.legal?.value).toBeCloseTo(1.0002, 4);
});

test('trap 26: the sums of the DASS-21 are doubled, and banded as the 42-item form', async () => {
	const ones = answers(numbered(21), Array.from({ length: 21 }, () => '1').join(' '));
	const scores = await scoresOf({ instrument: 'dass-21', items: ones });
	expect(scores.depression).toMatchObject({ value: 14, band: 'moderate' });
	expect(scores.anxiety).toMatchObject({ value: 14, band: 'moderate' });
	expect(scores.stress).toMatchObject({ value: 14, band: 'normal' });
});

test('trap 27: the forms of the BAM are scored apart, each under its own id and range', async () => {
	const codes = '1 2 3 4 5 6 8 9 10 11 12 13 14 15 16'.split(' ').map((code) => `item_${code}`);
	const items = answers(codes, '2 3 3 3 1 0 2 3 4 3 1 4 1 1 2');
	const use = async (instrument: string) => {
		const { use, risk, protective } = await scoresOf({ instrument, items });
		return [use?.value, risk?.value, protective?.value];
	};
	expect(await use('bam')).toEqual([4, 14, 18]);
	expect(await use('bam-iop')).toEqual([4, 14, 18]);
	expect(await use('bam-r')).toEqual([4, 47, 70]);
	const registry = readRegistry().filter(({ id }) => id.startsWith('bam'));
	const prefixes = registry.flatMap(({ scales }) => scales.map(({ prefix }) => prefix));
	expect(new Set(prefixes).size).toBe(9);
});

test('trap 28: without the sex the AUDIT-C has a sum but is neither positive nor negative', async () => {
	const items = answers(numbered(3), '1 1 1');
	const db = await warehouseWith({
		episode: ['female', 'male', null].map((sex) => ({
			episode_id: sex ?? 'unknown',
			admitted_on: '2025-01-01',
			sex
		})),
		assessment: ['female', 'male', 'unknown', 'nobody'].map((episode_id) => ({
			episode_id,
			assessed_on: '2025-01-01',
			instrument: 'audit-c',
			items
		}))
	});
	const scores = await readScores(db);
	const bands = scores.filter(({ scale }) => scale === 'screen');
	expect(bands.map(({ episode_id, band }) => [episode_id, band])).toEqual([
		['female', 'positive'],
		['male', 'negative'],
		['nobody', null],
		['unknown', null]
	]);
	const totals = scores.filter(({ scale }) => scale === 'total');
	expect(totals.map(({ value }) => value)).toEqual([3, 3, 3, 3]);
});

test('trap 29: answers to the WHODAS from 1 to 5 are not read as answers from 0 to 4', async () => {
	const items = answers(numbered(12), '5 4 3 2 1 1 1 1 1 1 1 1');
	const fromZero = await scoresOf({ instrument: 'whodas-12', items });
	expect(fromZero.total).toMatchObject({ value: null, score_method: 'unscorable' });
	const fromOne = await scoresOf({ instrument: 'whodas-12-from-1', items });
	expect(fromOne.total?.value).toBe(22);
	const total = await scoresOf({ instrument: 'whodas-12', total: 60 });
	expect(total.total?.value).toBeNull();
});

test('a proprietary questionnaire keeps totals alone, whatever items the export brings', async () => {
	const scores = await scoresOf({ instrument: 'oq-45', items: { item_1: 4 }, total: 78 });
	expect(scores.total).toMatchObject({ value: 78, score_method: 'supplied', answered: 0 });
	const items = await scoresOf({ instrument: 'dla-20', items: { item_1: 4 } });
	expect(items.total).toMatchObject({ value: null, score_method: 'unscorable' });
});
