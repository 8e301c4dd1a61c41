/**
 * A stretch of a series with a baseline of its own. It begins at a period (2026-01, 2026-Q1). Its usual range is made
 * from what lies up to `frozenAfter`, that period included, and holds for all that follows; without it, from all of it.
 */
export type Phase = { from: string; frozenAfter?: string };

/** A new baseline needs a written reason, who decided and when: else every shift could be drawn away. */
export type Rebase = Phase & { reason: string; author: string; on: string };

export type Phases = { first?: Omit<Phase, 'from'>; rebased?: readonly Rebase[] };

function checkRebase({ from, reason, author, on }: Rebase): void {
	if (reason.trim() === '' || author.trim() === '' || !/^\d{4}-\d{2}-\d{2}$/.test(on))
		throw new RangeError(
			`The new baseline from ${from} needs a written reason, who decided, and the date (YYYY-MM-DD).`
		);
}

/** Where each phase of a series begins and ends, and up to where it says what is usual: places, ends included. */
export type PhasePlaces = { from: number; to: number; baseTo: number };

const before = (keys: readonly string[], limit: string): number =>
	keys.filter((key) => key < limit).length;

/**
 * The phases of a series whose periods are `keys`, in rising order; a phase without a period in it is left out.
 * Throws RangeError where a new baseline has no reason, author or date.
 */
export function placePhases(
	keys: readonly string[],
	{ first, rebased = [] }: Phases
): PhasePlaces[] {
	rebased.forEach(checkRebase);
	const later = [...rebased].sort((a, b) => (a.from < b.from ? -1 : 1));
	const all: Phase[] = [{ from: '', ...first }, ...later];
	return all.flatMap(({ from, frozenAfter }, index) => {
		const start = before(keys, from);
		const next = all[index + 1];
		const to = (next ? before(keys, next.from) : keys.length) - 1;
		const frozen = frozenAfter;
		const baseTo =
			frozen === undefined ? to : Math.min(to, keys.filter((key) => key <= frozen).length - 1);
		return start > to ? [] : [{ from: start, to, baseTo }];
	});
}
