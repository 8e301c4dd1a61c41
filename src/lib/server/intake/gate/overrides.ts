import type { DuckDBConnection } from '@duckdb/node-api';
import { WrongUsage } from '#lib/server/errors.ts';
import type { Finding } from '#lib/server/intake/gate/judge.ts';
import { findInTexts } from '#lib/server/intake/gate/scan.ts';
import type { Override } from '#lib/server/warehouse/manifest.ts';

/** A column that a person lets in, with the reason why it identifies nobody. */
export type Allowance = { column: string; why: string; who: string };

/** What people decided about the columns of a load, and when. */
export type Decisions = { allow: Allowance[]; drop: string[]; at: Date };

const shortest = 10;
/** Whether a person means this column: case and spaces around do not matter. */
export const isSameColumn = (one: string, other: string): boolean =>
	one.trim().toLowerCase() === other.trim().toLowerCase();

/** The columns of a file that are looked at: all but those a person drops. */
export const keptHeaders = (headers: string[], drop: string[]): string[] =>
	headers.filter((header) => !drop.some((column) => isSameColumn(column, header)));

/**
 * Holds the reasons and names people gave to what is asked of every cell: they are kept, so they must not hold an
 * identifier themselves. Throws WrongUsage, which does not repeat them.
 */
export async function checkAllowances(
	db: DuckDBConnection,
	{ allow, at }: Decisions
): Promise<void> {
	const empty = allow.findIndex(
		({ why, who }) => why.trim().length < shortest || who.trim() === ''
	);
	if (empty !== -1)
		throw new WrongUsage(
			`Say in a few words why column number ${empty + 1} of those let in identifies nobody, and who says so: the receipt keeps both.`
		);
	const texts = allow.flatMap(({ why, who }) => [why, who]);
	const hit = (await findInTexts(db, texts, at.getUTCFullYear())).indexOf(true);
	if (hit !== -1)
		throw new WrongUsage(
			`The reason or the name given for column number ${Math.floor(hit / 2) + 1} of those let in looks as if it held an identifier. The receipt keeps both: write them without.`
		);
}

/** Whether a person let this column in. A social security number is never let in. */
export const isAllowed = (finding: Finding, { allow }: Decisions): boolean =>
	!finding.isNeverAllowed &&
	allow.some(({ column }) => isSameColumn(column, finding.column.header));

/** What the receipt keeps of the decisions that concern this file. */
export function overridesOf(
	decisions: Decisions,
	headers: string[],
	findings: Finding[]
): Override[] {
	const at = decisions.at.toISOString();
	const named = (column: string) => headers.find((header) => isSameColumn(header, column));
	const dropped = decisions.drop.flatMap((column): Override[] => {
		const header = named(column);
		if (header === undefined) return [];
		return [{ column: header, action: 'dropped', kinds: [], why: null, who: null, at }];
	});
	const allowed = decisions.allow.flatMap(({ column, why, who }): Override[] => {
		const header = named(column);
		const kinds = findings
			.filter((finding) => finding.column.header === header && !finding.isStaff)
			.map(({ kind }) => kind);
		if (header === undefined || kinds.length === 0) return [];
		return [{ column: header, action: 'allowed', kinds, why, who, at }];
	});
	return [...dropped, ...allowed];
}
