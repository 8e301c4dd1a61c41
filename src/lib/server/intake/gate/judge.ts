import { identifierKind, isAboutStaff } from '#lib/server/intake/gate/column-words.ts';
import { appliesTo } from '#lib/server/intake/gate/columns.ts';
import type { GateColumn } from '#lib/server/intake/gate/columns.ts';
import type { Rule } from '#lib/server/intake/gate/rules.ts';
import type { ColumnCount, Hits } from '#lib/server/intake/gate/scan.ts';

/**
 * What was found in one column. `rows` is undefined where all filled rows of the column are meant: those that its
 * name or a share of its cells gave away.
 */
export type Finding = {
	column: GateColumn;
	kind: string;
	rows: number | undefined;
	mend: string | undefined;
	isNeverAllowed: boolean;
	isStaff: boolean;
};

function isFound(rule: Rule, hits: Hits, sampled: number): boolean {
	if (hits.rows < rule.rows || hits.distinct < rule.distinct) return false;
	if (rule.looks_at === 'every_row') return true;
	return hits.rows > rule.rate * sampled && hits.distinct >= rule.distinct_rate * hits.rows;
}

function byContent({ column, sampled, hits }: ColumnCount): Finding[] {
	const found = [...hits].filter(
		([rule, count]) => appliesTo(rule, column) && isFound(rule, count, sampled)
	);
	// A share of the cells is a guess: it is told only where the name and the single cells tell nothing better.
	const isTold =
		identifierKind(column.header) ?? found.some(([rule]) => rule.looks_at === 'every_row');
	const told = isTold ? found.filter(([rule]) => rule.looks_at === 'every_row') : found.slice(0, 1);
	return told.map(([rule, count]) => ({
		column,
		kind: rule.kind,
		rows: rule.looks_at === 'every_row' ? count.rows : undefined,
		mend: rule.mend,
		isNeverAllowed: rule.never_allowed,
		isStaff: rule.only === 'staff'
	}));
}

function byName(column: GateColumn): Finding[] {
	const kind = identifierKind(column.header);
	const isStaff = kind === undefined && isAboutStaff(column.header);
	if (kind === undefined && !isStaff) return [];
	const found = { column, kind: kind ?? 'staff', rows: undefined, mend: undefined, isStaff };
	return [{ ...found, isNeverAllowed: kind === 'social security number' }];
}

/** Of several findings of one kind in one column, one: by name goes before by content, whose mend may say more. */
function once(findings: Finding[]): Finding[] {
	const kept = new Map<string, Finding>();
	for (const finding of findings) {
		const key = `${finding.column.at} ${finding.kind}`;
		const known = kept.get(key);
		kept.set(key, known ? { ...known, mend: known.mend ?? finding.mend } : finding);
	}
	return [...kept.values()];
}

/** What the names of the columns and the counts of their cells give away, in the order of the columns. */
export function judge(columns: GateColumn[], counts: ColumnCount[]): Finding[] {
	const found = [...columns.flatMap(byName), ...counts.flatMap(byContent)];
	return once(found).sort((a, b) => a.column.at - b.column.at);
}
