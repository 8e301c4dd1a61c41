import type { Marked } from '#lib/measures/disparities/mark-gaps.ts';
import { disparitySentence } from '#lib/measures/disparities/words.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { fewestForPercent } from '#lib/measures/format.ts';

/**
 * The figure that the chart of a disparity draws: the groups that are compared, and the unknown where they are not
 * few; the others stand in the table. It says in words what stands beside it.
 */
export function chartFigure(figure: Figure, gap: Marked): Figure {
	const isDrawn = (place: number): boolean => {
		const group = gap.groups[place];
		if (group?.cell.state !== 'released') return false;
		return (
			group.standing === 'compared' ||
			(group.standing === 'unknown' && group.cell.n >= fewestForPercent)
		);
	};
	return {
		...figure,
		series: figure.series.filter((_, place) => isDrawn(place)),
		sentence: disparitySentence(gap),
		signal: null
	};
}
