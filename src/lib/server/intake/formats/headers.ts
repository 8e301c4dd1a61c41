/** The headers of a table as columns of DuckDB, and what had to be done to them. */
export type Headers = { headers: string[]; notes: string[] };

// The names of the two columns that every relation of rows has before those of the file.
const reserved = ['_record', '_line'];

// DuckDB takes "Program" and "program" for one name.
const plain = (header: string): string => header.toLowerCase();

function freeName(wanted: string, taken: Set<string>): string {
	for (let number = 2; ; number++)
		if (!taken.has(plain(`${wanted}_${number}`))) return `${wanted}_${number}`;
}

/**
 * Makes the cells of a header line into names that are all different: a nameless column is called by its number, the
 * second of two alike gets a number. The notes say which. Names and numbers of columns only, never what is in them.
 */
export function nameHeaders(cells: readonly string[]): Headers {
	const notes: string[] = [];
	const taken = new Set([...reserved, ...cells.map(plain).filter((cell) => cell !== '')]);
	const used = new Set(reserved);
	const headers = cells.map((cell, at) => {
		const isNameless = cell.trim() === '';
		const wanted = isNameless ? `column_${at + 1}` : cell.replaceAll('\0', '');
		const isFree = !used.has(plain(wanted)) && !(isNameless && taken.has(plain(wanted)));
		const name = isFree ? wanted : freeName(wanted, new Set([...taken, ...used]));
		used.add(plain(name));
		if (isNameless) notes.push(`column ${at + 1} has no name: it is called ${name}`);
		else if (!isFree)
			notes.push(`the header ${wanted} stands more than once: column ${at + 1} is called ${name}`);
		return name;
	});
	return { headers, notes };
}

/** Of the first rows of a table, the one that names the columns: the first with at least half as many cells as the fullest. */
export function headerRow(filled: readonly number[]): number {
	const fullest = Math.max(0, ...filled);
	return filled.findIndex((cells) => cells > 0 && cells >= fullest / 2);
}

const totals = /^\s*(grand|sub)?[ -]?totals?\b/i;

/** Whether these cells are a line of totals below a table: it says so, and at least half of it is empty. */
export function isTotals(cells: readonly (string | null)[], width: number): boolean {
	const filled = cells.filter((cell) => cell !== null && cell.trim() !== '');
	return filled.length <= width / 2 && totals.test(filled[0] ?? '');
}
