import { existsSync, statSync } from 'node:fs';
import type { Question } from '#lib/measures/figure.ts';
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

/** When the records were last written, by whichever process: their files say so. */
function stampOf({ records }: DataFolder): string {
	return [records, `${records}-wal`]
		.map((path) => statSync(path, { throwIfNoEntry: false }))
		.map((stat) => (stat ? `${stat.mtimeMs} ${stat.size}` : ''))
		.join(' ');
}

/** The records of series as they are now. */
export type SeriesRecordsNow = ReturnType<typeof openSeriesRecords>;

/**
 * The records of series, kept until somebody writes one. The figures asked with them are kept by them too: a record
 * that changes changes the key.
 */
export function openSeriesRecords(folder: DataFolder, sources: Sources, today: () => string) {
	let known: { stamp: string; all: Promise<Everything> } | undefined;

	async function readAll(): Promise<Everything> {
		// Where nobody has written anything yet, asking a figure must not make the file.
		if (!existsSync(folder.records)) return { ...none, benchmarks: shippedBenchmarks().benchmarks };
		const [baselines, targets, benchmarks] = await Promise.all([
			sources.baselines.list(),
			sources.targets.list(),
			sources.benchmarks.list()
		]);
		return { baselines, targets, benchmarks };
	}

	function read(): Promise<Everything> {
		const stamp = stampOf(folder);
		const current = known?.stamp === stamp ? known : { stamp, all: readAll() };
		known = current;
		// A failure is not kept: the next question reads again.
		current.all.catch(() => {
			if (known === current) known = undefined;
		});
		return current.all;
	}

	return {
		/** What goes for any question as the records are now, and a version of them to keep answers by. */
		now: async (): Promise<{ version: string; of: (question: Question) => SeriesRecords }> => {
			const day = today();
			const version = `${stampOf(folder)} ${day}`;
			const all = await read();
			return { version, of: (question) => recordsFor(question, all, day) };
		}
	};
}
