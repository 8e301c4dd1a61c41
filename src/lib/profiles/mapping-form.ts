import { asSource } from '#lib/profiles/profile.ts';
import type {
	ColumnSource,
	ColumnSources,
	ItemSource,
	Output,
	Profile
} from '#lib/profiles/profile.ts';

/** What a value of the file becomes: a word, `leftEmpty`, or nothing at all: then the row is rejected. */
export type ValueForm = { from: string; to: string };

/** In place of a word: the cell is read as empty. */
export const leftEmpty = ':empty';

/** Where one column of the contract comes from, as fields of text; an empty field says nothing. */
export type ColumnForm = {
	from: string;
	constant: string;
	sql: string;
	date: string;
	default: string;
	values: ValueForm[];
};

export type ItemsForm = { pattern: string; codes: { code: string; header: string }[] };

/** One of several rows that a source row becomes. */
export type SetForm = { columns: Record<string, ColumnForm>; items: ItemsForm };

export type SpreadForm = { by: string; name: string; value: string; names: string };

export type TableForm = {
	table: string;
	columns: Record<string, ColumnForm>;
	items: ItemsForm;
	sets: SetForm[];
	spread: SpreadForm;
};

type FormPart = 'delimiter' | 'quote' | 'skip_rows' | 'encoding' | 'sheet';

/** A profile as a form shows it. Fields of the page are named by their path: tables.0.columns.admitted_on.from. */
export type MappingForm = {
	name: string;
	version: string;
	about: string;
	source: string;
	route: string;
	recognise: string[];
	drop: string[];
	seen: string[];
	file: Record<FormPart, string>;
	tables: TableForm[];
};

const textOf = (value: string | number | undefined): string =>
	value === undefined ? '' : `${value}`;

export const emptyColumn = (): ColumnForm => ({
	from: '',
	constant: '',
	sql: '',
	date: '',
	default: '',
	values: []
});

export const emptyItems = (): ItemsForm => ({ pattern: '', codes: [] });

function valuesForm({ values = {}, default: empty }: ColumnSource): ValueForm[] {
	return Object.entries(values)
		.filter(([from, to]) => from !== textOf(empty) || `${to}` !== from)
		.map(([from, to]) => ({ from, to: to === null ? leftEmpty : `${to}` }));
}

function columnForm(given: ColumnSource | string): ColumnForm {
	const source = asSource(given);
	return {
		from: source.constant === undefined && source.sql === undefined ? textOf(source.from) : '',
		constant: textOf(source.constant),
		sql: source.constant === undefined ? textOf(source.sql) : '',
		date: textOf(source.date),
		default: textOf(source.default),
		values: valuesForm(source)
	};
}

const columnsForm = (columns: ColumnSources): Record<string, ColumnForm> =>
	Object.fromEntries(Object.entries(columns).map(([name, source]) => [name, columnForm(source)]));

function itemsForm(items: ItemSource | undefined): ItemsForm {
	if (typeof items === 'string') return { pattern: items, codes: [] };
	const codes = Object.entries(items ?? {}).map(([code, header]) => ({ code, header }));
	return { pattern: '', codes };
}

/** One table of a profile as its form. */
export function tableForm({ table, columns, items, repeat = [], spread }: Output): TableForm {
	return {
		table,
		columns: columnsForm(columns),
		items: itemsForm(items),
		sets: repeat.map((entry) => ({
			columns: columnsForm(entry.columns),
			items: itemsForm(entry.items)
		})),
		spread: {
			by: spread?.by ?? '',
			name: spread?.name ?? '',
			value: spread?.value ?? '',
			names: spread?.names.join(', ') ?? ''
		}
	};
}

/** A profile as a form shows it. `profileFromForm` leads back to the same profile. */
export function formFromProfile(profile: Profile): MappingForm {
	const file = profile.file;
	return {
		name: profile.name,
		version: `${profile.version}`,
		about: profile.about ?? '',
		source: profile.source ?? '',
		route: profile.route ?? '',
		recognise: profile.recognise,
		drop: profile.drop,
		seen: profile.seen ?? [],
		file: {
			delimiter: file.delimiter ?? '',
			quote: file.quote ?? '',
			skip_rows: textOf(file.skip_rows),
			encoding: file.encoding ?? '',
			sheet: file.sheet ?? ''
		},
		tables: profile.tables.map(tableForm)
	};
}
