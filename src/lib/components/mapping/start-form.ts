import { holdsItems } from '#lib/profiles/contract-table.ts';
import type { ContractColumn, ContractTable } from '#lib/profiles/contract-table.ts';
import { emptyColumn, emptyItems, formFromProfile, tableForm } from '#lib/profiles/mapping-form.ts';
import type {
	ColumnForm,
	ItemsForm,
	MappingForm,
	TableForm,
	ValueForm
} from '#lib/profiles/mapping-form.ts';
import type { Profile } from '#lib/profiles/profile.ts';
import { isWhole, valuesOf } from '#lib/profiles/samples.ts';
import type { Sample, Samples } from '#lib/profiles/samples.ts';
import type { Suggestion } from '#lib/profiles/suggest-mapping.ts';

/** A questionnaire that the house knows, with the codes of its items. */
export type KnownInstrument = { id: string; title: string; items: string[] };

/** The file that is mapped, and what it can become. */
export type MappingSource = {
	headers: string[];
	samples: Samples;
	tables: ContractTable[];
	instruments: KnownInstrument[];
};

const mostTexts = 12;
const boolean = ['true', 'false'];
const isYes = /^(true|yes|y|1)$/i;
const isNo = /^(false|no|n|0)$/i;

/** The words a column allows; undefined where it takes any text. */
export const wordsOf = ({ values, type }: ContractColumn): string[] | undefined =>
	values ?? (type === 'BOOLEAN' ? boolean : undefined);

/** The word that a value is as it stands, without any map. */
function ownWord(column: ContractColumn, value: string): string {
	if (column.type === 'BOOLEAN')
		return isYes.test(value) ? 'true' : isNo.test(value) ? 'false' : '';
	return column.values?.find((word) => word.toLowerCase() === value.toLowerCase()) ?? '';
}

const hasTexts = (column: ContractColumn, sample: Sample | undefined): boolean =>
	column.type === 'VARCHAR' &&
	!column.name.endsWith('_id') &&
	column.name !== 'instrument' &&
	sample !== undefined &&
	isWhole(sample) &&
	sample.distinct <= mostTexts;

/** A row for each value of the file and each that is mapped already. */
export function valueRows(
	column: ContractColumn,
	given: ValueForm[],
	sample: Sample | undefined
): ValueForm[] {
	const mapped = new Set(given.map(({ from }) => from));
	const others = valuesOf(sample).filter((value) => !mapped.has(value));
	if (wordsOf(column)) {
		// A value that a map does not list is rejected, also where it is a word as it stands.
		const to = (value: string) => (given.length > 0 ? '' : ownWord(column, value));
		return [...given, ...others.map((from) => ({ from, to: to(from) }))];
	}
	return hasTexts(column, sample)
		? [...given, ...others.map((from) => ({ from, to: from }))]
		: given;
}

function fullColumns(
	columns: Record<string, ColumnForm>,
	table: ContractTable | undefined,
	samples: Samples
): Record<string, ColumnForm> {
	const mapped = table?.columns.filter((column) => !holdsItems(column)) ?? [];
	return Object.fromEntries(
		mapped.map((column) => {
			const form = columns[column.name] ?? emptyColumn();
			const values = valueRows(column, form.values, samples[form.from]);
			return [column.name, { ...form, values }];
		})
	);
}

const blankItems = 4;

function fullItems(items: ItemsForm, instrument: KnownInstrument | undefined): ItemsForm {
	const there = new Set(items.codes.map(({ code }) => code));
	const known = (instrument?.items ?? []).filter((code) => !there.has(code));
	const more = known.length > 0 ? known : Array.from({ length: blankItems }, () => '');
	return { ...items, codes: [...items.codes, ...more.map((code) => ({ code, header: '' }))] };
}

/** A table's form with a field for every column that the contract has, and a row for every value of the file. */
function fullTable(form: TableForm, { samples, tables, instruments }: MappingSource): TableForm {
	const table = tables.find((each) => each.table === form.table);
	const known = (columns: Record<string, ColumnForm>) =>
		instruments.find(({ id }) => id === (columns.instrument ?? form.columns.instrument)?.constant);
	return {
		...form,
		columns: fullColumns(form.columns, table, samples),
		items: fullItems(form.items, known(form.columns)),
		sets: form.sets.map((set) => ({
			columns: fullColumns(set.columns, table, samples),
			items: fullItems(set.items, known(set.columns))
		}))
	};
}

/** A table to begin with: as suggested for it, else empty. */
export function newTable(
	table: string,
	source: MappingSource,
	suggestion: Suggestion | undefined
): TableForm {
	return fullTable(tableForm(suggestion?.output ?? { table, columns: {} }), source);
}

/** A further set of rows of a table. */
export function newSet(form: TableForm, source: MappingSource): TableForm['sets'][number] {
	const blank = { columns: {}, items: emptyItems() };
	return fullTable({ ...form, sets: [blank] }, source).sets[0] ?? blank;
}

/** The form of a profile over a file (or over what the profile knows of its files). A table without any column begins as it is suggested. */
export function startForm(
	profile: Profile,
	source: MappingSource,
	suggestions: Record<string, Suggestion>,
	hasFile: boolean
): MappingForm {
	const form = formFromProfile(profile);
	const isBlank = ({ columns, sets }: TableForm): boolean =>
		Object.keys(columns).length === 0 && sets.length === 0;
	return {
		...form,
		seen: hasFile ? source.headers : form.seen,
		tables: form.tables.map((each) =>
			isBlank(each)
				? newTable(each.table, source, suggestions[each.table])
				: fullTable(each, source)
		)
	};
}
