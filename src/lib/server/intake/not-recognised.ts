import type { Candidate } from '#lib/profiles/rank-candidates.ts';
import { ExportNotRecognised } from '#lib/server/errors.ts';
import type { Profile } from '#lib/server/intake/profile.ts';

const most = 12;

function listed(names: string[]): string {
	const shown = names.slice(0, most).map((name) => `"${name}"`);
	const more = names.length - shown.length;
	return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function difference({ missing, added, renamed }: Candidate): string {
	const sentences = [`Missing: ${listed(missing)}.`];
	if (added.length > 0) sentences.push(`New in the file: ${listed(added)}.`);
	if (renamed.length > 0)
		sentences.push(
			`Likely renamed: ${renamed.map(({ from, to }) => `"${from}" is now "${to}"`).join(', ')}.`
		);
	return sentences.join(' ');
}

/** A file that a profile was made for, whose layout is no longer what the profile reads. */
export function changedLayout(file: string, profile: Profile, candidate: Candidate) {
	const name = `"${profile.name}" v${profile.version}`;
	return new ExportNotRecognised(
		file,
		`${file} is an export of the profile ${name}, but not all that the profile reads is there: the layout of the export has changed. ${difference(candidate)} Mend the profile and save it as a new version, or export with the columns as they were. Nothing was loaded.`
	);
}

/** A file that is nobody's, though it is near to a profile or a table. */
export function nearMiss(file: string, candidate: Candidate) {
	const { profile, reason } = candidate;
	const mend = profile
		? 'If it is a new layout of that export, mend the profile and save it as a new version'
		: 'Add what is missing to the export';
	return new ExportNotRecognised(
		file,
		`${file} is not recognised. Nearest: ${reason.replace(/; missing: .*/, '')}. ${difference(candidate)} ${mend}, or describe the file in a profile of its own. Nothing was loaded.`
	);
}

/** A file like nothing that is known. */
export const unknownExport = (file: string) =>
	new ExportNotRecognised(
		file,
		`${file} is not recognised: its headers fit no profile and no table of the contract. Say in a profile how it is read, or give its columns the names of the contract.`
	);
