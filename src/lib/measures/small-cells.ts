/** Counts from 1 to this many are not shown. CMS cell size policy: 0 may be. */
const largestSmall = 10;

export const isSmall = (count: number): boolean => count >= 1 && count <= largestSmall;

/**
 * One cell of a row whose total can be seen: the counts that must not be small, those of them that add up to the
 * total, and its size (0: nothing to hide behind it).
 */
export type Part = { counts: number[]; adds: number[]; size: number };

/** What is hidden can be had by subtraction, all of it together: so it must be two cells or more, and not small. */
function isSafe(parts: readonly Part[], hidden: ReadonlySet<number>): boolean {
	if (hidden.size === 0) return true;
	const chosen = [...hidden].flatMap((index) => parts[index] ?? []);
	const sums = (chosen[0]?.adds ?? []).map((_, place) =>
		chosen.reduce((sum, { adds }) => sum + (adds[place] ?? 0), 0)
	);
	return hidden.size > 1 && !sums.some(isSmall);
}

/**
 * Which parts of a row to withhold: those with a count from 1 to 10 and those `given`; then, as long as the rest
 * would give them away, the next smallest that is not empty.
 */
export function withheldParts(
	parts: readonly Part[],
	given: ReadonlySet<number> = new Set()
): Set<number> {
	const hidden = new Set(given);
	parts.forEach(({ counts }, index) => counts.some(isSmall) && hidden.add(index));
	const open = parts
		.map(({ size }, index) => ({ size, index }))
		.filter(({ size, index }) => size > 0 && !hidden.has(index))
		.sort((a, b) => a.size - b.size);
	for (const { index } of open) {
		if (isSafe(parts, hidden)) break;
		hidden.add(index);
	}
	return hidden;
}
