import type { ColumnForm, ItemsForm, MappingForm } from '#lib/profiles/mapping-form.ts';

type Fields = [string, string][];

const columnFields = (path: string, columns: Record<string, ColumnForm>): Fields =>
	Object.entries(columns).flatMap(([name, { values, ...texts }]): Fields => [
		...Object.entries(texts).map(([part, text]): [string, string] => [
			`${path}.${name}.${part}`,
			text
		]),
		...values.flatMap(({ from, to }, at): Fields => [
			[`${path}.${name}.values.${at}.from`, from],
			[`${path}.${name}.values.${at}.to`, to]
		])
	]);

const itemFields = (path: string, { pattern, codes }: ItemsForm): Fields => [
	[`${path}.pattern`, pattern],
	...codes.flatMap(({ code, header }, at): Fields => [
		[`${path}.codes.${at}.code`, code],
		[`${path}.codes.${at}.header`, header]
	])
];

/** The fields that the mapping form sends, named as its page names them. */
export function fieldsOf(form: MappingForm): Fields {
	const { recognise, drop, seen, file, tables, ...texts } = form;
	return [
		...Object.entries(texts),
		...recognise.map((header): [string, string] => ['recognise', header]),
		...drop.map((header): [string, string] => ['drop', header]),
		...seen.map((header): [string, string] => ['seen', header]),
		...Object.entries(file).map(([part, text]): [string, string] => [`file.${part}`, text]),
		...tables.flatMap((table, at): Fields => [
			[`tables.${at}.table`, table.table],
			[`tables.${at}.was`, table.table],
			...columnFields(`tables.${at}.columns`, table.columns),
			...itemFields(`tables.${at}.items`, table.items),
			...Object.entries(table.spread).map(([part, text]): [string, string] => [
				`tables.${at}.spread.${part}`,
				text
			]),
			...table.sets.flatMap((set, number): Fields => [
				...columnFields(`tables.${at}.sets.${number}.columns`, set.columns),
				...itemFields(`tables.${at}.sets.${number}.items`, set.items)
			])
		])
	];
}
