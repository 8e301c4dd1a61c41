import type { Instrument, Registry } from '#lib/instruments/instrument.ts';
import { itemColumns } from '#lib/instruments/item-columns.ts';
import type { ItemSource } from '#lib/profiles/profile.ts';
import { vocabulary } from '#lib/profiles/synonyms.ts';
import type { Synonyms } from '#lib/profiles/synonyms.ts';

/** A run of headers that differ in one number only, 1 to n: the answers of one administration. */
export type ItemRun = {
	items: ItemSource;
	headers: string[];
	/** The instrument of the registry that the headers name. */
	instrument?: string | undefined;
	/** The occasion that the headers name: admission, discharge. */
	occasion?: string | undefined;
	/** What the headers have in common, in our vocabulary: other columns of the same set share it. */
	words: string[];
};

type Place = { n: number; header: string; isPadded: boolean };

/** Headers by what is left of them when one of their numbers is taken out. */
function byTemplate(headers: string[]): Map<string, Place[]> {
	const found = new Map<string, Place[]>();
	for (const header of headers)
		for (const match of header.matchAll(/\d+/g)) {
			const template = `${header.slice(0, match.index)}{n}${header.slice(match.index + match[0].length)}`;
			const place = { n: Number(match[0]), header, isPadded: match[0].startsWith('0') };
			found.set(template, [...(found.get(template) ?? []), place]);
		}
	return found;
}

/** The places from 1 on without a gap. */
function fromOne(places: Place[]): Place[] {
	const byNumber = new Map(places.map((place) => [place.n, place]));
	const run: Place[] = [];
	for (let place = byNumber.get(1); place; place = byNumber.get(place.n + 1)) run.push(place);
	return run;
}

const plainId = (text: string): string => text.toLowerCase().replace(/[^a-z0-9{}]/g, '');

/** The instrument whose name is in the template: the longest such name, for phq-2 is not phq-2020. */
function instrumentIn(template: string, registry: Registry): Instrument | undefined {
	const plain = plainId(template);
	return registry
		.filter(({ id }) => plain.includes(plainId(id)))
		.sort((a, b) => b.id.length - a.id.length)[0];
}

function occasionIn(words: string[], { occasions }: Synonyms): string | undefined {
	const named = Object.entries(occasions).filter(([, occasion]) =>
		occasion.words.some((word) => words.includes(word))
	);
	return named.length === 1 ? named[0]?.[0] : undefined;
}

const fewestItems = 2;

/** Runs of item headers, longest first, no header in two of them. */
export function findItemRuns(headers: string[], registry: Registry, synonyms: Synonyms): ItemRun[] {
	const say = vocabulary(synonyms);
	const candidates = [...byTemplate(headers)]
		.map(([template, places]) => ({ template, run: fromOne(places) }))
		.filter(({ run }) => run.length >= fewestItems)
		.sort((a, b) => b.run.length - a.run.length);
	const used = new Set<string>();
	return candidates.flatMap(({ template, run }): ItemRun[] => {
		if (run.some(({ header }) => used.has(header))) return [];
		const words = say(template.replace('{n}', ' '));
		const instrument = instrumentIn(template, registry);
		const isItems =
			instrument || /^(q|item|i|ans|answer|question)\W*\{n\}|item|quest/i.test(template);
		if (!isItems) return [];
		for (const { header } of run) used.add(header);
		const items = run.some(({ isPadded }) => isPadded)
			? Object.fromEntries(run.map(({ n, header }) => [`item_${n}`, header]))
			: template;
		const headersOf = run.map(({ header }) => header);
		const occasion = occasionIn(words, synonyms);
		return [{ items, headers: headersOf, instrument: instrument?.id, occasion, words }];
	});
}

/** Items by their own codes or an instrument's aliases (m6, asi_d3), for a file whose headers are no run. */
export const namedItems = (registry: Registry, headers: string[]): Record<string, string> =>
	Object.fromEntries(itemColumns(registry, headers));
