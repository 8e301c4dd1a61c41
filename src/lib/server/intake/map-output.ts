import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { itemHeaders, variantsOf, wantedHeaders } from '#lib/profiles/wanted-headers.ts';
import type { Variant } from '#lib/profiles/wanted-headers.ts';
import { ExportNotRecognised } from '#lib/server/errors.ts';
import { mapColumn, textOf, valueOf, wordOf } from '#lib/server/intake/column-sql.ts';
import type { Fault, MappedColumn } from '#lib/server/intake/column-sql.ts';
import { instrumentWord, mapItems } from '#lib/server/intake/items-sql.ts';
import type { Output } from '#lib/server/intake/profile.ts';
import type { Reject } from '#lib/server/intake/receipt.ts';
import type { Staged } from '#lib/server/intake/stage.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

export { wantedHeaders };

export type Mapped = {
	table: Table;
	/** The table of typed rows, with _record and _faults. */
	relation: string;
	staged: Staged;
	read: number;
	rejected: number;
	rejects: Reject[];
};

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/${name}.sql`).sql, fragments);

/** Throws ExportNotRecognised where a header that the profile reads is not in the file. */
export function checkHeaders(file: string, output: Output, headers: string[]): void {
	const absent = wantedHeaders(output, headers).filter((header) => !headers.includes(header));
	if (absent.length > 0)
		throw new ExportNotRecognised(
			file,
			`${file}: the profile reads a column ${absent.map((header) => `"${header}"`).join(', ')} that is not there. The layout of the export has changed: mend the profile, or export with that column.`
		);
}

function mapVariant(
	table: Table,
	variant: Variant,
	headers: string[],
	instruments: Map<string, string>,
	isTrimmed: boolean
): MappedColumn[] {
	return table.columns.map((column) => {
		if (column.type.startsWith('MAP')) {
			const items = itemHeaders(variant.items ?? {}, headers);
			return mapItems(column.name, new Map([...items].sort()), isTrimmed);
		}
		const source = variant.columns[column.name];
		if (source !== undefined) {
			const mapped = mapColumn(column, source, isTrimmed);
			if (column.name !== 'instrument') return mapped;
			const cells = mapped.cells.map((cell) => ({
				...cell,
				word: instrumentWord(cell.name, instruments)
			}));
			return { ...mapped, cells };
		}
		return { name: column.name, cells: [], typed: `null::${column.type}`, faults: [] };
	});
}

/** One select that takes a variant's cells from text to value, step by step. */
function typedRows(columns: MappedColumn[], faults: FaultsSql, relation: string): string {
	const cells = columns.flatMap((column) => column.cells);
	const list = (parts: string[]) => parts.join(',\n        ');
	return sql('typed_rows', {
		relation,
		...faults,
		texts: list(cells.map((cell) => `${cell.text} as ${textOf(cell.name)}`)),
		words: list(
			cells.flatMap((cell) => [textOf(cell.name), `${cell.word} as ${wordOf(cell.name)}`])
		),
		values: list(cells.map((cell) => `${cell.value} as ${valueOf(cell.name)}`)),
		kept: list(cells.flatMap((cell) => [textOf(cell.name), wordOf(cell.name)])),
		columns: list(columns.map((column) => `${column.typed} as ${identifier(column.name)}`))
	});
}

/** SQL of the numbers of faults that a row has, and of whether it has any. */
type FaultsSql = { faults: string; is_faulty: string };

const numbered = (faults: Pick<Fault, 'when'>[], from: number): FaultsSql => ({
	faults: faults.map((fault, at) => `case when ${fault.when} then ${from + at} end`).join(', '),
	is_faulty: faults.map((fault) => `(${fault.when})`).join(' or ') || 'false'
});

/** Whether mapping reads the rows of a file once, and as they come. */
export const isReadOnce = (outputs: Output[]): boolean => {
	const [first, ...more] = outputs;
	return (
		first !== undefined && more.length === 0 && !first.spread && variantsOf(first).length === 1
	);
};

/** The table of source rows made wide. */
export const wideOf = (source: string): string => `${source}_wide`;

async function spread(db: DuckDBConnection, output: Output, source: string): Promise<string> {
	if (!output.spread) return source;
	const { by, name, value, names } = output.spread;
	const wide = wideOf(source);
	const values = names.map(
		(each) =>
			`max_by(${identifier(value)}, _record) filter (where ${identifier(name)} = ${literal(each)}) as ${identifier(each)}`
	);
	const fragments = { wide, source, by: identifier(by), values: values.join(', ') };
	await runStatements(db, 'intake/spread_rows', sql('spread_rows', fragments));
	return wide;
}

const isMeasured = (table: Table): string =>
	table.columns
		.filter((column) => column.type.startsWith('MAP'))
		.map((column) => `cardinality(${column.name}) > 0 or total is not null`)
		.join(' or ') || 'true';

async function listRejects(db: DuckDBConnection, mapped: Omit<Mapped, 'rejects'>, faults: Fault[]) {
	const rows = await runQuery(db, {
		name: 'intake/list_rejects',
		sql: sql('list_rejects', { mapped: mapped.relation, ...lineFragments(mapped.staged) }),
		row: z.object({ line: z.number(), fault: z.number() })
	});
	// What is wrong with a cell comes before what is wrong with the row for want of it: the first says enough.
	const said = new Set<string>();
	return rows.flatMap(({ line, fault }) => {
		const { column, rule } = faults[fault] ?? { column: '', rule: '' };
		const cell = `${line} ${column}`;
		if (said.has(cell)) return [];
		said.add(cell);
		return { line, column, rule };
	});
}

/** The fragments by which a query on mapped rows knows the line of each. */
export const lineFragments = (staged: Staged) => ({
	header_line: `${staged.headerLine}`,
	line: staged.lines ? 'lines._line' : 'null',
	join_lines: staged.lines ? `left join ${staged.lines} as lines using (_record)` : ''
});

/**
 * Turns staged source rows into typed rows of one table, in the table `relation`; a row that breaks a
 * rule keeps the numbers of those rules and is rejected with line, column and rule.
 */
export async function mapOutput(
	db: DuckDBConnection,
	staged: Staged,
	output: Output,
	table: Table,
	headers: string[],
	instruments: Map<string, string>,
	relation: string
): Promise<Mapped> {
	const source = await spread(db, output, staged.source);
	const faults: Fault[] = [];
	const selects = variantsOf(output).map((variant) => {
		const columns = mapVariant(table, variant, headers, instruments, staged.isTrimmed);
		const own = columns.flatMap((column) => column.faults);
		const from = faults.push(...own) - own.length;
		const select = typedRows(columns, numbered(own, from), source);
		return output.repeat
			? sql('measured_rows', { typed: select, is_measured: isMeasured(table) })
			: select;
	});
	const rules = numbered(table.rules, faults.length);
	const mappedSql = sql('map_rows', {
		mapped: relation,
		typed: selects.join('\nunion all\n'),
		rules: rules.faults,
		is_faulty: rules.is_faulty
	});
	await runStatements(db, 'intake/map_rows', mappedSql);
	const [counted] = await runQuery(db, {
		name: 'intake/count_mapped',
		sql: sql('count_mapped', { mapped: relation }),
		row: z.object({ read: z.number(), rejected: z.number() })
	});
	const mapped = {
		table,
		relation,
		staged,
		read: (counted?.read ?? 0) + staged.rejects.length,
		rejected: (counted?.rejected ?? 0) + staged.rejects.length
	};
	const inRows = await listRejects(db, mapped, [...faults, ...table.rules]);
	const rejects = [...staged.rejects, ...inRows].sort((a, b) => a.line - b.line);
	return { ...mapped, rejects };
}
