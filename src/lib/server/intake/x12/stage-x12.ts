import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { QueryFailed } from '#lib/server/errors.ts';
import type { Reject } from '#lib/server/intake/receipt.ts';
import { faultOf } from '#lib/server/intake/x12/row.ts';
import type { X12Row } from '#lib/server/intake/x12/row.ts';
import type { Staged } from '#lib/server/intake/stage.ts';
import { fillSql, readSqlFile } from '#lib/server/sql-file.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

/** Rows on their way from an X12 file into a table: only columns of the contract, only text of their form. */
export class X12Staging {
	readonly #source: string;
	readonly #columns: string[];
	readonly #appender: DuckDBAppender;
	readonly #rejects: Reject[] = [];
	#records = 0;

	private constructor(source: string, columns: string[], appender: DuckDBAppender) {
		this.#source = source;
		this.#columns = columns;
		this.#appender = appender;
	}

	/** Makes the table `source`. */
	static async open(db: DuckDBConnection, source: string, columns: string[]): Promise<X12Staging> {
		const list = columns.map((column) => `${column} varchar`).join(',\n    ');
		const fragments = { source, lines: `${source}_lines`, columns: list };
		const sql = fillSql(readSqlFile('intake/stage_x12.sql').sql, fragments);
		await runStatements(db, 'intake/stage_x12', sql);
		return new X12Staging(source, columns, await db.createAppender(source));
	}

	/** Rows taken so far. */
	get records(): number {
		return this.#records;
	}

	/** Takes a row; one whose text has a wrong form becomes a reject, and nothing of it is kept. */
	row(row: X12Row): void {
		const fault = faultOf(row);
		if (fault) return this.reject(fault);
		this.#records++;
		this.#appender.appendBigInt(BigInt(this.#records));
		this.#appender.appendBigInt(BigInt(row.segment));
		for (const column of this.#columns) {
			const text = row.values[column] ?? '';
			if (text === '') this.#appender.appendNull();
			else this.#appender.appendVarchar(text);
		}
		this.#appender.endRow();
	}

	/** Takes note of a row that cannot be read. */
	reject(reject: Reject): void {
		this.#rejects.push(reject);
	}

	/** Ends the staging. Throws QueryFailed. */
	close(): Staged {
		try {
			this.#appender.closeSync();
		} catch (cause) {
			throw new QueryFailed('intake/stage_x12', cause);
		}
		return {
			source: this.#source,
			kept: this.#source,
			isTrimmed: false,
			lines: `${this.#source}_lines`,
			headerLine: 0,
			read: this.#records + this.#rejects.length,
			rejects: this.#rejects
		};
	}
}
