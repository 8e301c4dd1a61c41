import { ExportRefused } from '#lib/server/errors.ts';
import { gateColumns } from '#lib/server/intake/gate/columns.ts';
import type { GateColumn } from '#lib/server/intake/gate/columns.ts';
import { judge } from '#lib/server/intake/gate/judge.ts';
import type { Finding } from '#lib/server/intake/gate/judge.ts';
import { isAllowed, overridesOf } from '#lib/server/intake/gate/overrides.ts';
import type { Decisions } from '#lib/server/intake/gate/overrides.ts';
import { refusal } from '#lib/server/intake/gate/refusal.ts';
import { countFilled, findInHeaders, scanColumns } from '#lib/server/intake/gate/scan.ts';
import type { GateRows } from '#lib/server/intake/gate/kept-sql.ts';
import type { Load, LoadOptions } from '#lib/server/intake/load.ts';
import type { Recognised } from '#lib/server/intake/recognise.ts';
import type { Override } from '#lib/server/warehouse/manifest.ts';

/** A file before the gate: its rows as DuckDB reads them, all its headers, and what it was recognised as, if anything. */
export type AtGate = GateRows & {
	name: string;
	recognised: Recognised | undefined;
};

/** What the receipt says of a file that passed. */
export type Passed = { overrides: Override[]; notes: string[] };

/** The decisions of a load as the gate takes them. */
export const decisionsOf = (options: LoadOptions): Decisions => ({
	allow: options.allow ?? [],
	drop: options.dropColumns ?? [],
	at: options.now
});

async function refuseHeaders({ db }: Load, { name, headers }: AtGate, year: number): Promise<void> {
	const hits = await findInHeaders(db, headers, year);
	if (!hits.includes(true)) return;
	const found = headers.flatMap((_, at) =>
		hits[at] ? [{ column: `column ${at + 1}`, kind: 'an identifier as its header', rows: 0 }] : []
	);
	throw new ExportRefused(
		name,
		found,
		`${name} is refused, and nothing from it was stored: the header of ${found.map(({ column }) => column).join(', ')} looks like an identifier. Export the file with a line of column names at its top.`
	);
}

async function withRows({ db }: Load, { rows }: AtGate, findings: Finding[]) {
	const open = findings.filter((finding) => finding.rows === undefined);
	const headers = open.map(({ column }) => column.header);
	const filled = await countFilled(db, rows.relation, headers);
	return findings.map((finding) => ({
		...finding,
		rows: finding.rows ?? filled[open.indexOf(finding)] ?? 0
	}));
}

const staffNotes = (findings: Finding[]): string[] => {
	const columns = new Set(
		findings.filter(({ isStaff }) => isStaff).map(({ column }) => column.header)
	);
	return columns.size === 0
		? []
		: [
				`about staff, who may be sensitive though they are not patients: ${[...columns].join(', ')}`
			];
};

/** The columns the gate looks at: not those a person drops, nor those the profile never reads. */
function columnsAtGate(load: Load, file: AtGate, decisions: Decisions): GateColumn[] {
	const dropped = new Set([
		...(file.recognised?.drop ?? []),
		...overridesOf(decisions, file.headers, []).map(({ column }) => column)
	]);
	const looked = file.headers.filter((header) => !dropped.has(header));
	return gateColumns(looked, file.recognised?.outputs ?? [], load.contract, load.registry);
}

/**
 * The de-identification gate: looks at the names and all cells of all columns of a file before anything of it is
 * staged. Returns what people decided about its columns, for the receipt. Throws ExportRefused with every column
 * that identifies people, its kind and its number of rows; QueryFailed where the rows cannot be read.
 */
export async function passGate(load: Load, file: AtGate): Promise<Passed> {
	const decisions = decisionsOf(load.options);
	const year = decisions.at.getUTCFullYear();
	await refuseHeaders(load, file, year);
	const columns = columnsAtGate(load, file, decisions);
	const findings = judge(columns, await scanColumns(load.db, file, columns, year));
	const held = findings.filter((finding) => !finding.isStaff && !isAllowed(finding, decisions));
	if (held.length > 0) throw refusal(file, await withRows(load, file, held));
	return { overrides: overridesOf(decisions, file.headers, findings), notes: staffNotes(findings) };
}
