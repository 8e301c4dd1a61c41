import type { Figure } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';
import type { Slot } from '#lib/charts/slots.ts';

const daySteps = [1, 7, 14, 30, 60, 90, 180, 365, 730];
const labelAir = 12;

/** Days to label: weeks, months or quarters, as far apart as the counts under them need. */
export function dayTicks(lastDay: number, width: number, labelWidth: number): number[] {
	const need = ((labelWidth + labelAir) / Math.max(width, 1)) * lastDay;
	const step = daySteps.find((candidate) => candidate >= need) ?? lastDay;
	return Array.from({ length: Math.floor(lastDay / step) + 1 }, (_, index) => index * step);
}

/** For outside the curve has only the days that tell of no single person; its n is then everybody, and k who had left. */
export const isCoarse = ({ asked }: Figure): boolean => asked.audience === 'outside';

/** People at risk on a day: those of the first point on or after it. */
function atRiskOn(slots: Slot[], day: number): string {
	const cell = slots.find(({ x }) => x >= day)?.cell;
	if (!cell || cell.state === 'none') return '';
	return cell.state === 'withheld' ? '–' : formatCount(cell.n);
}

/** People who had left by a day, as far as the points up to it tell. */
function leftBy(slots: Slot[], day: number): string {
	const cell = slots.findLast(({ x }) => x <= day)?.cell;
	return cell?.state === 'released' && cell.k !== undefined ? formatCount(cell.k) : '';
}

/** The row of counts under a curve: `read` gives the text for a day. */
export type CountRow = { head: string; read: (slots: Slot[], day: number) => string };

/** Who is counted under a curve: people at risk, or for outside people who had left. */
export const countRow = (figure: Figure): CountRow =>
	isCoarse(figure) ? { head: 'left', read: leftBy } : { head: 'n', read: atRiskOn };
