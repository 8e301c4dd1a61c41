import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { hashFile } from '#lib/server/closing/hash-file.ts';
import { manifestName } from '#lib/server/closing/package-manifest.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { closedMonth } from '#lib/server/store/schema/closed-month.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** One closing of a month, as the records know it. */
export type Closing = typeof closedMonth.$inferSelect;

/** Where the package of a closing lies. */
export const packagePath = ({ root }: DataFolder, { folder }: Pick<Closing, 'folder'>): string =>
	join(root, folder);

async function isInPlace(folder: DataFolder, closing: Closing): Promise<boolean> {
	const path = join(packagePath(folder, closing), manifestName);
	return existsSync(path) && (await hashFile(path)).sha256 === closing.manifestSha256;
}

/**
 * Every closing that was made, in the order of the chain. One that a process was killed over counts if its package
 * came to its place. Makes no records where there are none yet.
 */
export async function listClosings(folder: DataFolder, store: Store): Promise<Closing[]> {
	if (!existsSync(folder.records)) return [];
	const rows = await (
		await store.records()
	)
		.select()
		.from(closedMonth)
		.orderBy(asc(closedMonth.sequence));
	const counts = await Promise.all(
		rows.map((row) => row.placedAt !== null || isInPlace(folder, row))
	);
	return rows.filter((_, at) => counts[at]);
}

/**
 * Settles what a killed process left half done: an announced closing whose package is in place is closed, any other is
 * forgotten. Call as the only writer.
 */
export async function settleClosings(folder: DataFolder, store: Store): Promise<void> {
	if (!existsSync(folder.records)) return;
	const records = await store.records();
	for (const row of await records.select().from(closedMonth)) {
		if (row.placedAt !== null) continue;
		const own = eq(closedMonth.sequence, row.sequence);
		if (await isInPlace(folder, row))
			await records.update(closedMonth).set({ placedAt: row.closedAt }).where(own);
		else await records.delete(closedMonth).where(own);
	}
}

/** The closing of a month that is in force; undefined where it is open or was re-opened. */
export const closingOf = (closings: readonly Closing[], month: string): Closing | undefined =>
	closings.find((each) => each.month === month && each.reopenedAt === null);

/** The months that are closed now. Without a package no record is looked at. */
export async function closedMonths(folder: DataFolder, store: Store): Promise<Set<string>> {
	if (!existsSync(folder.closed)) return new Set();
	const inForce = (await listClosings(folder, store)).filter((each) => each.reopenedAt === null);
	return new Set(inForce.map(({ month }) => month));
}
