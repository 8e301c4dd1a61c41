import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import { appliesTo } from '#lib/server/intake/gate/columns.ts';
import type { GateColumn } from '#lib/server/intake/gate/columns.ts';
import {
	anyOf,
	codesOnly,
	matches,
	nameOf,
	ruleSql,
	textsOnly,
	within
} from '#lib/server/intake/gate/rule-sql.ts';
import type { Rule } from '#lib/server/intake/gate/rules.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';

/** Rows to look at, all their headers, and how large the file is. */
export type GateRows = { rows: Pick<Rows, 'relation' | 'lines'>; headers: string[]; bytes: number };

// Shares are judged on all rows of a file up to this size, on one row in two of a file twice as large, and so on.
const sampleBytes = 500_000;

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/gate/${name}.sql`).sql, fragments);

const oneIn = (bytes: number): string => `${Math.max(1, Math.floor(bytes / sampleBytes))}`;

/** The rules that look at cells of columns with a name of their own, as SQL over those cells. */
const namedHits = (
	rules: Rule[],
	columns: GateColumn[],
	year: number,
	cellOf: (column: GateColumn) => string
): string[] =>
	rules
		.filter((rule) => rule.named)
		.flatMap((rule) =>
			columns
				.filter((column) => appliesTo(rule, column))
				.map((column) => ruleSql(rule, year, `trim(${cellOf(column)})`))
		);

const anyHolds = (parts: string[]): string => `(${parts.join('\n        or ')})`;

/**
 * The row as one text: ids, then a mark, then other texts, then a mark, then the rest. Some seeds stand in most rows
 * for good reason, such as a date: rules for the first columns alone seek them before the mark.
 */
function rowText(columns: GateColumn[]): string {
	const ids = columns.filter(({ role }) => codesOnly.has(role));
	const texts = columns.filter(({ role }) => textsOnly.has(role) && !codesOnly.has(role));
	const rest = columns.filter(({ role }) => !textsOnly.has(role));
	const parts = [
		...ids.map(nameOf),
		'chr(29)',
		...texts.map(nameOf),
		'chr(30)',
		...rest.map(nameOf)
	];
	return `concat_ws(chr(31), ${parts.join(', ')})`;
}

function seedInRow({ seed, ...rule }: Rule): string[] {
	if (seed === undefined) return [];
	if (within(rule, codesOnly)) return [`^[^\\x1d]*(?:${seed})`];
	return within(rule, textsOnly) ? [`^[^\\x1e]*(?:${seed})`] : [seed];
}

function keptRows(
	relation: string,
	bytes: number,
	columns: GateColumn[],
	rules: Rule[],
	year: number
): string {
	const seeded = matches('row_text', anyOf(rules.flatMap(seedInRow)));
	return sql('kept_rows', {
		cells: columns
			.map((column) => `${identifier(column.header)}::varchar as ${nameOf(column)}`)
			.join(',\n        '),
		rows: relation,
		row_text: rowText(columns),
		one_in: oneIn(bytes),
		is_suspect: anyHolds([seeded, ...namedHits(rules, columns, year, nameOf)])
	});
}

const asPattern = (mark: string): string =>
	`\\x${mark.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** The places of columns in a line as the first and the last of each run of neighbours. */
function runsOf(places: number[]): [number, number][] {
	const runs: [number, number][] = [];
	for (const place of places.sort((one, other) => one - other)) {
		const last = runs.at(-1);
		if (last?.[1] === place - 1) last[1] = place;
		else runs.push([place, place]);
	}
	return runs;
}

type Line = { delimiter: string; placeOf: (column: GateColumn) => number };

/** A pattern in the cells of these columns of a line. */
function inCells(pattern: string, columns: GateColumn[], { delimiter, placeOf }: Line): string[] {
	const mark = asPattern(delimiter);
	const cell = `[^${mark}]*${mark}`;
	return runsOf(columns.map(placeOf)).map(
		([from, to]) => `^(?:${cell}){${from}}(?:${cell}){0,${to - from}}[^${mark}]*(?:${pattern})`
	);
}

/** Seeds as they stand in whole lines: those of rules for ids or texts alone, in the cells of ids or texts alone. */
const seedsInLine = (rules: Rule[], columns: GateColumn[], line: Line): string[] =>
	rules.flatMap((rule) => {
		if (rule.seed === undefined) return [];
		const seed = rule.seed.replaceAll('\\x1f', asPattern(line.delimiter));
		const roles = [codesOnly, textsOnly].find((some) => within(rule, some));
		return roles
			? inCells(
					seed,
					columns.filter(({ role }) => roles.has(role)),
					line
				)
			: [seed];
	});

/** The same rows, found in whole lines: nearly all are done with before they are parted into cells. */
function keptLines(
	{ rows, headers, bytes }: GateRows,
	columns: GateColumn[],
	rules: Rule[],
	year: number
): string | undefined {
	const { lines } = rows;
	if (lines === undefined) return undefined;
	const { delimiter } = lines;
	const placeOf = ({ header }: GateColumn) => headers.indexOf(header);
	const cellOf = (column: GateColumn) =>
		`split_part(line, ${literal(delimiter)}, ${placeOf(column) + 1})`;
	const seeds = seedsInLine(rules, columns, { delimiter, placeOf });
	return sql('kept_lines', {
		lines: lines.relation,
		delimiter: literal(delimiter),
		cells: columns
			.map((column) => `cells[${placeOf(column) + 1}] as ${nameOf(column)}`)
			.join(',\n    '),
		one_in: oneIn(bytes),
		is_suspect: anyHolds([
			matches('line', anyOf(seeds)),
			...namedHits(rules, columns, year, cellOf)
		])
	});
}

/** The rows that have to be looked at cell by cell: those in the sample, and those that may hold what is sought in every row. */
export const keptSql = (
	from: GateRows,
	columns: GateColumn[],
	rules: Rule[],
	year: number
): string =>
	keptLines(from, columns, rules, year) ??
	keptRows(from.rows.relation, from.bytes, columns, rules, year);
