import { WrongUsage } from '#lib/server/errors.ts';

type Versioned = { version: number };

/** The rows in force: of each record the highest version, in the order in which the records were first written. */
export function latestOf<T extends Versioned>(rows: T[], keyOf: (row: T) => string | number): T[] {
	const latest = new Map<string | number, T>();
	for (const row of rows) {
		const known = latest.get(keyOf(row));
		if (!known || known.version < row.version) latest.set(keyOf(row), row);
	}
	return [...latest.values()];
}

/** Throws WrongUsage where the version somebody had before them is not the one in force any more. */
export function checkVersion(inForce: Versioned, seen: number): void {
	if (inForce.version === seen) return;
	throw new WrongUsage(
		'Somebody changed this meanwhile. Nothing was stored: look at it as it is now, then change it again.'
	);
}

const isTaken = (error: unknown): boolean =>
	error instanceof Error &&
	(/UNIQUE constraint failed|SQLITE_CONSTRAINT/.test(error.message) || isTaken(error.cause));

/** Writes a version; where another process wrote the same one first, says so. Throws WrongUsage then. */
export async function writeOnce(write: () => Promise<unknown>, seen: number): Promise<void> {
	try {
		await write();
	} catch (error) {
		if (!isTaken(error)) throw error;
		checkVersion({ version: seen + 1 }, seen);
	}
}
