import { addDays, bucketEnd, bucketOf, bucketsBetween } from '#lib/measures/calendar.ts';
import { kindCells } from '#lib/measures/cells/kinds.ts';
import { compareGroups, isPeriod } from '#lib/measures/dimensions.ts';
import { groupBy } from '#lib/measures/group-by.ts';
import type {
	Cell,
	Disclosure,
	Figure,
	Interval,
	MeasureRef,
	Question,
	SeriesPoint,
	Step,
	Told
} from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { mergeTallies } from '#lib/measures/tally.ts';
import type { ExactTally } from '#lib/measures/tally.ts';
import { nounOf } from '#lib/measures/words.ts';

/** Per group: how many are in the question, and how many are left after each step. */
export type LedgerRow = { bucket: string | null; considered: number; steps: number[] };

/** Per group, and of all together where bucket is null: the people behind n, behind k, and behind the rest. */
export type PeopleRow = { bucket: string | null; people: [n: number, k: number, rest: number] };

/** What the warehouse answered: everything a figure is made from, and nothing of it rounded. */
export type Answer = {
	measure: Measure;
	question: Question;
	snapshot: string;
	dataThrough: string | null;
	ledger: LedgerRow[];
	tallies: ExactTally[];
	people: PeopleRow[];
	disclosure?: Disclosure;
	told?: Told[];
};

type By = SeriesPoint['by'];

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function totals(rows: readonly LedgerRow[], steps: number): number[] {
	return Array.from({ length: steps }, (_, index) => sum(rows.map((row) => row.steps[index] ?? 0)));
}

/** The dated step comes first where rows without a date had to be left out of a period. */
function ledgerOf({ measure, ledger }: Answer): Step[] {
	const names = Object.entries(measure.ledger);
	const counts = totals(ledger, names.length + 1);
	const considered = sum(ledger.map((row) => row.considered));
	const dated = counts[0] ?? 0;
	const undated: Step[] =
		considered === dated
			? []
			: [
					{ step: 'asked', label: 'in the period, or without a calendar date', n: considered },
					{ step: 'dated', label: 'with a calendar date', n: dated }
				];
	return [
		...undated,
		...names.map(([step, label], index) => ({ step, label, n: counts[index + 1] ?? 0 }))
	];
}

/** Why there is no number: the first step of the ledger at which nobody is left. */
function none(measure: Measure, rows: readonly LedgerRow[]): Cell {
	const labels = Object.values(measure.ledger);
	const counts = totals(rows, labels.length + 1).slice(1);
	const label = labels[counts.findIndex((count) => count === 0)];
	const reason =
		label === undefined
			? 'nothing to divide by'
			: `0 ${nounOf(measure.unit, 0)} ${label.replace(/^in the period$/, 'counted in the period')}`;
	return { state: 'none', reason };
}

/** The number of a group; `bucket` null is all of them together. */
function cellOf(
	{ measure, people }: Answer,
	bucket: string | null,
	tallies: ExactTally[],
	rows: LedgerRow[]
): Cell {
	const cell = kindCells[measure.kind].value(mergeTallies(tallies), measure);
	if (!cell) return none(measure, rows);
	const behind = people.find((row) => row.bucket === bucket);
	return behind ? { ...cell, people: behind.people } : cell;
}

/** If all those not measured had failed, or all had succeeded; for a mean change, had not changed. */
function boundsOf({ measure }: Answer, steps: readonly Step[], value: Cell): Interval | null {
	const all = steps.find(({ step }) => step === measure.bounds_over)?.n;
	if (!all || value.state !== 'released') return null;
	if (measure.kind === 'proportion' && value.k !== undefined)
		return { lo: value.k / all, hi: (value.k + all - value.n) / all };
	if (measure.kind !== 'mean_change' || value.value === null) return null;
	const unchanged = (value.value * value.n) / all;
	return { lo: Math.min(unchanged, value.value), hi: Math.max(unchanged, value.value) };
}

function bucketsOf({ question, ledger, measure }: Answer): string[] {
	const { by, from, to } = question;
	const found = [...new Set(ledger.flatMap(({ bucket }) => bucket ?? []))];
	if (!isPeriod(by)) return found.sort(compareGroups(measure.bandOrder));
	found.sort();
	const first = from === undefined ? found[0] : bucketOf(from, by);
	const last = to === undefined ? found.at(-1) : bucketOf(to, by);
	return first === undefined || last === undefined ? [] : bucketsBetween(first, last, by);
}

/** The last day that had time to settle; undefined where it is not known through which day there are data. */
const settledThrough = ({ dataThrough, measure }: Answer): string | undefined =>
	dataThrough === null ? undefined : addDays(dataThrough, -measure.settles_days);

/** A month is provisional until everything in it can be known: it ended, and its rows had time to settle. */
function isProvisional({ by, to }: Question, bucket: string, settled: string | undefined): boolean {
	const end = isPeriod(by) ? bucketEnd(bucket, by) : to;
	return end !== undefined && settled !== undefined && end > settled;
}

/** The coordinates of a point on the axis of a group's curve. A curve has many: to spread those of the group is ten times as slow. */
function placedAt(by: string | undefined, bucket: string, axis: string, at: number | string): By {
	const place: By = {};
	if (by !== undefined) place[by] = bucket;
	place[axis] = at;
	return place;
}

type Group = { bucket: string; tallies: ExactTally[]; rows: LedgerRow[]; provisional: boolean };

/** Adds the points of a group to a series: one, or those of its curve. */
function addPoints(series: SeriesPoint[], answer: Answer, group: Group): void {
	const { measure, question } = answer;
	const { bucket, tallies, rows, provisional } = group;
	const { by } = question;
	const { axis, points } = kindCells[measure.kind];
	const named: By = by === undefined ? {} : { [by]: bucket };
	if (!axis || !points) {
		series.push({ by: named, provisional, value: cellOf(answer, bucket, tallies, rows) });
		return;
	}
	const cells = points(mergeTallies(tallies), measure);
	if (cells.length === 0 && by !== undefined)
		series.push({ by: named, provisional, value: none(measure, rows) });
	for (const { at, cell } of cells)
		series.push({ by: placedAt(by, bucket, axis, at), provisional, value: cell });
}

/** The series of an answer alone. */
export function seriesOf(answer: Answer): SeriesPoint[] {
	const { question } = answer;
	const { by } = question;
	const tallies = groupBy(answer.tallies, ({ bucket }) => bucket);
	const rows = groupBy(answer.ledger, ({ bucket }) => bucket);
	const settled = settledThrough(answer);
	const series: SeriesPoint[] = [];
	const whole = kindCells[answer.measure.kind].axis ? [''] : [];
	for (const bucket of by === undefined ? whole : bucketsOf(answer))
		addPoints(series, answer, {
			bucket,
			tallies: tallies.get(bucket) ?? [],
			rows: rows.get(bucket) ?? [],
			provisional: isProvisional(question, bucket, settled)
		});
	return series;
}

/** A composite from 0 to 1 needs three decimals where a total of 27 needs one. */
const digitsOf = ({ scale }: Measure): number =>
	scale && scale.range.max - scale.range.min <= 1 ? 3 : 1;

function refTo(measure: Measure): MeasureRef {
	const { id, version, title, unit, better, source, kind, valueUnit, success, family } = measure;
	const digits = digitsOf(measure);
	const ref = {
		id,
		version,
		title,
		unit,
		better,
		source,
		kind,
		valueUnit,
		success,
		family,
		digits
	};
	return measure.flow ? { ...ref, flow: measure.flow } : ref;
}

/** Makes the figure of an answer: every number in it, nothing withheld yet and no sentence. */
export function assembleFigure(answer: Answer): Omit<Figure, 'sentence'> {
	const { measure, question } = answer;
	const ledger = ledgerOf(answer);
	const value = cellOf(answer, null, answer.tallies, answer.ledger);
	return {
		measure: refTo(measure),
		asked: question,
		period: { from: question.from ?? null, to: question.to ?? null },
		asOf: { snapshot: answer.snapshot, dataThrough: answer.dataThrough },
		ledger,
		value,
		bounds: boundsOf(answer, ledger, value),
		series: seriesOf(answer),
		signal: null,
		...(answer.disclosure && { disclosure: answer.disclosure }),
		...(answer.told && answer.told.length > 0 && { told: answer.told })
	};
}
