import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bucketOf, bucketsBetween } from '#lib/measures/calendar.ts';
import { formatDate } from '#lib/measures/format.ts';
import { monthWords, toldCell } from '#lib/measures/restatement.ts';
import type { Application } from '#lib/server/application.ts';
import { closingOf, type Closing } from '#lib/server/closing/closings.ts';
import { readFrozenFigures } from '#lib/server/closing/frozen-figures.ts';

/** What a closed month said of each measure, in words; undefined where its package is not as it was frozen. */
type Reported = Map<string, string> | undefined;

/** The months of a report: which are closed and how, what they reported, and whether all is as it was frozen. */
export type EvidenceMonths = {
	rows: { month: string; state: string; hash: string }[];
	/** By month: 2026-08. Months that are not closed are missing. */
	reported: Map<string, Reported>;
	verified: string;
};

async function readReported(folder: string): Promise<Reported> {
	const figures = readFrozenFigures(await readFile(join(folder, 'figures.json'), 'utf8'));
	const ofMonth = figures.filter(({ scope }) => scope === 'month');
	return new Map(
		ofMonth.map(({ measure, value }) => [measure.id, toldCell(value, measure)?.words ?? 'none'])
	);
}

function rowOf(month: string, closing: Closing | undefined): EvidenceMonths['rows'][number] {
	const name = monthWords(month);
	if (!closing)
		return { month: name, state: 'Not closed: close it on the page Closed months.', hash: '' };
	const { version, closedBy, closedAt, manifestSha256 } = closing;
	const state = `Version ${version}, closed by ${closedBy} on ${formatDate(closedAt.slice(0, 10))}`;
	return { month: name, state, hash: manifestSha256 };
}

/** Reads the closed months between two days (ISO), and holds every frozen file against its hash. */
export async function readEvidenceMonths(
	{ months }: Pick<Application, 'months'>,
	{ from, to }: { from: string; to: string }
): Promise<EvidenceMonths> {
	const [closings, { files, problems }] = await Promise.all([months.list(), months.verify()]);
	const all = bucketsBetween(bucketOf(from, 'month'), bucketOf(to, 'month'), 'month');
	const closed = all.flatMap((month) => closingOf(closings, month) ?? []);
	const isWhole = ({ folder }: Closing) =>
		!problems.some(({ file }) => file.startsWith(`${folder}/`));
	const reported = closed.map(async (closing) => {
		const read = isWhole(closing) ? await readReported(months.path(closing)) : undefined;
		return [closing.month, read] as const;
	});
	const found = problems.map(({ file, problem }) => `${file} ${problem}.`).join(' ');
	return {
		rows: all.map((month) => rowOf(month, closingOf(closings, month))),
		reported: new Map(await Promise.all(reported)),
		verified:
			problems.length > 0
				? `Not as they were frozen: ${found} Restore them from a backup, then make this again.`
				: files === 0
					? 'No month was ever closed, so nothing could be verified. Close the months first.'
					: `All ${files} frozen files are as they were frozen.`
	};
}
