import { questionSearch } from '#lib/components/drill-addresses.ts';
import { bucketEnd, bucketStart } from '#lib/measures/calendar.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { Completeness } from '#lib/server/checks/completeness.ts';
import { formatCount, formatGroup, formatPercent, fewestForPercent } from '#lib/measures/format.ts';

/** So many measured, of so many who could have been. */
export type Share = { k: number; n: number };

/** One program: its shares over all periods shown, and in each of them. */
export type ProgramCapture = {
	program: string;
	baseline: { all: Share; by: Share[] };
	pair: { all: Share; by: Share[] };
};

/** The measures that count the same people; null where no measure does: a scale of levels has none. */
export type CaptureMeasures = { baseline: string; pair: string } | null;

/** How an instrument was captured, or one of its scales where several say that somebody was measured. */
export type InstrumentCapture = {
	id: string;
	title: string;
	periods: string[];
	programs: ProgramCapture[];
	/** It is one scale of several. */
	isScale: boolean;
	measures: CaptureMeasures;
};

type Scale = { instrument: string; scale: string };

/** The measures of the capture of a scale. */
export function captureMeasures(
	all: readonly Measure[],
	{ instrument, scale }: Scale
): CaptureMeasures {
	const own = all.filter(
		(each) => each.scale?.instrument === instrument && each.scale.scale === scale
	);
	const idOf = (suffix: string) => own.find(({ id }) => id.endsWith(suffix))?.id;
	const [baseline, pair] = [idOf('_baseline_capture'), idOf('_pair_capture')];
	return baseline !== undefined && pair !== undefined ? { baseline, pair } : null;
}

const isMonth = (period: string | undefined): period is string => period?.length === 7;

/**
 * The question a share answers, as the search of an address: of these periods, the first to the last, and of one
 * program or all (null). Undefined where they are no months: a figure is asked by days.
 */
export function shareSearch(
	periods: readonly string[],
	program: string | null
): string | undefined {
	const [first, last] = [periods[0], periods.at(-1)];
	if (!isMonth(first) || !isMonth(last)) return undefined;
	const days = { from: bucketStart(first, 'month'), to: bucketEnd(last, 'month') };
	return questionSearch('', { ...days, where: program === null ? {} : { program: [program] } });
}

/** Two years of months: what is older is in the figures. */
const periodsShown = 24;

type Kind = 'baseline' | 'pair';
const shareOf = {
	baseline: (row: Completeness): Share => ({ k: row.with_baseline, n: row.admitted }),
	pair: (row: Completeness): Share => ({ k: row.with_pair, n: row.discharged })
};

const sum = (shares: Share[]): Share =>
	shares.reduce((all, { k, n }) => ({ k: all.k + k, n: all.n + n }), { k: 0, n: 0 });

function programCapture(program: string, rows: Completeness[], periods: string[]): ProgramCapture {
	const of = (kind: Kind) => {
		const by = periods.map((period) =>
			sum(rows.filter((row) => row.period === period).map(shareOf[kind]))
		);
		return { all: sum(by), by };
	};
	return { program, baseline: of('baseline'), pair: of('pair') };
}

/** All programs together first, then each. */
function programsOf(rows: Completeness[], periods: string[]): ProgramCapture[] {
	const names = [...new Set(rows.map(({ program }) => program))].sort();
	const each = names.map((program) =>
		programCapture(
			program,
			rows.filter((row) => row.program === program),
			periods
		)
	);
	return names.length > 1 ? [programCapture('All programs', rows, periods), ...each] : each;
}

const scalesOf = (rows: Completeness[], instrument: string): string[] => {
	const own = rows.filter((row) => row.instrument === instrument);
	return [...new Set(own.flatMap(({ scale }) => scale ?? []))].sort();
};

/** What the page shows of completeness, by instrument, and by scale where several say that somebody was measured. */
export function captureOf(
	rows: Completeness[],
	titles: ReadonlyMap<string, string>,
	measures: readonly Measure[]
): InstrumentCapture[] {
	const periods = [...new Set(rows.map(({ period }) => period))].sort().slice(-periodsShown);
	const ids = [...new Set(rows.map(({ instrument }) => instrument))].sort();
	return ids.flatMap((instrument) => {
		const title = titles.get(instrument) ?? instrument;
		const scales = scalesOf(rows, instrument);
		return scales.map((scale): InstrumentCapture => {
			const own = rows.filter((row) => row.instrument === instrument && row.scale === scale);
			const ofScale = measures.find(
				(each) => each.scale?.instrument === instrument && each.scale.scale === scale
			);
			return {
				id: scales.length === 1 ? instrument : `${instrument}-${scale}`,
				title: scales.length === 1 ? title : (ofScale?.scale?.title ?? `${title} ${scale}`),
				periods,
				programs: programsOf(own, periods),
				isScale: scales.length > 1,
				measures: captureMeasures(measures, { instrument, scale })
			};
		});
	});
}

/** "81.4% (1,020 of 1,253)", counts alone under twenty, "none" where nobody could have been measured. */
export function shareWords({ k, n }: Share): string {
	if (n === 0) return 'none';
	const counts = `${formatCount(k)} of ${formatCount(n)}`;
	return n < fewestForPercent ? counts : `${formatPercent(k / n)} (${counts})`;
}

/** A month or a year of admission as a reader says it. */
export function periodName(period: string): string {
	if (period === '') return 'no date';
	return period.length === 4 ? period : formatGroup('month', period);
}
