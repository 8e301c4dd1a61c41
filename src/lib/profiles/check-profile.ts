import { holdsItems, requiredColumns } from '#lib/profiles/contract-table.ts';
import type { ContractColumn, ContractTable } from '#lib/profiles/contract-table.ts';
import { didYouMean } from '#lib/measures/near-matches.ts';
import type { ColumnSource, Output, Profile } from '#lib/profiles/profile.ts';
import { profileSources } from '#lib/profiles/profile-sources.ts';
import type { Path } from '#lib/profiles/profile-sources.ts';

/** What is wrong with a profile: where, the rule, and how to mend it. */
export type ProfileFault = { path: Path; rule: string };

type Contract = ReadonlyMap<string, ContractTable>;

const longestName = 80;

function nameFaults({ name }: Profile): ProfileFault[] {
	if (name.trim() !== name || name === '' || name.length > longestName)
		return [{ path: ['name'], rule: `give the profile a name of 1 to ${longestName} characters` }];
	return /[\p{Cc}/\\]/u.test(name) || name.startsWith('.')
		? [
				{
					path: ['name'],
					rule: 'a name has no slash, no line break and no point at its start: choose another'
				}
			]
		: [];
}

/** Whether every row that an output makes has something for the column. */
const isFilled = ({ columns, repeat }: Output, column: string): boolean =>
	columns[column] !== undefined ||
	(repeat !== undefined &&
		repeat.length > 0 &&
		repeat.every((entry) => entry.columns[column] !== undefined));

function outputFaults(output: Output, at: number, contract: Contract): ProfileFault[] {
	const table = contract.get(output.table);
	const path = ['tables', at, 'table'];
	if (!table)
		return [
			{
				path,
				rule: `there is no table "${output.table}"${didYouMean(output.table, [...contract.keys()])}`
			}
		];
	const faults = requiredColumns(table)
		.filter((column) => !isFilled(output, column))
		.map((column) => ({
			path,
			rule: `${table.table} needs ${column}: say which header, constant or expression it comes from`
		}));
	const hasItems = output.items !== undefined || output.repeat?.some((entry) => entry.items);
	if (hasItems && !table.columns.some(holdsItems))
		faults.push({ path, rule: `${table.table} holds no answers: take "items" out` });
	return faults;
}

function wordFaults(column: ContractColumn, source: ColumnSource): string[] {
	const { values } = column;
	if (!values) return [];
	const words = [source.constant, source.default, ...Object.values(source.values ?? {})];
	const known = new Set(values.map((word) => word.toLowerCase()));
	return (
		words
			.filter((word) => word !== undefined && word !== null)
			// What an empty cell becomes goes through the map of values as well.
			.filter((word) => word !== source.default || !source.values)
			.filter((word) => !known.has(`${word}`.toLowerCase()))
			.map((word) => `"${word}" is not one of ${values.join(', ')}`)
	);
}

function sourceFaults(table: ContractTable, column: string, source: ColumnSource): string[] {
	const found = table.columns.find(({ name }) => name === column);
	const names = table.columns.map(({ name }) => name);
	if (!found)
		return [`there is no column "${column}" in ${table.table}${didYouMean(column, names)}`];
	if (holdsItems(found)) return [`the answers of "${column}" go under "items"`];
	const faults = wordFaults(found, source);
	if (source.date !== undefined && found.type !== 'DATE')
		faults.push(`"${column}" holds no date: take the date format out`);
	if (source.date !== undefined && !source.date.includes('%'))
		faults.push('write the date format in the letters of strptime, such as %m/%d/%Y');
	const isEmpty = [source.from, source.constant, source.sql].every((each) => each === undefined);
	if (isEmpty) faults.push(`say where "${column}" comes from: from, constant or sql`);
	return faults;
}

/**
 * Holds a profile against the contract: its tables and columns exist, what is required is filled, words are among
 * those allowed. The SQL in it is not looked at here.
 */
export function checkProfile(profile: Profile, contract: Contract): ProfileFault[] {
	const bySource = profileSources(profile).flatMap(({ table: name, column, source, path }) => {
		const table = contract.get(name);
		return table ? sourceFaults(table, column, source).map((rule) => ({ path, rule })) : [];
	});
	return [
		...nameFaults(profile),
		...profile.tables.flatMap((output, at) => outputFaults(output, at, contract)),
		...bySource
	];
}
