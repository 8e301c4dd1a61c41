import { isUtf8 } from 'node:buffer';
import { cellOf } from '#lib/server/intake/formats/csv-record.ts';
import type { Dialect, FoundRecord } from '#lib/server/intake/formats/csv-record.ts';
import { faultRules } from '#lib/server/intake/formats/csv-scanner.ts';
import { isTotals } from '#lib/server/intake/formats/headers.ts';
import type { CsvLayout } from '#lib/server/intake/formats/scan-text.ts';

/** Says which rule a record breaks, by which it is no row; undefined where it is one. */
export type FaultFinder = (found: FoundRecord) => string | undefined;

const isOneOf = (marks: string): Uint8Array =>
	Uint8Array.from({ length: 256 }, (_, byte) =>
		marks.includes(String.fromCharCode(byte)) ? 1 : 0
	);
// "Total", "grand total" and "subtotal" as they begin, and what may stand before them.
const startsOfTotals = isOneOf('tgsTGS');
const nextInTotals = isOneOf('oruORU');
const beforeTotals = isOneOf(' ",;\'');

/** The text of the first `count` cells of a record. */
export const cellsOf = (found: FoundRecord, count: number, dialect: Dialect): string[] =>
	Array.from({ length: count }, (_, at) => cellOf(found, at, dialect));

/** What tells the rows of a text of this layout from other lines. `isSound`: all its bytes are known to be UTF-8. */
export function faultFinder(
	{ dialect, headers, isTrailing }: CsvLayout,
	isSound: boolean
): FaultFinder {
	const width = headers.length;
	const fits = ({ width: own, starts, ends }: FoundRecord) =>
		own === width || (isTrailing && own === width + 1 && starts[width] === ends[width]);
	const couldBeTotals = ({ bytes, starts }: FoundRecord) => {
		const [at = 0] = starts;
		const first = bytes[at] ?? 0;
		if (startsOfTotals[first] === 1) return nextInTotals[bytes[at + 1] ?? 0] === 1;
		return beforeTotals[first] === 1;
	};
	return (found) => {
		const end = found.ends[found.width - 1];
		if (found.hasNul) return faultRules.nul;
		if (!isSound && !isUtf8(found.bytes.subarray(found.from, end))) return faultRules.encoding;
		if (couldBeTotals(found) && isTotals(cellsOf(found, found.width, dialect), width))
			return faultRules.totals;
		if (fits(found)) return undefined;
		return found.width < width ? faultRules.few : faultRules.many;
	};
}
