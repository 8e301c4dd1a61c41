/** How many rows a day (ISO) has; null is of rows without one. */
export type DayCount = { day: string | null; rows: number };

/** A stretch of rows: `limit` of them from `offset` on. */
export type Stretch = { limit: number; offset: number };

/** Rows that are read with one query: of the days `from` to `to` (ISO), or of those without one, a stretch. */
export type RowPortion = Stretch &
	({ days: 'dated'; from: string; to: string } | { days: 'undated' });

type Counted = DayCount & Stretch;

/** The part of each day that lies in the stretch, in order; days that have none of it are left out. */
function partsOf(days: readonly DayCount[], { limit, offset }: Stretch): Counted[] {
	let before = 0;
	const parts: Counted[] = [];
	for (const { day, rows } of days) {
		const from = Math.max(0, offset - before);
		const to = Math.min(rows, offset + limit - before);
		if (to > from) parts.push({ day, rows, offset: from, limit: to - from });
		before += rows;
	}
	return parts;
}

/** Joins days that follow on each other while they come to no more than `most` rows. */
function joinParts(parts: readonly Counted[], most: number): Counted[][] {
	const joined: Counted[][] = [];
	let size = 0;
	for (const part of parts) {
		const last = joined.at(-1);
		if (last && part.day !== null && size + part.rows <= most) {
			last.push(part);
			size += part.rows;
		} else {
			joined.push([part]);
			size = part.rows;
		}
	}
	return joined;
}

/**
 * The portions in which rows by day, those without one last, are read: of whole days, no larger than `most` rows unless a
 * day is, so that no more than that is sorted at once. Of days that lie wholly outside the stretch nothing is read.
 * `days` are in the order of the rows, earliest or latest first.
 */
export function portionsOf(
	days: readonly DayCount[],
	stretch: Stretch,
	most: number
): RowPortion[] {
	return joinParts(partsOf(days, stretch), most).map((parts) => {
		const limit = parts.reduce((sum, part) => sum + part.limit, 0);
		const offset = parts[0]?.offset ?? 0;
		const known = parts.map(({ day }) => day).filter((day) => day !== null);
		const [first, last] = [known[0], known.at(-1)];
		if (first === undefined || last === undefined) return { days: 'undated', limit, offset };
		const [from, to] = first <= last ? [first, last] : [last, first];
		return { days: 'dated', from, to, limit, offset };
	});
}
