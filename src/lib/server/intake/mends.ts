import type { RefusedColumn } from '#lib/server/errors.ts';
import { readRules } from '#lib/server/intake/gate/rules.ts';

const takeOut = 'Take the column out of the export, or leave it out when loading.';

/** What the rules of the gate say mends a kind of identifier, where they all say the same; else to leave it out. */
function mendOf(kind: string): string {
	const mends = new Set(readRules().flatMap((rule) => (rule.kind === kind ? [rule.mend] : [])));
	const [mend] = mends;
	return mends.size === 1 && mend !== undefined ? mend.replace(/[^.]$/, '$&.') : takeOut;
}

/** Refused columns with what to do about each. */
export const withMends = (refused: RefusedColumn[]) =>
	refused.map((column) => ({ ...column, mend: mendOf(column.kind) }));
