import { and, eq, isNull } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable, SQLiteUpdateSetSource } from 'drizzle-orm/sqlite-core';
import { parseFields, refuseIdentifiers, staffName, words } from '#lib/server/meeting/fields.ts';
import type { Signed } from '#lib/server/meeting/fields.ts';
import type { Records } from '#lib/server/store/open-store.ts';

/** Who took a record back, when (ISO) and why; null for one in force. It stays on record. */
export type Withdrawn = { at: string; by: string; why: string } | null;

type Columns = {
	withdrawnAt: string | null;
	withdrawnBy: string | null;
	withdrawnWhy: string | null;
};

/** The columns of a record in force. */
export const inForce: Columns = { withdrawnAt: null, withdrawnBy: null, withdrawnWhy: null };

/** A row with what its columns say of its withdrawal in one. */
export function readWithdrawn<Row extends Columns>({
	withdrawnAt,
	withdrawnBy,
	withdrawnWhy,
	...row
}: Row): Omit<Row, keyof Columns> & { withdrawn: Withdrawn } {
	const withdrawn =
		withdrawnAt === null
			? null
			: { at: withdrawnAt, by: withdrawnBy ?? '', why: withdrawnWhy ?? '' };
	return { ...row, withdrawn };
}

/**
 * The columns that take a record back. `what` names the reason and the person in messages. Throws WrongUsage where one of
 * the two is missing, and for an identifier in them.
 */
export async function withdrawal(
	why: string,
	{ author, at }: Signed,
	what: { why: string; who: string }
): Promise<Columns> {
	const withdrawnWhy = parseFields(words(what.why, 300), why);
	const withdrawnBy = parseFields(staffName(what.who), author);
	await refuseIdentifiers({ Why: withdrawnWhy, 'Your name': withdrawnBy }, at);
	return { withdrawnWhy, withdrawnBy, withdrawnAt: at };
}

/** A table whose records can be taken back. */
type Withdrawable = SQLiteTable & { id: SQLiteColumn; withdrawnAt: SQLiteColumn };

/** Takes a record in force back: it stays, with who did so and why. Whether there was one in force. */
export async function takeBack<Table extends Withdrawable>(
	records: Pick<Records, 'update'>,
	table: Table,
	id: string,
	fields: Columns & SQLiteUpdateSetSource<Table>
): Promise<boolean> {
	const changed = await records
		.update(table)
		.set(fields)
		.where(and(eq(table.id, id), isNull(table.withdrawnAt)));
	return changed.rowsAffected > 0;
}
