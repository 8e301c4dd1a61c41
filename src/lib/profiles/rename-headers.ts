import type { ColumnSources, ItemSource, Output, Profile } from '#lib/profiles/profile.ts';
import type { Renamed } from '#lib/profiles/header-likeness.ts';

type Rename = (header: string) => string;

const renameColumns = (columns: ColumnSources, rename: Rename): ColumnSources =>
	Object.fromEntries(
		Object.entries(columns).map(([column, source]) => {
			if (typeof source === 'string') return [column, rename(source)];
			return [
				column,
				source.from === undefined ? source : { ...source, from: rename(source.from) }
			];
		})
	);

// A pattern of items names no header by itself.
const renameItems = (items: ItemSource, rename: Rename): ItemSource =>
	typeof items === 'string'
		? items
		: Object.fromEntries(Object.entries(items).map(([code, header]) => [code, rename(header)]));

const renameOutput = (output: Output, rename: Rename): Output => ({
	...output,
	columns: renameColumns(output.columns, rename),
	...(output.items && { items: renameItems(output.items, rename) }),
	...(output.spread && {
		spread: {
			...output.spread,
			by: rename(output.spread.by),
			name: rename(output.spread.name),
			value: rename(output.spread.value)
		}
	}),
	...(output.repeat && {
		repeat: output.repeat.map((entry) => ({
			columns: renameColumns(entry.columns, rename),
			...(entry.items && { items: renameItems(entry.items, rename) })
		}))
	})
});

/**
 * The profile for an export whose columns are called otherwise now. SQL expressions stay as they are: a name in them
 * may be anything.
 */
export function renameHeaders(profile: Profile, renamed: Renamed[]): Profile {
	const names = new Map(renamed.map(({ from, to }) => [from, to]));
	const rename = (header: string): string => names.get(header) ?? header;
	return {
		...profile,
		recognise: profile.recognise.map(rename),
		tables: profile.tables.map((output) => renameOutput(output, rename))
	};
}
