import type { Figure } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';

/** How many were scored at both ends, on the scale of this title. */
export type Capture = { title: string; figure: Figure };

const share = (percent: number): string => (percent === 50 ? 'half' : `${percent}%`);

/** "(12 of 47)" and of whom; undefined where enough were scored, or how many is not known. */
function scored({ value, ledger }: Figure, percent: number) {
	if (value.state !== 'released' || value.k === undefined || value.n === 0) return undefined;
	if (value.k * 100 >= percent * value.n) return undefined;
	const counts = `${formatCount(value.k)} of ${formatCount(value.n)}`;
	return { counts, whom: ledger.at(-1)?.label ?? '' };
}

/**
 * What outcomes say where fewer than `percent` of the people discharged were scored at both ends; scales with the same
 * counts say it once.
 */
export function lowCaptureWords(captures: readonly Capture[], percent: number): string[] {
	const titles = new Map<string, string[]>();
	for (const { title, figure } of captures) {
		const few = scored(figure, percent);
		if (!few) continue;
		const words =
			`Fewer than ${share(percent)} of the people discharged ${few.whom} were scored at both ends ` +
			`(${few.counts}): these figures describe those who answered. The line at ${percent}% is our setting.`;
		titles.set(words, [...(titles.get(words) ?? []), title]);
	}
	return [...titles].map(([words, scales]) => `${scales.join(', ')}: ${words}`);
}
