import { bucketEnd, bucketStart } from '#lib/measures/calendar.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type {
	Figure,
	Interval,
	Released,
	Signal,
	SignalMark,
	SignalWaits
} from '#lib/measures/figure.ts';
import { formatCell, formatGroup } from '#lib/measures/format.ts';
import { placeWords } from '#lib/measures/place.ts';
import type { Where } from '#lib/measures/place.ts';
import { benjaminiHochberg } from '#lib/statistics/benjamini-hochberg.ts';

/** One series that was asked: a measure by month, at one place. Its figure has a signal, or it is left out. */
export type Asked = { where: Where; family: string; figure: Figure };

/** What a small picture of a series draws: a value a month, null where there is none that is final, and what is usual. */
export type Spark = { values: (number | null)[]; usual: (Interval | null)[] };

/** What one series says, small enough for a list: its own signal's words and state, and no others. */
export type Finding = {
	measure: { id: string; title: string };
	family: string;
	where: Where;
	place: string;
	state: Signal['state'];
	since: string | null;
	/** To which side of the middle of its series the last final month lies. */
	direction: 'up' | 'down' | 'none';
	/** The last final month and its number, k of n: "August 2026", "66.0% (31 of 47)"; '' where there is none. */
	month: string;
	number: string;
	/** The first and the last day of that month; null where there is none. */
	days: { from: string; to: string } | null;
	words: string;
	/** Whether it stands out of the whole list, false discoveries held down. */
	stands: boolean;
	chance: number | null;
	spark: Spark;
};

/** The same finding of one measure at one place or several: the widest first, and its parts. */
export type Entry = { head: Finding; parts: Finding[]; stands: boolean };

/** The parts of a meeting's agenda, in order. */
export const agendaParts = [
	'concern',
	'improvement',
	'change',
	'look',
	'as_usual',
	'too_few'
] as const;
export type AgendaPart = (typeof agendaParts)[number];

export type WhatChanged = {
	/** Of which snapshot it is; null where nothing was asked. */
	snapshot: string | null;
	/** Series with months enough for the rules to say something, and how many of them stand out. */
	looked: number;
	standing: number;
	/** Series with too few months. */
	tooFew: number;
	/** The share of false entries that is accepted, from 0 to 1. */
	level: number;
	entries: Record<AgendaPart, Entry[]>;
};

type Found = { cell: Released; key: string; place: number };

/** The last period that is final and has a number: the one that the signal's words are of. */
function lastFinal({ series, asked }: Figure): Found | undefined {
	const place = series.findLastIndex(
		({ value, provisional }) =>
			value.state === 'released' && value.value !== null && value.n > 0 && !provisional
	);
	const point = series[place];
	if (point?.value.state !== 'released') return undefined;
	return { cell: point.value, key: String(point.by[asked.by ?? ''] ?? ''), place };
}

function sparkOf({ series, signal }: Figure): Spark {
	const values = series.map(({ value, provisional }) =>
		value.state === 'released' && !provisional ? value.value : null
	);
	const usual = series.map((_, place) => {
		const { lo, hi } = signal?.points[place] ?? {};
		return lo === undefined || hi === undefined ? null : { lo, hi };
	});
	return { values, usual };
}

/** Where the waits between rare events are long, there are few events. */
function directionOfWaits({ of, points }: SignalWaits): Finding['direction'] {
	const { value = 0, usual } = points.at(-1) ?? {};
	if (!usual || value === usual.centre) return 'none';
	return value > usual.centre === (of === 'success') ? 'down' : 'up';
}

function directionOf(last: Found | undefined, signal: Signal): Finding['direction'] {
	if (signal.waits) return directionOfWaits(signal.waits);
	const centre = last && signal.points[last.place]?.centre;
	if (centre === undefined || last?.cell.value === null || last === undefined) return 'none';
	return last.cell.value > centre ? 'up' : last.cell.value < centre ? 'down' : 'none';
}

const daysOf = ({ asked: { by } }: Figure, { key }: Found): Finding['days'] =>
	isPeriod(by) ? { from: bucketStart(key, by), to: bucketEnd(key, by) } : null;

function findingOf({ where, family, figure }: Asked, signal: Signal, stands: boolean): Finding {
	const { measure, asked } = figure;
	const last = lastFinal(figure);
	return {
		measure: { id: measure.id, title: measure.title },
		family,
		where,
		place: placeWords(where),
		state: signal.state,
		since: signal.since === null ? null : formatGroup(asked.by, signal.since),
		direction: directionOf(last, signal),
		month: last ? formatGroup(asked.by, last.key) : '',
		number: last ? formatCell(last.cell, measure) : '',
		days: last ? daysOf(figure, last) : null,
		words: signal.words,
		stands,
		chance: signal.chance,
		spark: sparkOf(figure)
	};
}

const marks: readonly string[] = ['concern', 'improvement', 'change'] satisfies SignalMark[];
const isMarked = ({ state }: Finding): boolean => marks.includes(state);

/** How much of the clinic a place is: everything, then sites, then programs, then what is narrower. */
function breadth({ where }: Finding): number {
	const names = Object.keys(where);
	return 2 * names.length + (names.includes('program') ? 1 : 0);
}

const chanceOf = ({ chance }: Finding): number => chance ?? 1;

/** Neutral measures that rise here and fall there are two findings. */
const sameFinding = ({ measure, state, direction }: Finding): string =>
	JSON.stringify([measure.id, state, state === 'change' ? direction : null]);

function entriesOf(findings: readonly Finding[]): Entry[] {
	const groups = new Map<string, Finding[]>();
	for (const finding of findings) {
		const key = sameFinding(finding);
		groups.set(key, [...(groups.get(key) ?? []), finding]);
	}
	return [...groups.values()].flatMap((group) => {
		const [head, ...parts] = group.sort(
			(a, b) => breadth(a) - breadth(b) || chanceOf(a) - chanceOf(b)
		);
		return head ? [{ head, parts, stands: group.some(({ stands }) => stands) }] : [];
	});
}

const strongest = ({ head, parts }: Entry): number => Math.min(...[head, ...parts].map(chanceOf));
const markRank = ({ head }: Entry): number => marks.indexOf(head.state);

const partOf = (entry: Entry): AgendaPart =>
	isMarked(entry.head) && !entry.stands ? 'look' : entry.head.state;

/** What stands out by how sure it is; what is worth a look by its sort and then so; the rest as it was asked. */
function inOrder(part: AgendaPart, entries: Entry[]): Entry[] {
	if (part === 'as_usual' || part === 'too_few') return entries;
	return entries.sort((a, b) => markRank(a) - markRank(b) || strongest(a) - strongest(b));
}

function byPart(entries: readonly Entry[]): WhatChanged['entries'] {
	const parts = agendaParts.map((part) => {
		const own = entries.filter((entry) => partOf(entry) === part);
		return [part, inOrder(part, own)];
	});
	return Object.fromEntries(parts) as WhatChanged['entries'];
}

type Read = { each: Asked; signal: Signal };

/** Which of the series stand out; one with too few months neither can nor counts. */
function standingOf(read: readonly Read[], level: number): Set<Read> {
	const judged = read.filter(({ signal }) => signal.chance !== null);
	const adjusted = benjaminiHochberg(judged.map(({ signal }) => signal.chance ?? 1));
	return new Set(judged.filter((_, index) => (adjusted[index] ?? 1) <= level));
}

/**
 * The list of what changed, in the order of a meeting's agenda: concerns, improvements and changes that stand out, then
 * what the rules mark but chance alone may have made among so many, then what is as usual, then what has too few months.
 * `level` is the share of false entries that is accepted on average (Benjamini and Hochberg; docs/decisions). A series
 * without a signal, because a month of it is withheld or it is no series, is not in the list and not counted.
 */
export function whatChanged(asked: readonly Asked[], level: number): WhatChanged {
	const read = asked.flatMap((each) => {
		const { signal } = each.figure;
		return signal && lastFinal(each.figure) ? [{ each, signal }] : [];
	});
	const standing = standingOf(read, level);
	const findings = read.map((one) => findingOf(one.each, one.signal, standing.has(one)));
	const looked = read.filter(({ signal }) => signal.chance !== null).length;
	const entries = byPart(entriesOf(findings));
	const snapshot = asked[0]?.figure.asOf.snapshot ?? null;
	const tooFew = read.length - looked;
	return { snapshot, looked, standing: standing.size, tooFew, level, entries };
}

/** What of a list is of one place or one family: entries keep the findings that are, and go where none is. */
export function narrowed(
	{ entries }: Pick<WhatChanged, 'entries'>,
	isWanted: (finding: Finding) => boolean
): WhatChanged['entries'] {
	const kept = agendaParts
		.flatMap((part) => entries[part])
		.flatMap(({ head, parts }) => {
			const [first, ...rest] = [head, ...parts].filter(isWanted);
			const stands = [first, ...rest].some((finding) => finding?.stands);
			return first ? [{ head: first, parts: rest, stands }] : [];
		});
	return byPart(kept);
}
