import type { ComparedNumber } from '#lib/measures/closed-figures.ts';
import { causeWords } from '#lib/measures/late-records.ts';
import type { LateRow } from '#lib/measures/late-records.ts';
import type { MonthCompared } from '#lib/server/closing/open-months.ts';
import { nowSearch } from './now-search.ts';

/** A frozen figure of the month, as reported and as now known, and why it moved. */
export type FigureRow = Pick<ComparedNumber, 'measure' | 'title' | 'isMoved' | 'steps'> & {
	before: string;
	now: string;
	wasProvisional: boolean;
	why: string;
	isHeadline: boolean;
};

/** A record that figures count otherwise now: why, which rows of it changed, and how many figures it moves. */
export type RecordRow = { record: string; cause: string; figures: string[]; rows: LateRow[] };

/** Figures of a wider stretch or a part that moved. `search` asks for the number as it is now known. */
export type WiderRow = {
	measure: string;
	title: string;
	where: string;
	before: string;
	now: string;
	search: string;
};

const stretches = {
	twelve_months: 'twelve months',
	program: 'by program',
	site: 'by site'
} as const;

function whyOf({ records, definitions }: MonthCompared, number: ComparedNumber): string {
	if (!number.isMoved) return '';
	if (definitions.measures.includes(number.measure)) return 'its definition changed since';
	const words = causeWords(records.get(number.measure) ?? []);
	const rest = definitions.words.length > 0 ? `changed since: ${definitions.words.join(', ')}` : '';
	return [words, rest].filter((each) => each !== '').join('; ');
}

/** The figures of the month itself: one row a measure. */
export function figureRows(compared: MonthCompared, headlines: ReadonlySet<string>): FigureRow[] {
	return compared.numbers
		.filter(({ scope, where }) => scope === 'month' && where === '')
		.map((number) => ({
			measure: number.measure,
			title: number.title,
			isMoved: number.isMoved,
			steps: number.steps,
			before: number.before.words,
			now: number.now.words,
			wasProvisional: number.wasProvisional,
			why: whyOf(compared, number),
			isHeadline: headlines.has(number.measure)
		}));
}

/** Every record that moved a figure of the month, once for each cause, by its code. */
export function recordRows({ numbers, records }: MonthCompared): RecordRow[] {
	const titles = new Map(numbers.map(({ measure, title }) => [measure, title]));
	const found = new Map<string, RecordRow>();
	for (const [measure, list] of records)
		for (const { record, cause, rows } of list) {
			const key = `${record} ${cause}`;
			const row = found.get(key) ?? { record, cause, figures: [], rows };
			row.figures.push(titles.get(measure) ?? measure);
			found.set(key, row);
		}
	return [...found.values()].sort((a, b) => (a.record < b.record ? -1 : 1));
}

/** The moved points of the twelve months up to a month, and of programs and sites. */
export const widerRows = ({ numbers }: MonthCompared, month: string): WiderRow[] =>
	numbers.flatMap((number) => {
		const { measure, scope, where, isMoved, title, before, now } = number;
		if (scope === 'month' || !isMoved) return [];
		const words = where === '' ? stretches[scope] : `${stretches[scope]}: ${where}`;
		const search = nowSearch(month, number);
		return [{ measure, title, where: words, before: before.words, now: now.words, search }];
	});
