import { ExportRefused } from '#lib/server/errors.ts';
import type { Finding } from '#lib/server/intake/gate/judge.ts';

type Counted = Finding & { rows: number };

// Where a header is a number or a date, the first line may be data: its columns are told by their place.
const isDataLike = (header: string): boolean => /^[\d\s./:-]*\d[\d\s./:-]*$/.test(header);

const rows = (n: number): string => `${n.toLocaleString('en-US')} ${n === 1 ? 'row' : 'rows'}`;

const takeOut = 'Take the column out of the export.';

function mendOf(findings: Counted[]): string {
	const mends = new Set(findings.map(({ mend }) => mend ?? takeOut));
	return mends.has(takeOut) ? takeOut : [...mends].join(' ');
}

function lines(findings: Counted[], label: (finding: Counted) => string): string[] {
	const byColumn = new Map<string, Counted[]>();
	for (const finding of findings)
		byColumn.set(label(finding), [...(byColumn.get(label(finding)) ?? []), finding]);
	return [...byColumn].map(([column, found]) => {
		const kinds = found.map((finding) => `${finding.kind} (${rows(finding.rows)})`).join(', ');
		return `  ${column}: ${kinds}. ${mendOf(found)}`;
	});
}

/** Why a file is refused: each column with the kinds of identifier in it, in how many rows, and how to mend it. */
export function refusal(
	file: { name: string; headers: string[] },
	findings: Counted[]
): ExportRefused {
	const isNamed = !file.headers.some(isDataLike);
	const label = ({ column: { header } }: Counted): string =>
		isNamed ? header : `column ${file.headers.indexOf(header) + 1}`;
	const isFinal = findings.some((finding) => finding.isNeverAllowed);
	const message = [
		`${file.name} is refused, and nothing from it was stored. What may identify people:`,
		...lines(findings, label),
		'Or load it without such columns. Where one identifies nobody, let it in and say why.',
		...(isFinal ? ['A social security number is never let in.'] : [])
	].join('\n');
	const columns = findings.map((finding) => ({
		column: label(finding),
		kind: finding.kind,
		rows: finding.rows
	}));
	return new ExportRefused(file.name, columns, message);
}
