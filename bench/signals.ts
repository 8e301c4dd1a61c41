import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSeries } from '#lib/statistics/spc/read-series.ts';
import type { Period } from '#lib/statistics/spc/read-series.ts';
import type { Judged, Reading } from '#lib/statistics/spc/reading.ts';
import { applyRules, ruleSets } from '#lib/statistics/spc/rule-sets.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import { drawFrom, sources } from './random-series.ts';
import type { Draw, Source } from './random-series.ts';

const seed = 20261122;
const seriesCount = 4000;
const months = 24;
const shift = 1.5;
const watched = 12;

const periods = (readings: readonly Reading[]): Period[] =>
	readings.map((reading, place) => ({
		key: String(place).padStart(3, '0'),
		reading,
		provisional: false
	}));

const drawMonths = (source: Source, draw: Draw, count: number, by = 0): Reading[] =>
	Array.from({ length: count }, () => source.month(draw, by));

/** Which rules mark a steady series, with limits made from the series itself. */
function rulesIn(source: Source, rules: RuleSet, readings: readonly Reading[]): Set<string> {
	const { points } = readSeries(periods(readings), { kind: source.kind, rules });
	return new Set(points.flatMap(({ mark }) => mark?.rule ?? []));
}

/** The same with the true centre and sigma of normal numbers: what the rules promise. */
function promisedIn(rules: RuleSet, readings: readonly Reading[]): boolean {
	const points = readings.map((reading): Judged => {
		return { value: reading?.k ?? 0, centre: 0, sigma: 1, lo: -3, hi: 3 };
	});
	return applyRules(rules, points).length > 0;
}

const share = (count: number, of = seriesCount): number => Number((count / of).toFixed(4));

type Alarms = {
	rules: RuleSet;
	data: string;
	promised: number;
	measured: number;
	latest: number;
	byRule: Record<string, number>;
};

/** Of steady series: how many have any mark, and how many have it on the latest month. */
function countAlarms(rules: RuleSet, source: Source, truth: Source): Alarms {
	const draw = drawFrom(seed);
	const [byRule, counts] = [new Map<string, number>(), { promised: 0, measured: 0, latest: 0 }];
	for (let each = 0; each < seriesCount; each++) {
		if (promisedIn(rules, drawMonths(truth, draw, months))) counts.promised++;
		const readings = drawMonths(source, draw, months);
		const found = rulesIn(source, rules, readings);
		if (found.size > 0) counts.measured++;
		const { points } = readSeries(periods(readings), { kind: source.kind, rules });
		if (points.at(-1)?.mark) counts.latest++;
		for (const rule of found) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
	}
	return {
		rules,
		data: source.name,
		promised: share(counts.promised),
		measured: share(counts.measured),
		latest: share(counts.latest),
		byRule: Object.fromEntries([...byRule].map(([rule, count]) => [rule, share(count)]))
	};
}

type Found = {
	rules: RuleSet;
	data: string;
	frozen: boolean;
	within: number[];
	median: number | null;
	ninety: number | null;
};

/** The month after the shift in which the latest point is first marked as higher; null where it is not in time. */
function foundIn(source: Source, rules: RuleSet, draw: Draw, frozen: boolean): number | null {
	const readings = [
		...drawMonths(source, draw, months),
		...drawMonths(source, draw, watched, shift)
	];
	const phases = frozen ? { first: { frozenAfter: String(months - 1).padStart(3, '0') } } : {};
	for (let month = 1; month <= watched; month++) {
		const seen = periods(readings.slice(0, months + month));
		const { points } = readSeries(seen, { kind: source.kind, rules, phases });
		const mark = points.at(-1)?.mark;
		if (mark && mark.direction !== 'down') return month;
	}
	return null;
}

/** Of series that shift after 24 steady months: the share found within 1, 2 … 12 months. */
function countFound(rules: RuleSet, source: Source, frozen: boolean): Found {
	const draw = drawFrom(seed + 1);
	const found = Array.from({ length: seriesCount }, () => foundIn(source, rules, draw, frozen));
	const within = Array.from({ length: watched }, (_, index) =>
		share(found.filter((month) => month !== null && month <= index + 1).length)
	);
	const firstAt = (level: number) => {
		const place = within.findIndex((each) => each >= level);
		return place < 0 ? null : place + 1;
	};
	return { rules, data: source.name, frozen, within, median: firstAt(0.5), ninety: firstAt(0.9) };
}

/** The chance of seven or more of 24 fair tosses in a row alike: 7 same side, worked exactly. */
function chanceOfRun(length: number, tosses: number): number {
	let runs = Array.from({ length: length - 1 }, (_, index) => Number(index === 0));
	for (let toss = 1; toss < tosses; toss++) {
		const all = runs.reduce((sum, chance) => sum + chance, 0);
		runs = runs.map((_, index) => (index === 0 ? all / 2 : (runs[index - 1] ?? 0) / 2));
	}
	return 1 - runs.reduce((sum, chance) => sum + chance, 0);
}

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;

function report(alarms: Alarms[], found: Found[]): string {
	const outside = 1 - 0.9973002 ** months;
	const lines = [
		'# How often the signals are wrong, and how soon they are right',
		'',
		`Made by \`npm run bench:signals\`: ${seriesCount} made-up series a row, seed ${seed}.`,
		'',
		`## Steady series of ${months} months`,
		'',
		'Share of series with any mark. Promised: with the true centre and sigma, for normal numbers. Measured: with limits',
		'made from the same months, as the product does. Latest: the mark is on the latest month, so the words say so.',
		'',
		`By formula: outside the limits ${percent(outside)}; seven in a row on one side ${percent(chanceOfRun(7, months))}; eight ${percent(chanceOfRun(8, months))}; nine ${percent(chanceOfRun(9, months))}.`,
		'',
		'| rules | data | promised | measured | latest | by rule |',
		'| --- | --- | --- | --- | --- | --- |',
		...alarms.map(({ rules, data, promised, measured, latest, byRule }) => {
			const each = Object.entries(byRule).map(([rule, value]) => `${rule} ${percent(value)}`);
			return `| ${rules} | ${data} | ${percent(promised)} | ${percent(measured)} | ${percent(latest)} | ${each.sort().join(', ')} |`;
		}),
		'',
		`## A shift of ${shift} sigma after ${months} steady months`,
		'',
		'Share of series in which the latest month is marked within so many months of the shift.',
		'',
		'| rules | data | baseline | 3 months | 6 months | 9 months | 12 months | half by month | 90% by month |',
		'| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
		...found.map(({ rules, data, frozen, within, median, ninety }) => {
			const at = [3, 6, 9, 12].map((month) => percent(within[month - 1] ?? 0)).join(' | ');
			return `| ${rules} | ${data} | ${frozen ? 'frozen' : 'all months'} | ${at} | ${median ?? '-'} | ${ninety ?? `over ${watched}`} |`;
		})
	];
	return `${lines.join('\n')}\n`;
}

const [truth] = sources;
if (!truth) throw new Error('there is nothing to draw from');
const pairs = ruleSets.flatMap((rules) => sources.map((source) => ({ rules, source })));
const alarms = pairs.map(({ rules, source }) => countAlarms(rules, source, truth));
const found = pairs.flatMap(({ rules, source }) =>
	[false, true].map((frozen) => countFound(rules, source, frozen))
);
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
const results = { seed, series: seriesCount, months, shift, alarms, found };
writeFileSync(join(folder, 'spc.json'), `${JSON.stringify(results, null, '\t')}\n`);
writeFileSync(join(folder, 'spc.md'), report(alarms, found));
