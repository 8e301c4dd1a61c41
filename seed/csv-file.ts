import type { FileHandle } from 'node:fs/promises';
import { csvLine } from '#seed/csv.ts';
import type { Cell } from '#seed/csv.ts';
import { tables } from '#seed/tables.ts';
import type { Row, TableName } from '#seed/tables.ts';

const pieceLength = 1 << 18;

/** A CSV file being written: lines are gathered and handed to the disk in pieces, so that memory stays small. */
export class CsvFile {
	/** Rows added, without the header. */
	rows = 0;
	readonly name: TableName;
	readonly #handle: FileHandle;
	#lines: string[] = [];
	#length = 0;

	/** `handle`: open for writing, at its start. The file owns it from now on. */
	constructor(name: TableName, handle: FileHandle) {
		this.name = name;
		this.#handle = handle;
		this.#push(csvLine(tables[name]));
	}

	#push(line: string): void {
		this.#lines.push(line);
		this.#length += line.length;
	}

	add(row: Row<TableName>): void {
		const cells: Record<string, Cell> = row;
		this.#push(csvLine(tables[this.name].map((column) => cells[column])));
		this.rows++;
	}

	/** A piece is gathered: time to write. */
	get isFull(): boolean {
		return this.#length > pieceLength;
	}

	/** Waits until everything gathered is with the disk. */
	async write(): Promise<void> {
		const text = this.#lines.join('');
		this.#lines = [];
		this.#length = 0;
		await this.#handle.appendFile(text);
	}

	async close(): Promise<void> {
		await this.#handle.close();
	}
}
