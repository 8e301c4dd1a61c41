import { asSource } from '#lib/profiles/profile.ts';
import type { ColumnSource, Profile } from '#lib/profiles/profile.ts';

export type Path = (string | number)[];

/** One column of the contract as a profile fills it, and where in the profile that stands. */
export type PlacedSource = { table: string; column: string; source: ColumnSource; path: Path };

/** Every column that a profile fills, those of its sets of rows too. */
export function profileSources({ tables }: Profile): PlacedSource[] {
	return tables.flatMap(({ table, columns, repeat = [] }, at) => {
		const places = [
			{ columns, path: ['tables', at, 'columns'] },
			...repeat.map((entry, set) => ({
				columns: entry.columns,
				path: ['tables', at, 'repeat', set, 'columns']
			}))
		];
		return places.flatMap((place) =>
			Object.entries(place.columns).map(([column, source]) => ({
				table,
				column,
				source: asSource(source),
				path: [...place.path, column]
			}))
		);
	});
}

/** The SQL expressions of a profile, each with the column it fills: they run where the profile is used. */
export const profileSql = (profile: Profile): { column: string; sql: string }[] =>
	profileSources(profile).flatMap(({ table, column, source }) =>
		source.sql === undefined ? [] : [{ column: `${table}.${column}`, sql: source.sql }]
	);
