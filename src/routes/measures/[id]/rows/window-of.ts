/** Which rows of a long list are drawn, from `first` up to `end`, and the pixels before and after them. */
export type Extent = { first: number; end: number; before: number; after: number };

/** Rows drawn beyond either edge, so that a turn of the wheel meets no gap. */
const spare = 20;

/**
 * The rows of a list to draw in a box: all rows have one height in pixels, `top` is how far the box is scrolled and
 * `seen` how high it is.
 */
export function windowOf(
	total: number,
	{ height, top, seen }: { height: number; top: number; seen: number }
): Extent {
	const first = Math.min(total, Math.max(0, Math.floor(top / height) - spare));
	const end = Math.min(total, Math.ceil((top + seen) / height) + spare);
	const last = Math.max(first, end);
	return { first, end: last, before: first * height, after: (total - last) * height };
}
