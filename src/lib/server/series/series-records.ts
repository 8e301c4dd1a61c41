import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { canonicalJson } from '#lib/measures/canonical-json.ts';
import type { Question } from '#lib/measures/figure.ts';
import { sqliteFiles, stampOf } from '#lib/server/file-stamp.ts';
import type { BaselineRecord } from '#lib/server/series/baselines.ts';
import { shippedBenchmarks, type BenchmarkRecord } from '#lib/server/series/shipped-benchmarks.ts';
import { recordsFor, type Everything, type SeriesRecords } from '#lib/server/series/records-for.ts';
import type { Target } from '#lib/server/series/targets.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

type Sources = {
	baselines: { list: () => Promise<BaselineRecord[]> };
	targets: { list: () => Promise<Target[]> };
	benchmarks: { list: () => Promise<BenchmarkRecord[]> };
};

const none: Everything = { baselines: [], targets: [], benchmarks: [] };

/** All records, and a hash of what they say and not of when they were written: a note, or a look at rows, moves no figure. */
type Found = { all: Everything; content: string };

const foundOf = (all: Everything): Found => ({
	all,
	content: createHash('sha256').update(canonicalJson(all)).digest('hex')
});

/** The records of series as they are now. */
export type SeriesRecordsNow = ReturnType<typeof openSeriesRecords>;

/**
 * The records of series, kept until somebody writes one. The figures asked with them are kept by them too: a record
 * that changes changes the key.
 */
export function openSeriesRecords(folder: DataFolder, sources: Sources, today: () => string) {
	let known: { stamp: string; found: Promise<Found> } | undefined;

	async function readAll(): Promise<Found> {
		// Where nobody has written anything yet, asking a figure must not make the file.
		if (!existsSync(folder.records))
			return foundOf({ ...none, benchmarks: shippedBenchmarks().benchmarks });
		const [baselines, targets, benchmarks] = await Promise.all([
			sources.baselines.list(),
			sources.targets.list(),
			sources.benchmarks.list()
		]);
		return foundOf({ baselines, targets, benchmarks });
	}

	function read(): Promise<Found> {
		const stamp = stampOf(sqliteFiles(folder.records));
		const current = known?.stamp === stamp ? known : { stamp, found: readAll() };
		known = current;
		// A failure is not kept: the next question reads again.
		current.found.catch(() => {
			if (known === current) known = undefined;
		});
		return current.found;
	}

	return {
		/**
		 * What goes for any question as the records are now, and a version of them to keep answers by; `content` is the
		 * same for what does not look at the day, as only whether a benchmark is due for review does.
		 */
		now: async (): Promise<{
			version: string;
			content: string;
			of: (question: Question) => SeriesRecords;
		}> => {
			const day = today();
			const { all, content } = await read();
			const version = `${content} ${day}`;
			return { version, content, of: (question) => recordsFor(question, all, day) };
		}
	};
}
