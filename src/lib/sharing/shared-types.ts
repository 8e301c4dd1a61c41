import type { Language } from '#lib/messages/say.ts';

/** What a number is drawn as: those who succeeded, the rest of those counted, those not measured. */
export type Tone = 'success' | 'rest' | 'missing';

/** A line of a figure's table; `tone` where the chart draws it. */
export type SharedRow = { label: string; number: string; tone?: Tone };

/** The small chart of a figure: people side by side in counts, or a number on a line with the range around it. */
export type SharedChart =
	| { kind: 'parts'; parts: { tone: Tone; n: number }[] }
	| { kind: 'line'; at: number; lo?: number; hi?: number; from: number; to: number; words: string };

/** One figure as somebody outside reads it: all words in one language, and the numbers of the chart again as rows. */
export type SharedFigure = {
	id: string;
	title: string;
	sentence: string;
	/** Who counts, where the name of the measure alone would mislead. */
	counted?: string;
	chart: SharedChart | null;
	rows: SharedRow[];
};

/** A figure of a page: itself, only words where there is none, and what is offered where it is withheld. */
export type Entry = {
	title: string;
	figure?: SharedFigure;
	words?: string;
	instead?: { heading: string; figure: SharedFigure };
};

/** Everything somebody outside reads, in words of one language. */
export type SharedPage = {
	language: Language;
	/** The language of the other one, where all figures have words in it. */
	other?: { language: Language; words: string };
	title: string;
	lines: string[];
	entries: Entry[];
	tells: { heading: string; lines: string[] };
	table: { what: string; number: string };
	/** On paper: what stands before the address it is read at. */
	online?: string;
	foot: string[];
};
