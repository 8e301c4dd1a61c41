import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { drawCourse } from '#seed/course.ts';
import { CsvFile } from '#seed/csv-file.ts';
import { dayOf, onWeekday } from '#seed/days.ts';
import type { Period } from '#seed/days.ts';
import { FlawMaker } from '#seed/flaw-count.ts';
import type { FlawCount } from '#seed/flaw-count.ts';
import { drawPerson } from '#seed/person.ts';
import { Random } from '#seed/random.ts';
import { rowsOfStay } from '#seed/stay-rows.ts';
import { tableNames } from '#seed/tables.ts';
import type { Rows } from '#seed/tables.ts';

export type SeedOptions = {
	/** Folder for the files; made where it is missing, files of the same names are replaced. */
	out: string;
	/** Stays, that is rows of episodes.csv. */
	episodes?: number;
	/** First and last day of admissions, ISO; nothing is known after the last. */
	from?: string;
	to?: string;
	/** Hears how far the work has come. */
	report?: (message: string) => void;
};

/** A file written: its name, its rows without the header, and the flaws put into it. */
export type SeedFile = { file: string; rows: number; flaws: FlawCount[] };

const reportEvery = 10_000;

function readOptions({ episodes = 3000, from = '2024-09-01', to = '2026-08-31' }: SeedOptions) {
	const period = { from: dayOf(from), through: dayOf(to) };
	if (period.from > period.through) throw new RangeError('the first day is after the last day');
	if (onWeekday(period.from) > period.through)
		throw new RangeError('the period has no weekday, on which people are admitted');
	if (!Number.isInteger(episodes) || episodes < 1)
		throw new RangeError('the number of episodes is a whole number from 1');
	return { episodes, period };
}

/** The rows of the first stays of the network's people. */
function* drawStays(period: Period, episodes: number): Generator<Rows> {
	let count = 0;
	for (let index = 0; ; index++) {
		const person = drawPerson(index, period, new Random('person', index));
		for (const stay of drawCourse(person, period)) {
			if (stay.admittedOn > period.through) continue;
			yield rowsOfStay(stay, person, period);
			if (++count === episodes) return;
		}
	}
}

const openFiles = (out: string): Promise<CsvFile[]> =>
	Promise.all(
		tableNames.map(async (name) => new CsvFile(name, await open(join(out, `${name}.csv`), 'w')))
	);

async function addRows(files: CsvFile[], rows: Partial<Rows>): Promise<void> {
	for (const file of files) {
		for (const row of rows[file.name] ?? []) file.add(row);
		if (file.isFull) await file.write();
	}
}

/**
 * Writes the export files of a made-up clinic network to a folder: the same options give the same bytes. Returns the
 * files with their rows and deliberate flaws. Throws RangeError for days or a number of episodes that make no sense.
 */
export async function writeExports(options: SeedOptions): Promise<SeedFile[]> {
	const { episodes, period } = readOptions(options);
	await mkdir(options.out, { recursive: true });
	const files = await openFiles(options.out);
	const flaws = new FlawMaker(period);
	const late: Partial<Rows>[] = [];
	let count = 0;
	try {
		for (const stay of drawStays(period, episodes)) {
			const spoiled = flaws.pass(count++, stay);
			await addRows(files, spoiled.rows);
			if (spoiled.late) late.push(spoiled.late);
			if (count % reportEvery === 0) options.report?.(`${count} of ${episodes} episodes`);
		}
		for (const rows of late) await addRows(files, rows);
		for (const file of files) await file.write();
	} finally {
		await Promise.all(files.map((file) => file.close()));
	}
	return files.map(({ name, rows }) => ({ file: `${name}.csv`, rows, flaws: flaws.count(name) }));
}
