/**
 * The order in which files (with their sizes in bytes) are best read where two are read at once. A file is first looked
 * through in JavaScript, on one thread for all; then DuckDB has it. So the longest begins, and while it is looked through
 * the other place reads short ones, as many as make half of it. Then the longest first: none is left to be read alone at
 * the end.
 */
export function readingOrder<File extends { bytes: number }>(files: readonly File[]): File[] {
	const [longest, ...others] = files.toSorted((one, other) => other.bytes - one.bytes);
	if (!longest) return [];
	const short: File[] = [];
	let room = longest.bytes / 2;
	for (const file of others.toReversed()) {
		room -= file.bytes;
		if (room < 0) break;
		short.push(file);
	}
	return [longest, ...short, ...others.slice(0, others.length - short.length)];
}
