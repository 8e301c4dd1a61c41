import type { LoadOptions } from '#lib/server/intake/load.ts';
import type { Progress } from '#lib/server/intake/formats/table.ts';

const everyMs = 200;

/** Tells whoever hears of the load how far a file is, a few times a second. `totalBytes` is 0 where nobody knows. */
export function sayProgress(
	{ report }: Pick<LoadOptions, 'report'>,
	file: string,
	totalBytes: number
): Progress {
	let last = performance.now();
	return (bytes, rows) => {
		if (performance.now() - last < everyMs) return;
		last = performance.now();
		report?.({ step: 'reading', file, bytes, totalBytes, rows });
	};
}
