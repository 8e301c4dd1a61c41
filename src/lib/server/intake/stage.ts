import type { DuckDBConnection } from '@duckdb/node-api';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import type { Reject } from '#lib/server/intake/receipt.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

/**
 * A file's rows as text: the relation `source` has _record, _line and the columns. It is the table `kept`,
 * or, where that is null, the rows as they are read. `lines` is a relation with the line of each record; null where
 * record n stands on line headerLine + n. `isTrimmed`: no cell has blanks around it.
 */
export type Staged = {
	source: string;
	kept: string | null;
	isTrimmed: boolean;
	lines: string | null;
	headerLine: number;
	read: number;
	rejects: Reject[];
};

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/${name}.sql`).sql, fragments);

/**
 * Keeps the wanted columns of all rows of an export, as text, in the table `source`: what nobody wants is
 * never kept. Rows that are read once (`isReadOnce`), and whose lines can be counted, are not kept at all: they are
 * there as long as `rows` is not closed. Lines of another shape than the header are rejects.
 */
export async function stageRows(
	db: DuckDBConnection,
	rows: Rows,
	wanted: string[],
	source: string,
	isReadOnce: boolean
): Promise<Staged> {
	const { records, rejects, isPlain, isTrimmed, headerLine } = rows;
	const staged = { isTrimmed, headerLine, read: records + rejects.length, rejects };
	if (isReadOnce && isPlain) return { ...staged, source: rows.relation, kept: null, lines: null };
	const columns = wanted.map((header) => `, ${identifier(header)}`).join('');
	const staging = sql('stage_rows', { source, columns, rows: rows.relation });
	await runStatements(db, 'intake/stage_rows', staging);
	return { ...staged, source, kept: source, lines: isPlain ? null : source };
}
