import { readContract } from '#lib/server/warehouse/contract.ts';
import type { Column, Table } from '#lib/server/warehouse/contract.ts';

const typeWords: Record<string, string> = {
	VARCHAR: 'text',
	DATE: 'date',
	DOUBLE: 'number',
	BOOLEAN: 'true or false',
	'MAP(VARCHAR, DOUBLE)': 'columns of their own'
};

function typeOf({ type, values }: Column): string {
	if (values) return values.join(', ');
	if (type.startsWith('DECIMAL')) return 'number with two decimals';
	return typeWords[type] ?? 'whole number';
}

const columnRow = (column: Column): string =>
	`| \`${column.name}\`${column.isRequired ? ' *' : ''} | ${typeOf(column)} | ${column.about} |`;

const section = (table: Table): string =>
	[
		`## ${table.table}`,
		'',
		`${table.about[0]?.toUpperCase()}${table.about.slice(1)}. A row is known again by ${table.key.map((name) => `\`${name}\``).join(', ')}${table.repeats ? ', and by how often that occurs in the file' : ''}.`,
		'',
		'| column | holds | |',
		'| --- | --- | --- |',
		...table.columns.map(columnRow),
		'',
		...(table.rules.length > 0
			? ['A row is rejected where', '', ...table.rules.map(({ rule }) => `- ${rule}`), '']
			: [])
	].join('\n');

/** The page docs/tables.md: every table of the contract as queries/contract/ declares it. */
export async function tablesPage(): Promise<string> {
	const tables = [...(await readContract()).values()];
	const intro =
		'# Tables\n\nMade from `queries/contract/` by `npm run docs`. `*` is required. Beside each date `…_on` stands a `…_day` for exports without dates: whole days since admission.\n';
	return [intro, ...tables.map(section)].join('\n');
}
