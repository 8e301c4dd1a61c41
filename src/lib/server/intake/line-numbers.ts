import { createReadStream } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

export type Placing = {
	path: string;
	/** The relation that reads the file's sound lines again. */
	rows: string;
	/** The name of the table to make. */
	lines: string;
	headers: string[];
	headerLine: number;
	records: number;
	/** Lines DuckDB refused: byte they start at (from 1) and line breaks inside, in the order of the file. */
	refused: { startsAt: number; breaks: number }[];
};

/** `lines`: a table _record -> _line; null where record n simply stands on line headerLine + n. */
export type Placed = { lines: string | null; refusedLines: number[] };

const newline = 0x0a;
const carriageReturn = 0x0d;

/** One pass over the file: how many lines, which are blank, and on which line each of the given bytes stands. */
async function scanLines(path: string, startsAt: number[]) {
	const blank: number[] = [];
	const linesOf: number[] = [];
	let line = 1;
	let lineStart = 0;
	let offset = 0;
	let length = 0;
	let next = 0;
	let before = 0;
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
		const bytes = chunk as Buffer;
		for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) {
			const end = offset + at;
			// After CRLF, DuckDB counts a line from its predecessor's line feed.
			while (next < startsAt.length && (startsAt[next] ?? 0) - 1 < end) {
				linesOf.push(line);
				next++;
			}
			const width = end - lineStart;
			const last = at > 0 ? bytes[at - 1] : before;
			if (width === 0 || (width === 1 && last === carriageReturn)) blank.push(line);
			line++;
			lineStart = end + 1;
		}
		before = bytes[bytes.length - 1] ?? before;
		offset += bytes.length;
		length = offset;
	}
	while (next++ < startsAt.length) linesOf.push(line);
	return { lines: length > lineStart ? line : line - 1, blank, linesOf };
}

/**
 * Finds the line of the file each record starts on. DuckDB counts records, people count lines: blank lines,
 * refused lines and line breaks inside a cell come between.
 */
export async function placeLines(db: DuckDBConnection, placing: Placing): Promise<Placed> {
	const { rows, lines, headers, headerLine, records, refused } = placing;
	const scan = await scanLines(
		placing.path,
		refused.map((line) => line.startsAt)
	);
	if (scan.lines <= headerLine + records && refused.length === 0)
		return { lines: null, refusedLines: [] };
	const breaks = headers
		.map(
			(header) =>
				`coalesce(len(${identifier(header)}) - len(replace(${identifier(header)}, chr(10), '')), 0)`
		)
		.join(' + ');
	const occupied = [
		...Array.from({ length: headerLine }, (_, at) => at + 1),
		...scan.blank.filter((line) => line > headerLine),
		...refused.flatMap((line, at) =>
			Array.from({ length: line.breaks + 1 }, (_, below) => (scan.linesOf[at] ?? 0) + below)
		)
	].sort((a, b) => a - b);
	const template = readSqlFile('intake/record_lines.sql').sql;
	const fragments = { lines, rows, breaks, occupied: `[${occupied.join(', ')}]` };
	await runStatements(db, 'intake/record_lines', fillSql(template, fragments));
	const total = await runQuery(db, {
		name: 'intake/count_breaks',
		sql: fillSql(readSqlFile('intake/count_breaks.sql').sql, { lines }),
		row: z.object({ breaks: z.number() })
	});
	// Blank lines inside a quoted cell look like blank lines between records: then only the order is sure.
	const isConsistent = records + (total[0]?.breaks ?? 0) + occupied.length === scan.lines;
	return { lines: isConsistent ? lines : null, refusedLines: scan.linesOf };
}
