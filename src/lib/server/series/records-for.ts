import { periodKind, type Baseline } from '#lib/measures/baseline.ts';
import { benchmarkFor } from '#lib/measures/benchmarks.ts';
import type { Aim, FigureBenchmark, Question } from '#lib/measures/figure.ts';
import { placeKey, type Where } from '#lib/measures/place.ts';
import type { BaselineRecord } from '#lib/server/series/baselines.ts';
import type { BenchmarkRecord } from '#lib/server/series/shipped-benchmarks.ts';
import type { Target } from '#lib/server/series/targets.ts';

/** What people decided about a series: where its baselines begin, what we aim at, and what others have. */
export type SeriesRecords = {
	baselines: Baseline[];
	aims: Aim[];
	benchmarks: FigureBenchmark[];
};

export type Everything = {
	baselines: BaselineRecord[];
	targets: Target[];
	benchmarks: BenchmarkRecord[];
};

/** Those of exactly this place, or where there are none those of the whole clinic. */
function ofPlace<T extends { where: Where }>(records: T[], where: Where): T[] {
	const at = (key: string) => records.filter((record) => placeKey(record.where) === key);
	const exact = at(placeKey(where));
	return exact.length > 0 ? exact : at(placeKey({}));
}

/** The records that go for a question: baselines of its place in force and written for its periods, aims, benchmarks. */
export function recordsFor(
	{ measure, where, by }: Question,
	all: Everything,
	today: string
): SeriesRecords {
	const baselines = all.baselines.filter(
		(each) => each.measure === measure && !each.withdrawn && periodKind(each.starts) === by
	);
	const targets = all.targets.filter((each) => each.measure === measure && each.aims.length > 0);
	const isPart = placeKey(where) !== placeKey({});
	return {
		baselines: ofPlace(baselines, where).map(
			({ starts, frozenAfter, reason, author, decidedOn }) => ({
				...{ starts, frozenAfter, reason, author, decidedOn }
			})
		),
		aims: ofPlace(targets, where).flatMap((target) =>
			target.aims.map((aim) => ({
				...aim,
				isEverywhere: isPart && placeKey(target.where) === placeKey({})
			}))
		),
		benchmarks: all.benchmarks
			.filter((each) => each.measure === measure && !each.withdrawn)
			.map((each) => benchmarkFor(each, today))
	};
}

/** A figure for which nobody decided anything. */
export const noRecords = (): SeriesRecords => ({ baselines: [], aims: [], benchmarks: [] });
