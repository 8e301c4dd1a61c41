/** A column of the contract, as mapping needs it: DuckDB's word for its type, and the words an ENUM allows. */
export type ContractColumn = {
	name: string;
	type: string;
	isRequired: boolean;
	about: string;
	values?: string[] | undefined;
};

/** A table of the contract: what an export can become. */
export type ContractTable = { table: string; about?: string; columns: ContractColumn[] };

/** Whether the column holds the answers of a questionnaire, each under its item's code. */
export const holdsItems = ({ type }: ContractColumn): boolean => type.startsWith('MAP');

/** The columns without which there is no row. */
export const requiredColumns = ({ columns }: ContractTable): string[] =>
	columns.filter(({ isRequired }) => isRequired).map(({ name }) => name);
