/** How many letters must be put in, taken out or changed to make `a` into `b` (Levenshtein 1966). */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (const [i, letter] of [...a].entries()) {
		const next = [i + 1];
		for (const [j, other] of [...b].entries())
			next.push(
				Math.min(
					(next[j] ?? 0) + 1,
					(row[j + 1] ?? 0) + 1,
					(row[j] ?? 0) + Number(letter !== other)
				)
			);
		row = next;
	}
	return row.at(-1) ?? 0;
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Up to three of the known names that are likely meant by `name`: nearest first, none where nothing is near. */
function nearMatches(name: string, known: readonly string[]): string[] {
	const limit = Math.max(2, Math.floor(bare(name).length / 4));
	return known
		.map((candidate) => ({ candidate, far: distance(bare(name), bare(candidate)) }))
		.filter(({ far }) => far <= limit)
		.sort((a, b) => a.far - b.far || a.candidate.localeCompare(b.candidate))
		.slice(0, 3)
		.map(({ candidate }) => candidate);
}

/** "; did you mean phq_9_response?", or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
	const near = nearMatches(name, known);
	return near.length ? `; did you mean ${near.join(' or ')}?` : '';
}
