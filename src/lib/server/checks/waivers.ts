import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PlumblineError } from '#lib/server/errors.ts';
import { parseFields, refuseIdentifiers, staffName, words } from '#lib/server/meeting/fields.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

const waiverSchema = z.object({
	check: z.string(),
	why: words('why', 500),
	who: staffName('who'),
	at: z.iso.datetime(),
	/** How many rows broke the rule when it was waived. */
	rows: z.int().min(0),
	isLifted: z.boolean().default(false)
});

/** A rule somebody looked at and chose to live with: it is still held and listed, with the reason. */
export type Waiver = z.infer<typeof waiverSchema>;

const pathOf = (folder: DataFolder): string => join(folder.root, 'waivers.ndjson');

async function readText(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
		throw error;
	}
}

function parseLine(line: string, index: number): Waiver {
	try {
		return waiverSchema.parse(JSON.parse(line));
	} catch (cause) {
		throw new PlumblineError(
			'damaged',
			`waivers.ndjson line ${index + 1} is not a waiver. Take the line out and waive the rule again.`,
			{ cause }
		);
	}
}

/** The waivers in force by rule. Throws PlumblineError where the file is damaged. */
export async function readWaivers(folder: DataFolder): Promise<Map<string, Waiver>> {
	const inForce = new Map<string, Waiver>();
	for (const [index, line] of (await readText(pathOf(folder))).split('\n').entries()) {
		if (line.trim() === '') continue;
		const waiver = parseLine(line, index);
		if (waiver.isLifted) inForce.delete(waiver.check);
		else inForce.set(waiver.check, waiver);
	}
	return inForce;
}

/**
 * Writes down that a rule is waived, or that its waiver is lifted. Lines are only ever added, each in one write: who
 * said what stays on record, and two writers do not undo each other. Throws WrongUsage without a reason or a name, and
 * for an identifier in either.
 */
export async function writeWaiver(
	folder: DataFolder,
	waiver: z.input<typeof waiverSchema>
): Promise<void> {
	const parsed = parseFields(waiverSchema, waiver);
	// What stands on record already must not keep anybody from lifting it.
	const why = parsed.isLifted ? '' : parsed.why;
	await refuseIdentifiers({ Why: why, 'Your name': parsed.who }, parsed.at);
	await mkdir(folder.root, { recursive: true });
	await appendFile(pathOf(folder), `${JSON.stringify(parsed)}\n`, { flush: true });
}
