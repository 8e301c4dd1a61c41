import type { Figure, SeriesPoint } from '#lib/measures/figure.ts';
import { formatCount, formatInterval, formatPercent } from '#lib/measures/format.ts';
import type { ReportTable, TableRow } from '#lib/server/reports/series-table.ts';

/** Days a reader asks about; the curve itself may have a point on every day. */
const milestones = [0, 7, 14, 30, 60, 90, 120, 180, 365];

/** The widths of the columns of such a table. */
export const curveShares = [1, 1.3, 1.3, 1.4];

type Curve = { name: string; points: SeriesPoint[] };

const dayOf = ({ by }: SeriesPoint): number => Number(by.day);

function curvesOf({ series }: Figure): Curve[] {
	const byName = new Map<string, SeriesPoint[]>();
	for (const point of series) {
		const others = Object.entries(point.by).filter(([key]) => key !== 'day');
		const name = others.map(([, at]) => `${at}`).join(', ');
		byName.set(name, [...(byName.get(name) ?? []), point]);
	}
	return [...byName].map(([name, points]) => ({ name, points }));
}

const headOf = (name: string, day: number): string => (name ? `${name}: day ${day}` : `Day ${day}`);

function rowAt({ name, points }: Curve, day: number, isCoarse: boolean): TableRow[] {
	const point = points.findLast((each) => dayOf(each) <= day);
	if (!point) return [];
	// For outside only some days may be told: the row is of the day that is told.
	const head = headOf(name, isCoarse ? dayOf(point) : day);
	const cell = point.value;
	if (cell.state !== 'released') return [{ head, cells: [], instead: cell.reason, isWhole: false }];
	const followed = points.find((each) => dayOf(each) >= day)?.value ?? cell;
	const left = `${formatCount(cell.k ?? 0)} of ${formatCount(cell.n)}`;
	const counted = isCoarse ? left : followed.state === 'released' ? formatCount(followed.n) : '';
	const { value, lo, hi } = cell;
	const interval = lo === undefined || hi === undefined ? '' : formatInterval({ lo, hi }, rate);
	const share = value === null ? '' : formatPercent(value);
	return [{ head, cells: [counted, share, interval], isWhole: false }];
}

const rate = { valueUnit: 'rate' } as const;

const isSame = (one: TableRow, other: TableRow | undefined): boolean => one.head === other?.head;

/** A curve at its milestones: who was still followed on the day, and the share by its end. */
export function curveRows(figure: Figure): ReportTable {
	const isCoarse = figure.asked.audience === 'outside';
	const isRising = figure.series.some(
		({ value }) => value.state === 'released' && value.method?.startsWith('Aalen')
	);
	const rows = curvesOf(figure).flatMap((curve) => {
		const last = Math.max(...curve.points.map(dayOf));
		const days = [...milestones.filter((day) => day < last), last];
		return days.flatMap((day) => rowAt(curve, day, isCoarse));
	});
	const counted = isCoarse ? 'Had left by then' : 'Still followed';
	const share = isRising ? 'Share who left' : 'Share still here';
	return {
		heads: ['Day', counted, share, '95% interval'],
		rows: rows.filter((row, index) => !isSame(row, rows[index - 1])),
		shares: curveShares
	};
}
