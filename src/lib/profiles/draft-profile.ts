import type { Profile } from '#lib/profiles/profile.ts';
import type { Suggestion } from '#lib/profiles/suggest-mapping.ts';
import { wantedHeaders } from '#lib/profiles/wanted-headers.ts';

/** A name for the profile of a file: its own, without its ending and the date that stands in it. */
const nameFrom = (file: string): string =>
	file
		.replace(/(\.(csv|tsv|txt|xlsx|parquet|arrow|feather|ndjson|jsonl|gz))+$/i, '')
		.replace(/[\s_-]*\d{4}[-_]?\d{2}([-_]?\d{2})?$/, '')
		.replace(/[/\\]/g, ' ')
		.slice(0, 60)
		.trim();

/** A profile to begin with, from a suggestion for a file that nobody knows: told by the columns that it reads. */
export function draftProfile(file: string, headers: string[], { output }: Suggestion): Profile {
	const read = wantedHeaders(output, headers).filter((header) => headers.includes(header));
	return {
		name: nameFrom(file),
		version: 1,
		recognise: read.length > 0 ? read : headers.slice(0, 1),
		file: {},
		drop: [],
		tables: [output],
		seen: headers
	};
}
