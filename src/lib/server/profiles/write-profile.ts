import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Profile } from '#lib/profiles/profile.ts';

const widest = 80;

/** What a reader looks for first comes first; what says nothing is left out. */
function inOrder(profile: Profile): Partial<Profile> {
	const { name, version, about, source, route, recognise, drop, file, tables, saved, seen } =
		profile;
	const isSaid = (value: unknown): boolean =>
		value !== undefined &&
		value !== '' &&
		JSON.stringify(value) !== '{}' &&
		JSON.stringify(value) !== '[]';
	const ordered = {
		name,
		version,
		about,
		source,
		saved,
		route,
		recognise,
		drop,
		file,
		tables,
		seen
	};
	return Object.fromEntries(Object.entries(ordered).filter(([, value]) => isSaid(value)));
}

/** A profile as YAML for people: in a fixed order, short maps and lists on one line. */
export function writeProfile(profile: Profile): string {
	const document = new Document(inOrder(profile));
	visit(document, {
		Collection: (_, node) => {
			const isFlat =
				(isMap(node) && node.items.every((pair) => isScalar(pair.value))) ||
				(isSeq(node) && node.items.every(isScalar));
			if (isFlat && node !== document.contents && JSON.stringify(node).length <= widest)
				node.flow = true;
		}
	});
	return document.toString({ lineWidth: 100 });
}
