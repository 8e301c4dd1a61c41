import type { Pattern, SeverityTable } from '#lib/comparison/comparison.ts';
import { proportionOf } from '#lib/measures/cells/proportion.ts';
import { plainMeanOf } from '#lib/measures/cells/mean.ts';
import { compareGroups } from '#lib/measures/dimensions.ts';
import type { Cell, Figure } from '#lib/measures/figure.ts';
import { isSmall } from '#lib/measures/small-cells.ts';

const unknown = 'unknown';

type Sums = Pick<Pattern, 'n' | 'k' | 'total' | 'squares'>;

const add = (rows: readonly Sums[]): Sums =>
	rows.reduce(
		(sum, row) => ({
			n: sum.n + row.n,
			k: sum.k + row.k,
			total: sum.total + row.total,
			squares: sum.squares + row.squares
		}),
		{ n: 0, k: 0, total: 0, squares: 0 }
	);

const bandOf = ({ band }: Pattern): string => band ?? unknown;

function cellOf(rows: readonly Pattern[], isShare: boolean): Cell {
	const sums = add(rows);
	const cell = isShare ? proportionOf(sums.k, sums.n) : plainMeanOf(sums);
	return cell ?? { state: 'none', reason: 'nobody' };
}

/** Outside the table is shown whole or not at all: with the groups' totals, one missing cell could be reckoned back. */
function hasSmall(cells: readonly Cell[]): boolean {
	return cells.some((cell) => {
		if (cell.state !== 'released') return false;
		const { n, k } = cell;
		return [n, ...(k === undefined ? [] : [k, n - k])].some(isSmall);
	});
}

/**
 * Each group's number among people of one severity at the start: the simplest fair comparison, like with like, and no
 * model. Refused where no severity is known, and outside where a cell would show 1 to 10 people.
 */
export function severityTable(
	patterns: readonly Pattern[],
	{ figure, bandOrder }: { figure: Figure; bandOrder: readonly string[] }
): SeverityTable {
	const isShare = figure.measure.kind === 'proportion';
	const bands = [...new Set(patterns.map(bandOf))].sort(compareGroups(bandOrder));
	if (bands.every((band) => band === unknown))
		return { state: 'refused', reason: 'No severity at the start is known of these people.' };
	const names = figure.series.map(({ by }) => String(by[figure.asked.by ?? ''] ?? ''));
	const cellsOf = (own: readonly Pattern[]) =>
		bands.map((band) =>
			cellOf(
				own.filter((row) => bandOf(row) === band),
				isShare
			)
		);
	const rows = names.map((name) => ({
		name,
		cells: cellsOf(patterns.filter(({ group }) => group === name))
	}));
	const whole = cellsOf(patterns);
	if (
		figure.asked.audience === 'outside' &&
		hasSmall([...whole, ...rows.flatMap(({ cells }) => cells)])
	)
		return {
			state: 'refused',
			reason: 'Not shown by severity (fewer than 11 people in some groups).'
		};
	return { state: 'shown', bands, rows, whole };
}
