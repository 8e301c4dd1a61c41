import { isDeepStrictEqual } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import { kindColumns, unitKeys, unitsOfOnePerson } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { PlumblineError, QueryFailed } from '#lib/server/errors.ts';
import { fillSql, readSqlFile } from '#lib/server/sql-file.ts';
import { askAlone, executeExample, isWorked } from '#lib/server/measures/worked-example.ts';
import { countUnits } from '#lib/server/measures/one-row-per-unit.ts';

/** A rule that a measure breaks; `path` leads into its header, `sqlLine` counts from the first line of its select. */
export type Verdict = { path?: PropertyKey[]; sqlLine?: number; rule: string; fix: string };

type Sort = 'boolean' | 'number' | 'date' | 'any';

const sorts: Record<string, Sort> = {
	success: 'boolean',
	event: 'boolean',
	competing: 'boolean',
	...Object.fromEntries(
		['baseline', 'last', 'days', 'time', 'week', 'value', 'part', 'whole'].map((name) => [
			name,
			'number'
		])
	)
};

const fits: Record<Sort, RegExp> = {
	boolean: /^BOOLEAN$/,
	number: /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/,
	date: /^DATE$/,
	any: /./
};

/** The columns a measure must have, what sort each is of, and which part of its header asks for it. */
function neededColumns(measure: Measure): { name: string; sort: Sort; why: string }[] {
	const { kind, unit, ledger, dimensions, tells } = measure;
	const of = (names: readonly string[], why: string, sort?: Sort) =>
		names.map((name) => ({ name, sort: sort ?? sorts[name] ?? 'any', why }));
	return [
		...of(unitKeys[unit], `one row is one ${unit.replaceAll('_', ' ')}`),
		...of([measure.date], 'it is the date of the header', 'date'),
		...of(Object.keys(ledger), 'it is a step of the ledger', 'boolean'),
		...of(kindColumns[kind], `a ${kind.replaceAll('_', ' ')} needs it`),
		...of(measure.competing === undefined ? [] : ['competing'], 'the header names competing exits'),
		...of(unitsOfOnePerson.includes(unit) ? ['person'] : [], 'one person has several of them'),
		...of(dimensions, 'it is a dimension of the header'),
		...of(Object.keys(tells), 'the header tells it', 'number')
	];
}

/** DuckDB's own words are about the select and made-up rows: no cell of the clinic's is in them. */
function duckDbVerdict(error: unknown, linesBefore: number): Verdict {
	const cause = error instanceof QueryFailed ? error.cause : error;
	const message = cause instanceof Error ? cause.message : '';
	const line = /^LINE (\d+):/m.exec(message)?.[1];
	return {
		sqlLine: line === undefined ? 1 : Math.max(1, Number(line) - linesBefore),
		rule: `DuckDB cannot run it: ${(message.split('\n')[0] ?? '').replace(/[.!]$/, '')}`,
		fix: 'Mend the select; docs/measures.md says which tables there are.'
	};
}

async function columnsOf(db: DuckDBConnection, { sql, parameters }: Measure) {
	const { sql: template } = readSqlFile('own_measures/columns.sql');
	const reader = await db.runAndReadAll(fillSql(template, { rows: sql }), parameters);
	const types = reader.columnTypes();
	return new Map(reader.columnNames().map((name, index) => [name, `${types[index]}`]));
}

async function columnVerdicts(db: DuckDBConnection, measure: Measure): Promise<Verdict[]> {
	try {
		const columns = await columnsOf(db, measure);
		return neededColumns(measure).flatMap(({ name, sort, why }): Verdict[] => {
			const type = columns.get(name);
			if (type === undefined)
				return [
					{ sqlLine: 1, rule: `the select has no column ${name}: ${why}`, fix: `Add ${name}.` }
				];
			if (fits[sort].test(type)) return [];
			const rule = `the column ${name} is ${type}, and should be a ${sort}: ${why}`;
			return [{ sqlLine: 1, rule, fix: `Give ${name} as a ${sort}.` }];
		});
	} catch (error) {
		// The template has two lines above the select.
		return [duckDbVerdict(error, 2)];
	}
}

async function grainVerdicts(db: DuckDBConnection, measure: Measure): Promise<Verdict[]> {
	const { rows, units } = await countUnits(db, measure);
	if (rows === units) return [];
	const unit = measure.unit.replaceAll('_', ' ');
	return [
		{
			sqlLine: 1,
			rule: `on made-up data the select gives ${rows} rows for ${units} units, not one row per ${unit}`,
			fix: `Join so that each ${unit} comes once: a stay has several sessions, scores and claims.`
		}
	];
}

/** The engine itself asks, by nothing, by month and by program: what it cannot answer is no measure. */
async function engineVerdicts(db: DuckDBConnection, measure: Measure): Promise<Verdict[]> {
	try {
		for (const by of [undefined, 'month', 'program']) await askAlone(db, measure, by);
		return [];
	} catch (error) {
		if (error instanceof QueryFailed) return [duckDbVerdict(error, Infinity)];
		if (!(error instanceof PlumblineError)) throw error;
		return [{ rule: error.message, fix: 'Compare it with a shipped measure of its kind.' }];
	}
}

/** Holds one measure of a clinic's own against `db`, made-up rows derived as a snapshot is. Runs no query on real data. */
export async function judgeMeasure(db: DuckDBConnection, measure: Measure): Promise<Verdict[]> {
	const columns = await columnVerdicts(db, measure);
	if (columns.length > 0) return columns;
	try {
		const grain = await grainVerdicts(db, measure);
		return grain.length > 0 ? grain : await engineVerdicts(db, measure);
	} catch (error) {
		if (error instanceof QueryFailed) return [duckDbVerdict(error, Infinity)];
		throw error;
	}
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Executes the worked example of a measure in `db`, which holds its rows: what comes out otherwise than it says. */
export async function judgeExample(db: DuckDBConnection, measure: Measure): Promise<Verdict[]> {
	if (!isWorked(measure)) return [];
	const { expect } = measure.example;
	const told = await executeExample(db, measure);
	return Object.entries(expect).flatMap(([key, expected]): Verdict[] => {
		if (isDeepStrictEqual(told[key], expected)) return [];
		const rule = `the worked example comes out as ${key} ${show(told[key])}, not ${show(expected)}`;
		const fix = 'Correct the rows or the answer of the example, or the select.';
		return [{ path: ['example', 'expect', key], rule, fix }];
	});
}
