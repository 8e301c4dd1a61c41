// The plain baseline of a load: `bare-load.ts EXPORTS DATABASE` has DuckDB read the same files with given types into
// tables of the same rows, and does nothing else: no gate, no rules, no ledger, no Parquet, no derived tables.
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tables } from '#seed/tables.ts';
import type { TableName } from '#seed/tables.ts';
import { identifier, literal } from '#lib/server/sql-file.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';

const contractTables: Record<TableName, string> = {
	episodes: 'episode',
	attendance: 'attendance',
	assessments_phq9: 'assessment',
	assessments_gad7: 'assessment',
	assessments_asi: 'assessment',
	claims: 'claim_line',
	remittances: 'remit_line',
	appeals: 'appeal',
	authorizations: 'authorization',
	surveys: 'survey',
	follow_ups: 'follow_up',
	referrals: 'referral'
};

const [exports = '', database = ''] = process.argv.slice(2);
const contract = await readContract();
const instance = await DuckDBInstance.create(database);
const db = await instance.connect();
for (const [name, columns] of Object.entries(tables)) {
	const typed = contract.get(contractTables[name as TableName])?.columns ?? [];
	// The items of a questionnaire are columns of the file and a map of the contract.
	const typeOf = (column: string) => typed.find((each) => each.name === column)?.type ?? 'DOUBLE';
	const types = columns.map((column) => `${literal(column)}: ${literal(typeOf(column))}`);
	await db.run(
		`create table ${identifier(name)} as select * from read_csv(${literal(join(exports, `${name}.csv`))},
			header = true, auto_detect = false, ignore_errors = true, columns = {${types.join(', ')}})`
	);
}
await db.run('checkpoint');
db.closeSync();
instance.closeSync();
