import type { Figure } from '#lib/measures/figure.ts';
import { formatCell, formatGroup } from '#lib/measures/format.ts';
import { isShownProvisional } from '#lib/measures/mark-closed.ts';
import { markWords } from '#lib/measures/signal-words.ts';

/** The numbers of several groups by period: a row a period, a cell a group, in words. */
export type MultiplesTable = { groups: string[]; rows: { period: string; cells: string[] }[] };

/** A group's cell at a period: its number in words, and how a rule marks it. */
function cellOf({ series, signal, measure, asked }: Figure, key: string): string {
	const place = series.findIndex(({ by }) => by[asked.by ?? ''] === key);
	const point = series[place];
	if (!point) return '';
	const mark = signal?.points[place]?.mark;
	const provisional = isShownProvisional(point) ? ', provisional' : '';
	return `${formatCell(point.value, measure)}${mark ? `, ${markWords[mark]}` : ''}${provisional}`;
}

/** The table of some groups' series by one period; under 20 there are counts only, a withheld cell says so. */
export function multiplesTable(named: { name: string; figure: Figure }[]): MultiplesTable {
	const by = named[0]?.figure.asked.by;
	const keys = new Set(
		named.flatMap(({ figure }) => figure.series.map((point) => String(point.by[by ?? ''])))
	);
	return {
		groups: named.map(({ name }) => name),
		rows: [...keys].sort().map((key) => ({
			period: formatGroup(by, key),
			cells: named.map(({ figure }) => cellOf(figure, key))
		}))
	};
}
