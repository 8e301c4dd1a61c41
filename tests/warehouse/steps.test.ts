import { expect, test } from 'vitest';
import { QueryFailed } from '#lib/server/errors.ts';
import { madeUpWarehouse } from '#lib/server/measures/made-up-warehouse.ts';
import { readSettings } from '#lib/server/settings.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { derivationSteps } from '#lib/server/warehouse/derive.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';
import { namesMade, namesRead, runSteps } from '#lib/server/warehouse/steps.ts';
import type { Step } from '#lib/server/warehouse/steps.ts';

async function onTwo(steps: Step[]): Promise<void> {
	const instance = await openInMemory();
	const connections = [await instance.connect(), await instance.connect()];
	try {
		await runSteps(connections, steps);
	} finally {
		for (const db of connections) db.closeSync();
		instance.closeSync();
	}
}

const stepOf = (sql: string, known: string[], heard: string[]): Step => ({
	makes: namesMade(sql),
	reads: namesRead(sql, known),
	run: async (db) => {
		await runStatements(db, 'test', sql);
		heard.push(...namesMade(sql));
	}
});

const slow = 'select count(*) as n from range(3000) one, range(3000) other';

test('a step waits for those that make what it reads, and for no others', async () => {
	const heard: string[] = [];
	let begun = () => {};
	const other = new Promise<void>((resolve) => (begun = resolve));
	const hear = (name: string, until?: Promise<void>) => async () => {
		await until;
		heard.push(name);
		if (name === 'at once') begun();
	};
	await onTwo([
		{ makes: ['a'], reads: [], run: hear('waits for the other', other) },
		{ makes: ['b'], reads: ['a'], run: hear('after') },
		{ makes: ['c'], reads: ['none'], run: hear('at once') }
	]);
	expect(heard).toEqual(['at once', 'waits for the other', 'after']);
});

test('of what can begin, the step goes first that most others wait for', async () => {
	const heard: string[] = [];
	const step = (makes: string, reads: string[]): Step => ({
		makes: [makes],
		reads,
		run: async () => void heard.push(makes)
	});
	const instance = await openInMemory();
	const db = await instance.connect();
	await runSteps([db], [step('a', []), step('b', []), step('c', ['b'])]);
	db.closeSync();
	instance.closeSync();
	expect(heard[0]).toBe('b');
	expect([...heard].sort()).toEqual(['a', 'b', 'c']);
});

test('where a step fails, what waits for it is not begun, what runs is finished, and its error is thrown', async () => {
	const heard: string[] = [];
	const failing = onTwo([
		stepOf(`create table slowly as ${slow};`, [], heard),
		stepOf("create table fails as select error('no') as n;", [], heard),
		stepOf('create table after as select n from fails;', ['slowly', 'fails'], heard)
	]);
	await expect(failing).rejects.toBeInstanceOf(QueryFailed);
	expect(heard).toEqual(['slowly']);
});

test('of a text of SQL the names it makes are found, and those it reads outside its comments', () => {
	const sql =
		'-- of a and b\ncreate macro f(x) as x;\n\ncreate table c as\nselect * from b join d using (a_id);\n';
	expect(namesMade(sql)).toEqual(['f', 'c']);
	expect(namesRead(sql, ['a', 'b', 'd', 'e'])).toEqual(['b', 'd']);
});

test('every table, view, macro and type that is derived is known as made by its step', async () => {
	const known = derivationSteps('select 1').flatMap(({ makes }) => makes);
	expect(known.length).toBeGreaterThan(30);
	const { db, close } = await madeUpWarehouse(
		{},
		{ asOf: null, settings: readSettings(), registry: [] }
	);
	const reader = await db.runAndReadAll(
		`select table_name from duckdb_tables() where not internal
		union select view_name from duckdb_views() where not internal
		union select function_name from duckdb_functions() where function_type = 'macro' and not internal
		union select type_name from duckdb_types() where not internal`
	);
	close();
	const contract = [...(await readContract()).keys()];
	const made = reader.getRows().map(([name]) => String(name));
	const derived = made.filter((name) => !contract.includes(name) && !name.startsWith('setting_'));
	expect(derived.sort()).toEqual(known.sort());
});
