import { formatCount } from '#lib/measures/format.ts';
import { largestMoves, monthWords, restatementSentence } from '#lib/measures/restatement.ts';
import type { Restatement } from '#lib/measures/restatement.ts';
import { changedWords } from '#lib/intake/changed-words.ts';
import type { FileReceipt, Receipt } from '#lib/server/intake/receipt.ts';

const shownRejects = 20;
const shownMoves = 10;

const andMore = (count: number): string[] =>
	count > 0 ? [`  and ${formatCount(count)} more`] : [];

function sumLines(file: FileReceipt): string[] {
	const { read, loaded, rejected, known, superseded, changed } = file;
	const [all, taken, faulty, there, replaced] = [read, loaded, rejected, known, superseded].map(
		formatCount
	);
	const changes = changedWords(file);
	return [
		`  ${all} read = ${taken} loaded + ${faulty} rejected + ${there} known + ${replaced} superseded`,
		`  ${formatCount(loaded - changed)} new, ${there} known, ${changes}`
	];
}

function describe(file: FileReceipt): string[] {
	if (file.table === null) return [`${file.file}: not loaded`];
	const rejects = file.rejects
		.slice(0, shownRejects)
		.map(({ line, column, rule }) => `  line ${line}, ${column || 'the line'}: ${rule}`);
	return [
		`${file.file} as ${file.table}${file.profile ? ` by ${file.profile}` : ''}`,
		...sumLines(file),
		...(file.ignoredColumns.length > 0 ? [`  not loaded: ${file.ignoredColumns.join(', ')}`] : []),
		...file.overrides.map(
			({ column, action, kinds, why, who, at }) =>
				`  ${action}: ${column}${why === null ? '' : ` (${kinds.join(', ')}): ${why} (${who}, ${at.slice(0, 10)})`}`
		),
		...file.notes.map((note) => `  note: ${note}`),
		...rejects,
		...andMore(file.rejects.length + file.rejectsNotListed - rejects.length)
	];
}

/** What moved in months known before, for people: a sentence, then the largest moves. */
export function restatementLines(restatement: Restatement, isUndone = false): string[] {
	const sentence = restatementSentence(restatement, isUndone);
	if (restatement.state !== 'compared') return [sentence];
	const shown = largestMoves(restatement.moved, shownMoves);
	return [
		sentence,
		...shown.map(
			({ month, title, before, now, wasProvisional }) =>
				`  ${monthWords(month)}, ${title}: ${before.words} before${wasProvisional ? ' (provisional)' : ''}, ${now.words} after`
		),
		...andMore(restatement.moved.length - shown.length),
		...(restatement.definitionsChanged
			? ['  part of this may come from settings or definitions that changed since']
			: [])
	];
}

/** The receipt for people: per file, the sum that always holds, what is new and what changed, then what to mend at the source. */
export const receiptText = (receipt: Receipt, restatement: Restatement | null): string =>
	[
		...(receipt.batch ? [`batch ${receipt.batch}`] : []),
		...receipt.files.flatMap(describe),
		...(restatement ? restatementLines(restatement) : [])
	].join('\n');
