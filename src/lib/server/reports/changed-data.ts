import { families, ownFamily } from '#lib/measures/families.ts';
import {
	listWords,
	partIntro,
	partTitles,
	placeTitle,
	stateWords
} from '#lib/measures/what-changed-words.ts';
import { agendaParts } from '#lib/measures/what-changed.ts';
import type { AgendaPart, Entry, WhatChanged } from '#lib/measures/what-changed.ts';

/** A row of the agenda in words; `parts` are the other places of the same finding. */
type ChangedRow = { title: string; place: string; number: string; month: string } & {
	state: string;
	words: string;
	parts: string;
};

/** What a report prints of the list: rows for what is marked, a line a family for what is not. */
export type ChangedData = {
	sure: string;
	parts: {
		title: string;
		intro: string;
		rows: ChangedRow[];
		quiet: { term: string; words: string }[];
	}[];
};

function rowOf({ head, parts }: Entry): ChangedRow {
	const others = parts.map((part) => `${part.place}: ${part.number}`).join('; ');
	return {
		title: head.measure.title,
		place: placeTitle(head),
		number: head.number,
		month: head.month,
		state: stateWords(head),
		words: head.words,
		parts: others ? `The same at ${others}.` : ''
	};
}

const quietWords = ({ head, parts }: Entry): string =>
	`${head.measure.title}${parts.length > 0 ? ` (${parts.length + 1} places)` : ''}`;

function quietLines(entries: readonly Entry[]): ChangedData['parts'][number]['quiet'] {
	return [...families, ownFamily].flatMap(({ id, title }) => {
		const own = entries.filter(({ head }) => head.family === id);
		return own.length === 0 ? [] : [{ term: title, words: own.map(quietWords).join(', ') }];
	});
}

const isQuiet = (part: AgendaPart): boolean => part === 'as_usual' || part === 'too_few';

/** The list of what changed as a report prints it, in the order of the agenda; parts with nothing in them are left out. */
export function changedData(list: WhatChanged): ChangedData {
	const parts = agendaParts
		.filter((part) => list.entries[part].length > 0)
		.map((part) => ({
			title: partTitles[part],
			intro: partIntro(part, list),
			rows: isQuiet(part) ? [] : list.entries[part].map(rowOf),
			quiet: isQuiet(part) ? quietLines(list.entries[part]) : []
		}));
	return { sure: listWords(list), parts };
}
