import type {
	Aim,
	FigureBenchmark,
	Cell,
	Disclosure,
	Figure,
	Signal,
	SignalWaits
} from '#lib/measures/figure.ts';

/** Fields that do not apply are absent, not null. */
function cellJson(cell: Cell): Record<string, unknown> {
	if (cell.state !== 'released') return { state: cell.state, reason: cell.reason };
	const { state, k, n, value, lo, hi, method, spread, amount, baseline, effect } = cell;
	const people = cell.people?.[0];
	const fields = {
		state,
		k,
		n,
		value,
		lo,
		hi,
		method,
		spread,
		amount,
		baseline,
		effect,
		people
	};
	return Object.fromEntries(
		Object.entries(fields).filter(([, field]) => field !== undefined && field !== null)
	);
}

function disclosureJson({ measured, notMeasured, smd }: Disclosure) {
	return { measured, not_measured: notMeasured, smd };
}

function waitsJson({ points, ...waits }: SignalWaits) {
	return {
		...waits,
		points: points.map(({ isOpen = false, ...point }) => ({ ...point, is_open: isOpen }))
	};
}

function signalJson(signal: Signal | null) {
	if (!signal) return null;
	const { readFrom, baselines, waits, ...rest } = signal;
	return {
		...rest,
		...(waits && { waits: waitsJson(waits) }),
		read_from: readFrom,
		baselines: baselines.map(({ frozenAfter, ...baseline }) => ({
			...baseline,
			frozen_after: frozenAfter
		}))
	};
}

const aimJson = ({ isEverywhere, ...aim }: Aim) => ({ ...aim, is_everywhere: isEverywhere });

function benchmarkJson({ gradeWhy, reviewOn, isAlike, isReviewDue, ...rest }: FigureBenchmark) {
	return {
		...rest,
		grade_why: gradeWhy,
		review_on: reviewOn,
		is_alike: isAlike,
		is_review_due: isReviewDue
	};
}

/** A figure as the contract's JSON: what the API and `plumbline ask --format json` answer. Rates are fractions from 0 to 1. */
export function toJson(figure: Figure) {
	const { measure, asked, period, asOf, ledger, value, bounds, series, signal, sentence } = figure;
	const { valueUnit, ...ref } = measure;
	return {
		measure: { ...ref, value_unit: valueUnit },
		period,
		by: asked.by ?? null,
		filters: asked.where,
		audience: asked.audience,
		as_of: { snapshot: asOf.snapshot, data_through: asOf.dataThrough },
		ledger,
		value: cellJson(value),
		bounds,
		series: series.map((point) => ({ ...point, value: cellJson(point.value) })),
		signal: signalJson(signal),
		...(figure.disclosure && { disclosure: disclosureJson(figure.disclosure) }),
		...(figure.aims && { aims: figure.aims.map(aimJson) }),
		...(figure.benchmarks && { benchmarks: figure.benchmarks.map(benchmarkJson) }),
		...(figure.told && { told: figure.told }),
		sentence
	};
}
