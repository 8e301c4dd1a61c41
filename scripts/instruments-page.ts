import type { Instrument, Item, Scale } from '#lib/instruments/instrument.ts';
import type { Method, MethodOf, Term } from '#lib/instruments/method.ts';
import { readRegistry } from '#lib/server/instruments.ts';

type Sourced = { source: string; ours: boolean };

/** What each kind of method makes of the answers, for whoever writes an instrument. */
const methodWords: Record<Method['kind'], string> = {
	sum: 'the sum of the answers, prorated where `missing` allows it, times `times` (1 unless it is given)',
	mean: 'the mean of the answered items',
	item: 'one item as it is',
	weighted:
		'`constant` plus or minus (`sign`) the `terms`: sums divided, a natural logarithm, an item reversed, or the share of yes among those that apply',
	criteria:
		'counts symptoms from `present_from` on, and gives the first of `values` that is reached',
	highest: 'a level of risk: of the items answered above 0, the highest of their `levels`',
	cut_by_sex:
		'1 where the sum reaches the cut-off for the sex, else 0; no score where the sex is not known',
	supplied: 'no items: the total of the export, as it is'
};

const thresholdWords: Record<keyof Scale['thresholds'], string> = {
	caseness: 'a case at or above',
	response: 'response: share of the start that must go',
	response_from: 'response and remission are asked from',
	remission_below: 'remission below',
	mcid: 'smallest important change',
	reliable_change: 'reliable change',
	reliability: 'reliability'
};

const intro = `# Instruments

Made from \`src/lib/instruments/registry/\` by \`npm run docs\`: every questionnaire that Plumbline scores, with the
source of each number. **Our setting** is a number that no authority we have read settles; it is shown so wherever it is
used, and never as a citation. Items are listed by number; their texts stand only where the licence allows it. A licence
is told as we understand it: ask its owner before you print a questionnaire.

## An instrument of your own

Put one YAML file into \`instruments/\` of the data folder, such as \`data/instruments/calm.yaml\`. It is a file like those
of the registry; with the id of a shipped instrument it takes its place. Its worked examples (\`cases\`) are executed by
the SQL that scores a snapshot before the file counts. A file that is not right is refused and harms nothing: \`plumbline
instruments\` says on which line, by which rule and how to mend it. A server sees a new file when it is started again.

\`\`\`yaml
id: calm-7 # as exports write it, in any case and with any signs between
also: [Calm scale] # other names that exports give it
title: Calm
name: How calm people feel
better: lower # which way improvement goes
licence: Ours
source: Made up for this clinic
aliases: # columns of exports that hold an item; item_1 and so on are known anyway
  - { pattern: '^calm_q([1-3])$', code: item_$1 }
items:
  - { code: item_1, min: 0, max: 3 }
  - { code: item_2, min: 0, max: 3, reverse: true } # scored as min + max less the answer
  - { code: item_3, min: 0, max: 1, scores: { 0: 0, 1: 4 } } # what each answer counts as
scales:
  - id: total
    prefix: calm # its measures are calm_mean_change, calm_response ...
    title: Calm
    items: [item_1, item_2, item_3]
    method: { kind: sum }
    missing: { min_answered: 2, source: Agreed by us, ours: true } # without it every item is needed
    range: { min: 0, max: 10 }
    better: lower
    total: true # what a column "total" of an export stands for
    source: Agreed by us
    ours: true
    bands: # every score of the range lies in one
      - { label: settled, from: 0, to: 4 }
      - { label: unsettled, from: 5, to: 10 }
    thresholds: # each with its source; leave out what nobody has settled
      reliable_change: { value: 3, source: Agreed by us, ours: true }
cases: # each scale needs one with a score
  - id: all answered
    items: { item_1: 3, item_2: 0, item_3: 1 }
    expect: { total: 10 }
    bands: { total: unsettled }
    methods: { total: complete } # or prorated, supplied, unscorable
\`\`\`

An item can also be \`skipped: { when: item_1, is: 0, as: 0, source: … }\`, not asked after an answer to another; have a
\`text\` and a \`loinc\` code; allow \`not_applicable\` (-8); and take fractions (\`whole: false\`). \`editions\` name forms whose
items are numbered otherwise. A case may name its \`edition\`, the \`sex\` of the person and a supplied \`total\`. A scale that
is a category and not a quantity says \`averaged: false\`.
`;

const whose = ({ source, ours }: Sourced): string => (ours ? `our setting: ${source}` : source);

/** item_1 … item_7 as "1 to 7", other codes as they are. */
function itemsOf(codes: string[]): string {
	const short = codes.map((code) => code.replace(/^item_/, ''));
	const numbers = short.map(Number);
	const isRun = numbers.length > 2 && numbers.every((n, at) => n === (numbers[0] ?? 0) + at);
	return isRun ? `${short[0]} to ${short.at(-1)}` : short.join(', ');
}

const levelsOf = ({ levels }: MethodOf<'highest'>): string =>
	Object.entries(levels)
		.map(([code, level]) => `${code.replace(/^item_/, '')} is ${level}`)
		.join(', ');

function termOf(term: Term): string {
	if ('items' in term) {
		const sum = term.items.join(' + ');
		return `${term.items.length > 1 ? `(${sum})` : sum} / ${term.divide}`;
	}
	if ('log_of' in term) return `ln(${term.log_of}) / ${term.divide}`;
	if ('share_of' in term) return `share of yes (${itemsOf(term.share_of)}) / ${term.divide}`;
	return `(${term.reversed.from} - ${term.reversed.item}) / ${term.divide}`;
}

function formulaOf({ constant, sign, terms }: MethodOf<'weighted'>): string {
	const sum = terms.map(termOf).join(' + ');
	if (sign === -1) return `${constant} - (${sum})`;
	return constant === 0 ? sum : `${constant} + ${sum}`;
}

function methodOf({ method, items }: Scale): string {
	switch (method.kind) {
		case 'sum':
			return `sum of ${itemsOf(items)}${method.times === 1 ? '' : `, times ${method.times}`}`;
		case 'mean':
			return `mean of ${itemsOf(items)}`;
		case 'item':
			return `item ${itemsOf(items)}`;
		case 'weighted':
			return formulaOf(method);
		case 'criteria':
			return `criteria over ${itemsOf(items)}`;
		case 'highest':
			return `highest level: ${levelsOf(method)}`;
		case 'cut_by_sex':
			return `sum of ${itemsOf(items)} at ${method.at.female} (women) or ${method.at.male} (men)`;
		case 'supplied':
			return 'as supplied';
	}
}

const missingOf = ({ missing, method, items }: Scale): string => {
	if (method.kind === 'supplied') return '';
	return missing
		? `prorated from ${missing.min_answered} of ${items.length} (${whose(missing)})`
		: 'all items needed';
};

const bandsOf = ({ bands }: Scale): string =>
	bands
		.map(({ label, from, to }) => `${label} ${from === to ? from : `${from} to ${to}`}`)
		.join('; ');

const scaleRow = (scale: Scale): string => {
	const { prefix, range, better } = scale;
	const cells = [
		`\`${prefix}\``,
		methodOf(scale),
		missingOf(scale),
		`${range.min} to ${range.max}, ${better} is better`,
		bandsOf(scale),
		whose(scale)
	];
	return `| ${cells.join(' | ')} |`;
};

const thresholdRows = ({ prefix, thresholds }: Scale): string[] =>
	Object.entries(thresholdWords).flatMap(([name, words]) => {
		const threshold = thresholds[name as keyof Scale['thresholds']];
		return threshold
			? [`| \`${prefix}\` | ${words} | ${threshold.value} | ${whose(threshold)} |`]
			: [];
	});

function answersOf({ min, max, scores, reverse, not_applicable, skipped }: Item): string {
	const marks = [
		scores &&
			`counted as ${Object.entries(scores)
				.map(([answer, points]) => `${answer}=${points}`)
				.join(' ')}`,
		reverse && 'reversed',
		not_applicable && 'or not applicable',
		skipped && `not asked after ${skipped.when.replace(/^item_/, '')} = ${skipped.is}`
	].filter(Boolean);
	return [`${min} to ${max}`, ...marks].join(', ');
}

/** Items with the same answers in one line. */
function itemLines(items: Item[]): string[] {
	const groups = new Map<string, string[]>();
	for (const item of items) {
		const answers = answersOf(item);
		groups.set(answers, [...(groups.get(answers) ?? []), item.code]);
	}
	return [...groups].map(([answers, codes]) => `- ${itemsOf(codes)}: ${answers}`);
}

function section(instrument: Instrument): string {
	const { id, also, title, name, licence, source, items, editions, scales } = instrument;
	const names = [`\`${id}\``, ...also].join(', also ');
	const thresholds = scales.flatMap(thresholdRows);
	return [
		`## ${title}`,
		'',
		`${name}. Id ${names}. Source: ${source}. Licence: ${licence}.`,
		'',
		...(items.length > 0
			? [`Items and the answers they allow:`, '', ...itemLines(items), '']
			: ['No items: totals only.', '']),
		...(editions.length > 0
			? ['Editions:', '', ...editions.map((each) => `- \`${each.id}\`: ${each.title}`), '']
			: []),
		'| scale | score | missing items | range | bands | source |',
		'| --- | --- | --- | --- | --- | --- |',
		...scales.map(scaleRow),
		'',
		...(thresholds.length > 0
			? ['| scale | threshold | value | source |', '| --- | --- | --- | --- |', ...thresholds, '']
			: ['No thresholds: none is settled.', ''])
	].join('\n');
}

const methods = [
	'How a scale may be scored (`method`):',
	'',
	'| kind | gives |',
	'| --- | --- |',
	...Object.entries(methodWords).map(([kind, words]) => `| \`${kind}\` | ${words} |`),
	''
].join('\n');

/** The page docs/instruments.md: how a clinic adds its own, and every shipped instrument with the source of its numbers. */
export const instrumentsPage = (): string => {
	const shipped = [...readRegistry()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
	return [intro, methods, ...shipped.map(section)].join('\n');
};
