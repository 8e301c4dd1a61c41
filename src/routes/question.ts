import { lastTwelveMonths } from '#lib/measures/calendar.ts';
import type { Question } from '#lib/measures/figure.ts';
import { periods, type Kind } from '#lib/measures/vocabulary.ts';

/** The periods a page offers by name. They follow the data, not the clock: an export ends where it ends. */
export const presets = {
	'12-months': 'Last 12 months',
	'this-year': 'This calendar year',
	'last-year': 'Last calendar year',
	'fiscal-year': 'Fiscal year from July',
	all: 'All there is',
	custom: 'From one day to another'
} as const;
export type Preset = keyof typeof presets;

/** What a page's address asks of all its figures. `by` is month, quarter, year, none or a dimension. */
export type Selection = {
	period: Preset;
	from?: string;
	to?: string;
	by: string;
	where: Record<string, string[]>;
};

const isPreset = (text: string): text is Preset => text in presets;

/** The repeated `where=DIMENSION=VALUE` of an address. Parts without a name or a value are left out. */
export const readWhere = (params: URLSearchParams): Record<string, string[]> =>
	readPlaces(params.getAll('where'));

/** The place that several `DIMENSION=VALUE` name. Parts without a name or a value are left out. */
export function readPlaces(parts: string[]): Record<string, string[]> {
	const where: Record<string, string[]> = {};
	for (const part of parts) {
		const at = part.indexOf('=');
		if (at < 1 || at === part.length - 1) continue;
		(where[part.slice(0, at)] ??= []).push(part.slice(at + 1));
	}
	return where;
}

/** The selection in a page's address. An unknown period reads as the last 12 months. */
export function readSelection(params: URLSearchParams): Selection {
	const from = params.get('from') || undefined;
	const to = params.get('to') || undefined;
	const named = params.get('period') ?? (from || to ? 'custom' : '12-months');
	const period = isPreset(named) ? named : '12-months';
	const dates = period === 'custom' ? { from, to } : {};
	return { period, ...dates, by: params.get('by') || 'month', where: readWhere(params) };
}

const iso = (year: number, month: number, day: number): string =>
	new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** First and last day of a preset, as seen from the last day of the data. Without that day, or for all, no limits. */
export function periodOf(
	selection: Selection,
	dataThrough: string | null
): { from?: string; to?: string } {
	if (selection.period === 'custom') return { from: selection.from, to: selection.to };
	if (selection.period === 'all' || !dataThrough) return {};
	const year = Number(dataThrough.slice(0, 4));
	const fiscal = Number(dataThrough.slice(5, 7)) >= 7 ? year : year - 1;
	const ranges = {
		'12-months': lastTwelveMonths(dataThrough),
		'this-year': { from: iso(year, 0, 1), to: iso(year, 11, 31) },
		'last-year': { from: iso(year - 1, 0, 1), to: iso(year - 1, 11, 31) },
		'fiscal-year': { from: iso(fiscal, 6, 1), to: iso(fiscal + 1, 5, 30) }
	};
	return ranges[selection.period];
}

/** Kinds with a curve or categories of their own: months would cut them into pieces. */
const ownShape: ReadonlySet<Kind> = new Set(['survival', 'trajectory', 'breakdown']);
/** Whether a kind has a shape of its own in the place of a series by month. */
export const hasOwnShape = (kind: Kind): boolean => ownShape.has(kind);

const stretches: ReadonlySet<string> = new Set(periods);

function groupingFor(kind: Kind, by: string): string | undefined {
	return by === 'none' || (ownShape.has(kind) && stretches.has(by)) ? undefined : by;
}

/** The question a page asks of one measure. */
export function pageQuestion(
	measure: { id: string; kind: Kind },
	selection: Selection,
	dataThrough: string | null
): Question {
	return {
		measure: measure.id,
		...periodOf(selection, dataThrough),
		by: groupingFor(measure.kind, selection.by),
		where: selection.where,
		audience: 'inside'
	};
}

/** A question as an address has it, for the ledger and the rows of one figure among several of a page. */
export function searchOf({ from, to, by, where }: Omit<Question, 'measure' | 'audience'>): string {
	const params = new URLSearchParams(from || to ? { period: 'custom' } : { period: 'all' });
	if (from) params.set('from', from);
	if (to) params.set('to', to);
	params.set('by', by ?? 'none');
	for (const [dimension, values] of Object.entries(where))
		for (const value of values) params.append('where', `${dimension}=${value}`);
	return `?${params}`;
}
