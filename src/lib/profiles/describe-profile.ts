import { dateFormats } from '#lib/profiles/date-formats.ts';
import { asSource } from '#lib/profiles/profile.ts';
import type {
	ColumnSource,
	ColumnSources,
	ItemSource,
	Output,
	Profile
} from '#lib/profiles/profile.ts';

/** One thing that a profile says: `what` of the contract or the file, in words, and what its values become. */
export type Line = { what: string; words: string; values: { from: string; to: string }[] };

/** Part of a profile for reading: the export itself, or one table that it becomes. */
export type Part = { title: string; lines: Line[] };

const quoted = (names: string[]): string => names.map((name) => `"${name}"`).join(', ');

function dateWords(format: string): string {
	const example = dateFormats.find((each) => each.format === format)?.example;
	return example === undefined ? `dates written ${format}` : `dates written ${example} (${format})`;
}

function sourceWords({ constant, sql, from, date, default: empty }: ColumnSource): string {
	if (constant !== undefined) return `always ${constant}`;
	const words = [sql === undefined ? `column "${from ?? ''}"` : `by SQL: ${sql}`];
	if (date !== undefined) words.push(dateWords(date));
	if (empty !== undefined) words.push(`empty cells are ${empty}`);
	return words.join(', ');
}

const valueLines = ({ values = {} }: ColumnSource): Line['values'] =>
	Object.entries(values).map(([from, to]) => ({ from, to: to === null ? 'left empty' : `${to}` }));

const columnLines = (columns: ColumnSources): Line[] =>
	Object.entries(columns).map(([what, given]) => {
		const source = asSource(given);
		return { what, words: sourceWords(source), values: valueLines(source) };
	});

function itemLines(items: ItemSource | undefined): Line[] {
	if (items === undefined) return [];
	if (typeof items === 'string')
		return [{ what: 'items', words: `columns "${items}", {n} from 1 on`, values: [] }];
	return Object.entries(items).map(([what, header]) => ({
		what,
		words: `column "${header}"`,
		values: []
	}));
}

function outputParts({ table, columns, items, repeat = [], spread }: Output): Part[] {
	const joined = spread && {
		what: 'rows',
		words: `those that share "${spread.by}" become one: for each "${spread.name}" of ${spread.names.join(', ')}, its "${spread.value}"`,
		values: []
	};
	return [
		{
			title: table,
			lines: [...(joined ? [joined] : []), ...columnLines(columns), ...itemLines(items)]
		},
		...repeat.map((set, at) => ({
			title: `${table}, set ${at + 1}`,
			lines: [...columnLines(set.columns), ...itemLines(set.items)]
		}))
	];
}

const formWords: Record<string, string> = {
	delimiter: 'delimiter',
	quote: 'quotation mark',
	skip_rows: 'rows above the header',
	encoding: 'encoding',
	sheet: 'sheet'
};

function exportLines({ source, recognise, drop, file, route }: Profile): Line[] {
	const line = (what: string, words: string | undefined): Line[] =>
		words ? [{ what, words, values: [] }] : [];
	return [
		...line('source', source),
		...line('recognised by', quoted(recognise)),
		...line('never read', quoted(drop)),
		...line('dates', route?.replaceAll('-', ' ')),
		...Object.entries(file).flatMap(([part, value]) =>
			line(formWords[part] ?? part, value === '\t' ? 'tab' : `${value}`)
		)
	];
}

/** A profile for reading: what the export is, then table by table where each column comes from. */
export const describeProfile = (profile: Profile): Part[] => [
	{ title: 'The export', lines: exportLines(profile) },
	...profile.tables.flatMap(outputParts)
];

/** A thing that two versions of a profile say otherwise; absent where one does not say it. */
export type Difference = {
	part: string;
	what: string;
	before?: string | undefined;
	after?: string | undefined;
};

const wholeLine = ({ words, values }: Line): string =>
	[words, ...values.map(({ from, to }) => `${from} → ${to}`)].join('; ');

function linesOf(profile: Profile): Map<string, { part: string; what: string; text: string }> {
	const lines = new Map<string, { part: string; what: string; text: string }>();
	const seen = new Map<string, number>();
	for (const { title, lines: each } of describeProfile(profile)) {
		// A profile may feed one table twice.
		const nth = (seen.get(title) ?? 0) + 1;
		seen.set(title, nth);
		const part = nth === 1 ? title : `${title} (${nth})`;
		for (const line of each)
			lines.set(`${part}\n${line.what}`, { part, what: line.what, text: wholeLine(line) });
	}
	return lines;
}

/** What two versions of a profile say otherwise, in the order of the later one; what only the first says comes last. */
export function compareProfiles(before: Profile, after: Profile): Difference[] {
	const [first, second] = [linesOf(before), linesOf(after)];
	return [...new Set([...second.keys(), ...first.keys()])].flatMap((key) => {
		const [was, is] = [first.get(key), second.get(key)];
		if (was?.text === is?.text) return [];
		const { part = '', what = '' } = is ?? was ?? {};
		return [{ part, what, before: was?.text, after: is?.text }];
	});
}
