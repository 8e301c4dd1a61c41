import { benchmarkFor, benchmarkValue, isReviewDue } from '#lib/measures/benchmarks.ts';
import { formatDate } from '#lib/measures/format.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { getApplication } from '#lib/server/application.ts';
import type { BenchmarkRecord } from '#lib/server/series/shipped-benchmarks.ts';
import { upperFirst } from '#lib/measures/letters.ts';

/** A benchmark as the page lists it. `isOwn`: the clinic wrote it, and may review it or take it out. */
export type BenchmarkRow = {
	id: string;
	title: string;
	measure: string;
	value: string;
	population: string;
	year: string;
	definition: string;
	source: string;
	grade: string;
	gradeWhy: string;
	reviewOn: string;
	isDue: boolean;
	isOwn: boolean;
	/** Who wrote it; of a withdrawn one also who took it out and why. */
	by: string;
	isGone: boolean;
};

function rowOf(record: BenchmarkRecord, measure: Measure, today: string): BenchmarkRow {
	const { withdrawn, author } = record;
	const by = author === null ? 'comes with Plumbline' : author;
	return {
		id: record.id,
		title: measure.title,
		measure: record.measure,
		value: benchmarkValue(benchmarkFor(record, today), measure),
		population: upperFirst(record.population),
		year: record.year,
		definition: record.definition,
		source: record.source,
		grade: record.grade,
		gradeWhy: record.gradeWhy,
		reviewOn: formatDate(record.reviewOn),
		isDue: withdrawn === null && isReviewDue(record, today),
		isOwn: author !== null,
		by: withdrawn ? `${by}; taken out by ${withdrawn.by}: ${withdrawn.why}` : by,
		isGone: withdrawn !== null
	};
}

/** Every benchmark: overdue reviews first, the longest overdue before the others; those taken out last. */
export async function benchmarkRows(today: string): Promise<BenchmarkRow[]> {
	const { benchmarks, catalogue } = getApplication();
	const measures = new Map(catalogue.list().map((measure) => [measure.id, measure]));
	const rank = ({ withdrawn, reviewOn }: BenchmarkRecord) => `${withdrawn ? 1 : 0} ${reviewOn}`;
	const all = (await benchmarks.list()).sort((a, b) => rank(a).localeCompare(rank(b)));
	return all.flatMap((record) => {
		const measure = measures.get(record.measure);
		return measure ? [rowOf(record, measure, today)] : [];
	});
}
