import { formatCount } from '#lib/measures/format.ts';

type Changed = { changed: number; changes: { column: string; rows: number }[] };

/** What a file changed, by column: "4 changed: discharged_on in 3, discharge_reason in 2". */
export function changedWords({ changed, changes }: Changed): string {
	const total = `${formatCount(changed)} changed`;
	if (changes.length === 0) return total;
	const columns = changes.map(({ column, rows }) => `${column} in ${formatCount(rows)}`);
	return `${total}: ${columns.join(', ')}`;
}
