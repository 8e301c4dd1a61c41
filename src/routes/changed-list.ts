import { listWords, partIntro, partTitles } from '#lib/measures/what-changed-words.ts';
import { narrowed } from '#lib/measures/what-changed.ts';
import type { AgendaPart, Entry, Finding, WhatChanged } from '#lib/measures/what-changed.ts';
import type { Where } from '#lib/measures/place.ts';
import { families, ownFamily } from './families.ts';
import { readWhere } from './question.ts';

/** What of the list a page shows, by its address. The list itself, and how sure it is, stay those of all series. */
export type ListFilter = { where: Where; family: string | null; scope: 'headline' | 'all' };

/** A finding as a line of a list tells it: which number, of when and where. */
export type FindingLine = Pick<
	Finding,
	'measure' | 'where' | 'place' | 'number' | 'month' | 'days'
>;
/** What stands out: told in full where it is widest, and in a line at each other place. */
export type LoudEntry = { head: Finding; parts: FindingLine[] };
/** What is as usual, or has too few months: a line a measure, and at how many places it is so. */
export type QuietEntry = FindingLine & { places: number };
export type QuietFamily = { title: string; entries: QuietEntry[] };

type Part = { id: AgendaPart; title: string; intro: string };
export type ListPart =
	| (Part & { sort: 'loud'; entries: LoudEntry[] })
	| (Part & { sort: 'quiet'; families: QuietFamily[] });

const lineOf = ({ measure, where, place, number, month, days }: Finding): FindingLine => {
	return { measure, where, place, number, month, days };
};

function quietFamilies(entries: readonly Entry[]): QuietFamily[] {
	return [...families, ownFamily].flatMap(({ id, title }) => {
		const own = entries.filter(({ head }) => head.family === id);
		if (own.length === 0) return [];
		const lines = own.map(({ head, parts }) => ({ ...lineOf(head), places: parts.length + 1 }));
		return [{ title, entries: lines }];
	});
}

/** A page is sent with its data: pictures and words of places that it only names would be three quarters of it. */
const loudEntry = ({ head, parts }: Entry): LoudEntry => ({ head, parts: parts.map(lineOf) });

/** An address asks for a place with where=DIMENSION=VALUE: a finding is of it where it names that value. */
const isAt =
	(where: Where) =>
	(finding: Finding): boolean =>
		Object.entries(where).every(([dimension, values]) =>
			values.some((value) => finding.where[dimension]?.includes(value))
		);

/** What an address asks for of the list. An unknown family or scope reads as none. */
export function readFilter(params: URLSearchParams): ListFilter {
	const family = [...families, ownFamily].find(({ id }) => id === params.get('family'))?.id ?? null;
	return {
		where: readWhere(params),
		family,
		scope: params.get('scope') === 'all' ? 'all' : 'headline'
	};
}

/** The entries of the list, as far as the filter lets them through. */
export function entriesOf(list: WhatChanged, { where, family }: ListFilter) {
	const isHere = isAt(where);
	return narrowed(
		list,
		(finding) => isHere(finding) && (family === null || finding.family === family)
	);
}

/** The parts of the list that have anything in them, as far as the filter lets them through. */
export function listParts(list: WhatChanged, filter: ListFilter): ListPart[] {
	const entries = entriesOf(list, filter);
	return (Object.keys(entries) as AgendaPart[]).flatMap((id): ListPart[] => {
		const own = entries[id];
		if (own.length === 0) return [];
		const part = { id, title: partTitles[id], intro: partIntro(id, list) };
		const isQuiet = id === 'as_usual' || id === 'too_few';
		return isQuiet
			? [{ ...part, sort: 'quiet', families: quietFamilies(own) }]
			: [{ ...part, sort: 'loud', entries: own.map(loudEntry) }];
	});
}

/** How sure the list is, in words; where only a part of it is shown, that it is of all series. */
export function howSure(list: WhatChanged, { where, family }: ListFilter): string {
	const isWhole = family === null && Object.keys(where).length === 0;
	return isWhole
		? listWords(list)
		: `${listWords(list)} Below is what of that list is of this choice.`;
}
