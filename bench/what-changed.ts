import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draw } from './random-series.ts';
import { drawFrom } from './random-series.ts';
import { clinics, judge } from './random-clinic.ts';
import type { Clinic } from './random-clinic.ts';

const seed = 20261127;
const lists = 200;
const foundLists = 25;
const level = 0.1;
const months = 24;
const [shifted, shift, watched] = [0.1, 1.5, 12];

const share = (count: number, of: number): number => Number((of === 0 ? 0 : count / of).toFixed(4));

type Steady = {
	clinic: string;
	series: number;
	withMark: number;
	withFalse: number;
	marks: number;
};

/** Lists of steady series: how many have a mark on the latest month, and how many a false entry. */
function countSteady(clinic: Clinic, draw: Draw): Steady {
	let [withMark, withFalse, marks] = [0, 0, 0];
	for (let each = 0; each < lists; each++) {
		const found = judge(clinic.series(draw, months, 0, 0), level);
		const marked = found.filter(({ isMarked }) => isMarked).length;
		if (marked > 0) withMark++;
		if (found.some(({ stands }) => stands)) withFalse++;
		marks += marked;
	}
	return {
		clinic: clinic.name,
		series: clinic.count,
		withMark: share(withMark, lists),
		withFalse: share(withFalse, lists),
		marks: Number((marks / lists).toFixed(2))
	};
}

type Shifted = {
	clinic: string;
	after: number;
	/** Entries of a list, and the share of them that is false. */
	listed: number;
	falseShare: number;
	falseMarks: number;
	/** Of the shifts: in the list of this month, in the list of this month or one before, and marked by the rules. */
	found: number;
	foundSoFar: number;
	marked: number;
};

type Counts = Record<
	'listed' | 'falseShare' | 'falseMarks' | 'found' | 'foundSoFar' | 'marked',
	number
>;
type Judged = ReturnType<typeof judge>;

const isTrue = ({ isShifted }: Judged[number]): boolean => isShifted;
const falseOf = (entries: Judged): number =>
	entries.filter((entry) => !isTrue(entry)).length / Math.max(1, entries.length);

function addList(counts: Counts, entries: Judged, seen: Set<number>): void {
	const standing = entries.filter(({ stands }) => stands);
	const marked = entries.filter(({ isMarked }) => isMarked);
	entries.forEach((entry, place) => entry.stands && isTrue(entry) && seen.add(place));
	counts.listed += standing.length;
	counts.falseShare += falseOf(standing);
	counts.falseMarks += falseOf(marked);
	counts.found += standing.filter(isTrue).length;
	counts.foundSoFar += seen.size;
	counts.marked += marked.filter(isTrue).length;
}

/** Lists of which a tenth shifts: month after month the share of false entries, and how many shifts are listed. */
function countShifted(clinic: Clinic, draw: Draw): Shifted[] {
	const after = Array.from({ length: watched }, (): Counts => {
		return { listed: 0, falseShare: 0, falseMarks: 0, found: 0, foundSoFar: 0, marked: 0 };
	});
	let there = 0;
	for (let each = 0; each < foundLists; each++) {
		const all = clinic.series(draw, months, watched, shifted, shift);
		there += all.filter(({ isShifted }) => isShifted).length;
		const seen = new Set<number>();
		after.forEach((counts, index) => {
			const known = all.map((series) => ({
				...series,
				months: series.months.slice(0, months + index + 1)
			}));
			addList(counts, judge(known, level), seen);
		});
	}
	return after.map((counts, index) => ({
		clinic: clinic.name,
		after: index + 1,
		listed: Number((counts.listed / foundLists).toFixed(2)),
		falseShare: share(counts.falseShare, foundLists),
		falseMarks: share(counts.falseMarks, foundLists),
		found: share(counts.found, there),
		foundSoFar: share(counts.foundSoFar, there),
		marked: share(counts.marked, there)
	}));
}

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;

function report(steady: Steady[], changed: Shifted[]): string {
	return `${[
		'# How often the list of what changed is wrong, and how soon it is right',
		'',
		`Made by \`npm run bench:changed\`: seed ${seed}, rules of NHS Making Data Count, at most ${percent(level)} of the entries false.`,
		'',
		`## Steady series of ${months} months`,
		'',
		`${lists} lists a row. Marked: any latest month is marked by the rules. False entry: the list has one at all; with no`,
		'real shift anywhere every entry is false, so this is the promise itself.',
		'',
		'| series | how many | lists with a mark | marks a list | lists with a false entry |',
		'| --- | --- | --- | --- | --- |',
		...steady.map(
			(row) =>
				`| ${row.clinic} | ${row.series} | ${percent(row.withMark)} | ${row.marks} | ${percent(row.withFalse)} |`
		),
		'',
		`## ${percent(shifted)} of the series shifted by ${shift} sigma after ${months} steady months`,
		'',
		`${foundLists} lists a row. Of the entries of a list, and of the marks of the rules, the share that is of a steady`,
		'series; and how many of the shifts are in the list, or marked, so many months after.',
		'',
		'| series | months after | entries | false entries | shifts in the list | or in one before | false marks | shifts marked |',
		'| --- | --- | --- | --- | --- | --- | --- | --- |',
		...changed.map(
			(row) =>
				`| ${row.clinic} | ${row.after} | ${row.listed} | ${percent(row.falseShare)} | ${percent(row.found)} | ${percent(row.foundSoFar)} | ${percent(row.falseMarks)} | ${percent(row.marked)} |`
		)
	].join('\n')}\n`;
}

const steady = clinics.map((clinic) => countSteady(clinic, drawFrom(seed)));
const changed = clinics
	.filter(({ isWatched }) => isWatched)
	.flatMap((clinic) => countShifted(clinic, drawFrom(seed + 1)));
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
const results = { seed, lists, foundLists, level, months, shifted, shift, steady, changed };
writeFileSync(join(folder, 'what-changed.json'), `${JSON.stringify(results, null, '\t')}\n`);
writeFileSync(join(folder, 'what-changed.md'), report(steady, changed));
