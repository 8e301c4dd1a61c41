import { fieldTree, listAt, partAt, textAt } from '#lib/profiles/form-fields.ts';
import type { FieldTree } from '#lib/profiles/form-fields.ts';
import { routes } from '#lib/profiles/date-routes.ts';
import { leftEmpty } from '#lib/profiles/mapping-form.ts';
import type {
	ColumnSource,
	ColumnSources,
	ItemSource,
	Output,
	Profile
} from '#lib/profiles/profile.ts';

/** What the person asked for: to see rows, to save, to save and load, or to go on with the form as it now is. */
export type MappingIntent = 'preview' | 'save' | 'use' | 'edit';

/** `profile` is what the form says also where there are problems: the form is shown again from it. */
export type ReadForm = { profile: Profile; problems: string[]; intent: MappingIntent; who: string };

/** A whole number as a number: 1 is written 1 in the profile, 01 and 1.50 stay as they stand. */
const plain = (text: string): string | number =>
	/^-?(0|[1-9]\d{0,14})$/.test(text) && text !== '-0' ? Number(text) : text;

const isSame = (from: string, to: string, isWord: boolean): boolean =>
	isWord ? from.toLowerCase() === to.toLowerCase() : from === to;

/**
 * The map of values; none where every value stays as it is. A word is one of the contract's, whose case does not
 * matter (`to`); a text is the user's own, an empty one means the cell is read as empty (`text`).
 */
function readValues(tree: FieldTree): ColumnSource['values'] {
	const rows = listAt(tree, 'values').flatMap((row) => {
		const from = partAt(row, 'from').values.at(-1) ?? '';
		const isWord = !row.parts.has('text');
		const to = isWord ? textAt(row, 'to') : textAt(row, 'text') || leftEmpty;
		return from === '' || to === '' ? [] : [{ from, to, isWord }];
	});
	if (rows.every(({ from, to, isWord }) => isSame(from, to, isWord))) return undefined;
	return Object.fromEntries(
		rows.map(({ from, to }) => [from, to === leftEmpty ? null : plain(to)])
	);
}

/** What an empty cell becomes goes through the map of values as any other, so it has to be in it. */
function withDefault(source: ColumnSource): ColumnSource {
	const { default: empty, values } = source;
	if (empty === undefined || !values || `${empty}` in values) return source;
	return { ...source, values: { ...values, [`${empty}`]: empty } };
}

type Note = (problem: string) => void;

function readColumn(tree: FieldTree, name: string, note: Note): ColumnSource | string | undefined {
	const [from, constant, sql] = ['from', 'constant', 'sql'].map((part) => textAt(tree, part));
	const ways = [from, constant, sql].filter(Boolean);
	if (ways.length > 1)
		note(
			`${name}: choose one of a column of the file, a fixed value and SQL, and clear the others.`
		);
	if (ways.length === 0) return undefined;
	if (constant) return { constant: plain(constant) };
	const source: ColumnSource = sql ? { sql } : { from: from ?? '' };
	const date = textAt(tree, 'date_other') || textAt(tree, 'date');
	const empty = textAt(tree, 'default');
	const values = readValues(tree);
	if (values) source.values = values;
	if (date) source.date = date;
	if (empty) source.default = plain(empty);
	return Object.keys(source).length === 1 && source.from ? source.from : withDefault(source);
}

function readColumns(tree: FieldTree, note: Note): ColumnSources {
	const columns: ColumnSources = {};
	for (const [name, part] of tree.parts) {
		const source = readColumn(part, name, note);
		if (source !== undefined) columns[name] = source;
	}
	return columns;
}

function readItems(tree: FieldTree, note: Note): ItemSource | undefined {
	const pattern = textAt(tree, 'pattern');
	if (pattern && !pattern.includes('{n}'))
		note(
			'The pattern of the answers has no {n}, which stands for the number of the item: phq9_{n}.'
		);
	else if (pattern) return pattern;
	const codes = listAt(tree, 'codes')
		.map((row) => [textAt(row, 'code'), textAt(row, 'header')] as const)
		.filter(([code, header]) => code !== '' && header !== '');
	return codes.length > 0 ? Object.fromEntries(codes) : undefined;
}

function readSpread(tree: FieldTree): Output['spread'] {
	const [by = '', name = '', value = ''] = ['by', 'name', 'value'].map((part) =>
		textAt(tree, part)
	);
	const names = textAt(tree, 'names')
		.split(',')
		.map((each) => each.trim())
		.filter(Boolean);
	return by || name || value || names.length > 0 ? { by, name, value, names } : undefined;
}

function readOutput(tree: FieldTree, note: Note): Output {
	const table = textAt(tree, 'table');
	if (table === '') note('Choose the table that the file becomes.');
	const was = textAt(tree, 'was');
	// Without a script the columns of the table before are still in the form.
	if (was !== '' && was !== table) return { table, columns: {} };
	const output: Output = { table, columns: readColumns(partAt(tree, 'columns'), note) };
	const items = readItems(partAt(tree, 'items'), note);
	const repeat = listAt(tree, 'sets').map((set) => {
		const own = readItems(partAt(set, 'items'), note);
		const columns = readColumns(partAt(set, 'columns'), note);
		return own === undefined ? { columns } : { columns, items: own };
	});
	const spread = readSpread(partAt(tree, 'spread'));
	if (items !== undefined) output.items = items;
	if (spread) output.spread = spread;
	if (repeat.length > 0) output.repeat = repeat;
	return output;
}

function readFile(tree: FieldTree, note: Note): Profile['file'] {
	const file: Profile['file'] = {};
	for (const part of ['delimiter', 'quote', 'encoding', 'sheet'] as const) {
		// A tab is a blank, and a delimiter.
		const text = partAt(tree, part).values.at(-1) ?? '';
		if (text !== '') file[part] = text === '\\t' ? '\t' : text;
	}
	const skip = textAt(tree, 'skip_rows');
	if (/^\d{1,6}$/.test(skip)) file.skip_rows = Number(skip);
	else if (skip !== '') note('Rows above the header: write a whole number.');
	return file;
}

/** What a button that is not of the three asks to be done to the form: add_set.0, remove_table.1 … */
function applyEdit(tables: Output[], asked: string): Output[] {
	const [what = '', at = '', set = ''] = asked.split('.');
	const changed = (change: (output: Output) => Output) =>
		tables.map((output, index) => (index === Number(at) ? change(output) : output));
	const blank = { columns: {} };
	switch (what) {
		case 'add_table':
			return [...tables, { table: '', ...blank }];
		case 'remove_table':
			return tables.filter((_, index) => index !== Number(at));
		case 'add_set':
			return changed((output) => ({ ...output, repeat: [...(output.repeat ?? []), blank] }));
		case 'remove_set':
			return changed((output) => {
				const repeat = output.repeat?.filter((_, index) => index !== Number(set)) ?? [];
				return { ...output, repeat: repeat.length > 0 ? repeat : undefined };
			});
		default:
			return tables;
	}
}

const intents = new Set(['preview', 'save', 'use']);

/**
 * Reads the fields of the mapping form. The profile is what the form says, as far as it goes, also where `problems`
 * says what has to be mended first. Whether it holds against the contract is asked when it is saved.
 */
export function profileFromForm(fields: [string, string][]): ReadForm {
	const tree = fieldTree(fields);
	const problems: string[] = [];
	const note = (problem: string): void =>
		void (problems.includes(problem) || problems.push(problem));
	const all = (name: string): string[] => [...new Set(partAt(tree, name).values.filter(Boolean))];
	const asked = textAt(tree, 'intent') || 'preview';
	const tables = applyEdit(
		listAt(tree, 'tables').map((each) => readOutput(each, note)),
		asked
	);
	const route = routes.find((each) => each === textAt(tree, 'route'));
	const [about, source, seen] = [textAt(tree, 'about'), textAt(tree, 'source'), all('seen')];
	const profile: Profile = {
		name: textAt(tree, 'name'),
		version: Number(/^\d{1,9}$/.exec(textAt(tree, 'version'))?.[0] ?? 1) || 1,
		...(about && { about }),
		...(source && { source }),
		recognise: all('recognise'),
		...(route && { route }),
		file: readFile(partAt(tree, 'file'), note),
		drop: all('drop'),
		tables,
		...(seen.length > 0 && { seen })
	};
	if (profile.recognise.length === 0)
		note('Tick at least one column that the export is recognised by.');
	if (tables.length === 0) note('Add a table that the file becomes.');
	const isEdit = !intents.has(asked);
	if (!isEdit && asked !== 'preview' && profile.name === '') note('Give the profile a name.');
	return {
		profile,
		problems: isEdit ? [] : problems,
		intent: isEdit ? 'edit' : (asked as MappingIntent),
		who: textAt(tree, 'who')
	};
}
