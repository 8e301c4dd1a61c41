import type { Catalogue } from '#lib/measures/measure.ts';
import { defineMeasure } from '#lib/server/measures/define-measure.ts';
import type { Definition, Term } from '#lib/server/measures/define-measure.ts';
import {
	isSameDefinition,
	readDefinitionHistory
} from '#lib/server/measures/definition-history.ts';
import type { KeptDefinition, Stand } from '#lib/server/measures/definition-history.ts';
import type { Settings } from '#lib/server/settings.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** A term of a definition as it was and as it is; '' where it did not have it. */
export type ChangedTerm = { term: string; was: string; is: string };

/**
 * A definition that gave way to another: `until` is the day on which the next came into force, `snapshot` the first
 * that was asked by the next. The versions are alike where somebody changed the words and not the version.
 */
export type Change = {
	was: { version: number; since: string };
	is: { version: number };
	until: string;
	snapshot: string;
	terms: ChangedTerm[];
	/** The SQL of both, where it changed. */
	sql: { was: string; is: string } | null;
};

/** A definition with what it was before, the latest change first. */
export type Entry = Definition & { changes: Change[] };

/** A measure that is defined no more. */
export type Gone = { id: string; version: number; title: string; until: string };

const restsWords = (rests: Term[]): string =>
	rests.map(({ term, words }) => `${term} (${words})`).join('; ');

const allTerms = ({ title, terms, rests }: KeptDefinition): Map<string, string> =>
	new Map([
		['Title', title],
		...terms.map(({ term, words }): [string, string] => [term, words]),
		['Rests on', restsWords(rests)]
	]);

function changedTerms(was: KeptDefinition, is: KeptDefinition): ChangedTerm[] {
	const [before, after] = [allTerms(was), allTerms(is)];
	return [...new Set([...after.keys(), ...before.keys()])].flatMap((term) => {
		const changed = { term, was: before.get(term) ?? '', is: after.get(term) ?? '' };
		return changed.was === changed.is ? [] : [changed];
	});
}

function changeOf(before: Stand, after: Stand): Change[] {
	const { definition: was, since } = before;
	const { definition: is } = after;
	if (!was || !is) return [];
	return [
		{
			was: { version: was.version, since },
			is: { version: is.version },
			until: after.since,
			snapshot: after.snapshot,
			terms: changedTerms(was, is),
			sql: was.sql === is.sql ? null : { was: was.sql, is: is.sql }
		}
	];
}

/** What was kept, and after it the definition of now where it is not kept yet: a file edited since the last command. */
function standsWith(stands: Stand[], definition: Definition, today: Omit<Stand, 'definition'>) {
	const last = stands.at(-1)?.definition;
	if (!last || isSameDefinition(last, definition)) return stands;
	return [...stands, { ...today, definition }];
}

/** A measure taken away and put back is compared with what it last was. */
const defined = (stands: Stand[]): Stand[] => stands.filter(({ definition }) => definition);

const changesOf = (stands: Stand[]): Change[] =>
	defined(stands)
		.flatMap((stand, at, all) => {
			const before = all[at - 1];
			return before ? changeOf(before, stand) : [];
		})
		.toReversed();

function goneOf(history: Map<string, Stand[]>, ids: Set<string>): Gone[] {
	return [...history].flatMap(([id, stands]) => {
		const last = defined(stands).at(-1)?.definition;
		const end = stands.at(-1);
		if (ids.has(id) || !last || !end || end.definition) return [];
		return [{ id, version: last.version, title: last.title, until: end.since }];
	});
}

/**
 * The definition book of a data folder: every measure in the catalogue's order with what it was before, and those
 * that are defined no more. `today` is where definitions stand that no command has kept yet.
 */
export function readDefinitionBook(
	folder: Pick<DataFolder, 'root'>,
	catalogue: Catalogue,
	settings: Settings,
	today: { since: string; snapshot: string }
): { entries: Entry[]; gone: Gone[] } {
	const history = readDefinitionHistory(folder);
	const entries = catalogue.list().map((measure) => {
		const definition = defineMeasure(measure, settings);
		const stands = standsWith(history.get(measure.id) ?? [], definition, today);
		return { ...definition, changes: changesOf(stands) };
	});
	return { entries, gone: goneOf(history, new Set(entries.map(({ id }) => id))) };
}
