import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { canonicalJson } from '#lib/measures/canonical-json.ts';
import { formatDate } from '#lib/measures/format.ts';
import { causeWords } from '#lib/measures/late-records.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	closingOf,
	listClosings,
	packagePath,
	settleClosings
} from '#lib/server/closing/closings.ts';
import type { Closing } from '#lib/server/closing/closings.ts';
import { compareWith } from '#lib/server/closing/compare.ts';
import { freezeMonth, programVersion } from '#lib/server/closing/freeze.ts';
import type { ClosingPorts } from '#lib/server/closing/freeze.ts';
import type { Frozen } from '#lib/server/closing/frozen-figures.ts';
import { hashFile } from '#lib/server/closing/hash-file.ts';
import { checkIsKnown, checkMonth, monthWords } from '#lib/server/closing/month.ts';
import { manifestName } from '#lib/server/closing/package-manifest.ts';
import type { PackageManifest } from '#lib/server/closing/package-manifest.ts';
import { refuseIdentifiers } from '#lib/server/meeting/fields.ts';
import { closedMonth } from '#lib/server/store/schema/closed-month.ts';
import { clearStaging } from '#lib/server/warehouse/commit.ts';
import { moveFolderDurably } from '#lib/server/warehouse/durable.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

/** Who closes or re-opens a month, and when. */
export type Signed = { by: string; at: Date };

/** A closing that was made; `provisional` are the measures whose figure of the month may still move by itself. */
export type Closed = { closing: Closing; provisional: string[] };

/** Throws WrongUsage where nobody signs, and for an identifier in what is written: packages are never changed. */
async function checkSigned({ by, at }: Signed, why = ''): Promise<void> {
	if (by.trim() === '') throw new WrongUsage('Say who does it: --by NAME.');
	await refuseIdentifiers({ 'Your name': by, Why: why }, at.toISOString());
}

const provisionalOf = (figures: readonly Frozen[]): string[] =>
	figures
		.filter(({ frozen }) => frozen.scope === 'month' && frozen.provisional)
		.map(({ frozen }) => frozen.measure.id);

function checkIsOpen(closings: readonly Closing[], month: string): void {
	const closed = closingOf(closings, month);
	if (!closed) return;
	throw new WrongUsage(
		`${monthWords(month)} is closed already, by ${closed.closedBy} on ${formatDate(closed.closedAt.slice(0, 10))}. ` +
			`To freeze it anew, re-open it first: plumbline reopen ${month} --why TEXT`
	);
}

/** What moved between the version before and this one, as moved.json keeps it. */
async function writeMoved(
	ports: ClosingPorts,
	last: Closing,
	figures: readonly Frozen[],
	draft: string
): Promise<void> {
	const path = packagePath(ports.folder, last);
	const now = figures.map(({ frozen }) => frozen);
	const { numbers, records, definitions } = await compareWith(ports, last.month, path, now);
	const moved = {
		since_version: last.version,
		numbers: numbers.filter(({ isMoved }) => isMoved),
		definitions,
		records: [...records].map(([measure, list]) => ({ measure, causes: causeWords(list), list }))
	};
	await writeFile(join(draft, 'moved.json'), canonicalJson(moved));
}

async function describeFiles(folder: string): Promise<PackageManifest['files']> {
	const names = (await readdir(folder)).sort();
	return Promise.all(
		names.map(async (file) => ({ file, ...(await hashFile(join(folder, file))) }))
	);
}

type Draft = {
	draft: string;
	month: string;
	signed: Signed;
	figures: Frozen[];
	closings: Closing[];
};

async function writeManifest(ports: ClosingPorts, made: Draft): Promise<Closing> {
	const { draft, month, signed, figures, closings } = made;
	const [last, previous] = [closings.findLast((each) => each.month === month), closings.at(-1)];
	const asOf = await ports.asOf();
	const version = (last?.version ?? 0) + 1;
	const sequence = (previous?.sequence ?? 0) + 1;
	const manifest: PackageManifest = {
		format: 'plumbline closed month 1',
		sequence,
		month,
		version,
		closed_by: signed.by,
		closed_at: signed.at.toISOString(),
		reopened: last ? reopeningOf(last) : null,
		program_version: programVersion(),
		snapshot: asOf?.snapshot ?? '',
		data_through: asOf?.dataThrough ?? '',
		provisional: provisionalOf(figures),
		previous: previous
			? { month: previous.month, version: previous.version, sha256: previous.manifestSha256 }
			: null,
		files: await describeFiles(draft)
	};
	const path = join(draft, manifestName);
	await writeFile(path, canonicalJson(manifest));
	return {
		...{ sequence, month, version, folder: `closed/${month}/${version}` },
		...{ manifestSha256: (await hashFile(path)).sha256, placedAt: null },
		...{ closedBy: signed.by, closedAt: manifest.closed_at },
		...{ reopenedBy: null, reopenedAt: null, reopenedWhy: null }
	};
}

const reopeningOf = ({ reopenedBy, reopenedAt, reopenedWhy }: Closing) => ({
	by: reopenedBy ?? '',
	at: reopenedAt ?? '',
	why: reopenedWhy ?? ''
});

/** Announces the closing in the records, puts the package in its place, and marks the closing as done. */
async function place({ folder, store }: ClosingPorts, draft: string, closing: Closing) {
	const records = await store.records();
	const target = packagePath(folder, closing);
	// No closing is known of it: a process was killed before it came into force, or somebody put it there.
	if (existsSync(target)) await rm(target, { recursive: true });
	await records.insert(closedMonth).values(closing);
	await moveFolderDurably(draft, target);
	const placed = { placedAt: closing.closedAt };
	await records.update(closedMonth).set(placed).where(eq(closedMonth.sequence, closing.sequence));
	return { ...closing, ...placed };
}

/**
 * Closes a month: freezes its figures, definitions, records and report in a package of its own, and notes the
 * package's hash in the records. A kill at any moment leaves the month closed or not closed. Throws WrongUsage for a
 * month that is none, that is still to come or that is closed already, and for an identifier in the name; ReportRefused
 * where the report cannot be made.
 */
export async function closeMonth(
	ports: ClosingPorts,
	month: string,
	signed: Signed
): Promise<Closed> {
	checkMonth(month);
	await checkSigned(signed);
	const { folder, store } = ports;
	return asOnlyWriter(folder, async () => {
		const asOf = await ports.asOf();
		if (!asOf) throw new WrongUsage('Nothing was loaded yet. Load an export first.');
		checkIsKnown(month, asOf.dataThrough);
		await settleClosings(folder, store);
		const closings = await listClosings(folder, store);
		checkIsOpen(closings, month);
		await clearStaging(folder);
		const draft = join(folder.staging, `closing-${month}`);
		const figures = await freezeMonth(ports, month, draft);
		if (figures.length === 0)
			throw new WrongUsage(
				`Nobody is counted in ${monthWords(month)} or the eleven months before.`
			);
		const last = closings.findLast((each) => each.month === month);
		if (last) await writeMoved(ports, last, figures, draft);
		const closing = await writeManifest(ports, { draft, month, signed, figures, closings });
		const placed = await place(ports, draft, closing);
		await clearStaging(folder);
		return { closing: placed, provisional: provisionalOf(figures) };
	});
}

/**
 * Re-opens a closed month: its package stays as it is, and the next closing is another version. Throws WrongUsage where
 * the month is not closed, no reason is given, or an identifier stands in it.
 */
export async function reopenMonth(
	{ folder, store }: Pick<ClosingPorts, 'folder' | 'store'>,
	month: string,
	signed: Signed,
	why: string
): Promise<Closing> {
	checkMonth(month);
	if (why.trim() === '') throw new WrongUsage('Say why it is re-opened: --why TEXT.');
	await checkSigned(signed, why);
	return asOnlyWriter(folder, async () => {
		await settleClosings(folder, store);
		const closing = closingOf(await listClosings(folder, store), month);
		if (!closing)
			throw new WrongUsage(`${monthWords(month)} is not closed: there is nothing to re-open.`);
		const reopened = {
			reopenedBy: signed.by,
			reopenedAt: signed.at.toISOString(),
			reopenedWhy: why.trim()
		};
		const own = eq(closedMonth.sequence, closing.sequence);
		await (await store.records()).update(closedMonth).set(reopened).where(own);
		return { ...closing, ...reopened };
	});
}
