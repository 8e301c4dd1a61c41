import { createRequire } from 'node:module';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#lib/measures/canonical-json.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import type { ScoredScale } from '#lib/measures/scored-scales.ts';
import { recordsOfTheDay } from '#lib/server/closing/day-records.ts';
import { freezeDefinitions } from '#lib/server/closing/frozen-definitions.ts';
import { freezeFigures } from '#lib/server/closing/frozen-figures.ts';
import type { Frozen } from '#lib/server/closing/frozen-figures.ts';
import { hashFile } from '#lib/server/closing/hash-file.ts';
import { daysOf, twelveMonths } from '#lib/server/closing/month.ts';
import { besideFiles, writeStanding } from '#lib/server/closing/standing.ts';
import { readInstruments } from '#lib/server/instruments.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { MeetingRecords } from '#lib/server/reports/meeting-data.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest, snapshotPath } from '#lib/server/warehouse/manifest.ts';
import type { Batch } from '#lib/server/warehouse/manifest.ts';

/** What closing needs of the rest of the program. */
export type ClosingPorts = {
	folder: DataFolder;
	store: Store;
	catalogue: Catalogue;
	/** Asks the snapshot in force. */
	ask: (question: Question) => Promise<Figure>;
	/** What meetings wrote down; `today` is the day that open actions are held against. */
	meeting: (today: string) => Promise<MeetingRecords>;
	/** The scales on which anybody has a score. */
	scoredScales: () => Promise<ScoredScale[]>;
	/** The snapshot in force and the last day it knows of; null where nothing was ever loaded. */
	asOf: () => Promise<{ snapshot: string; dataThrough: string | null } | null>;
};

/** The version of the program, as its package says. */
export const programVersion = (): string =>
	(createRequire(import.meta.url)(join(projectRoot, 'package.json')) as { version: string })
		.version;

async function batchOf({ root }: DataFolder, batch: Batch) {
	const { id, number, loadedAt, route, asOf, files, tables } = batch;
	const parquet = Object.entries(tables).map(async ([table, path]) => ({
		table,
		path,
		...(await hashFile(join(root, path)))
	}));
	const loaded = { id, number, loaded_at: loadedAt, route, as_of: asOf, files };
	return { ...loaded, parquet: await Promise.all(parquet) };
}

async function lakeOf(folder: DataFolder) {
	const { number, snapshot, batches } = await currentManifest(folder);
	const inForce = batches.filter(({ isUndone }) => !isUndone);
	const hashed = await Promise.all(inForce.map((batch) => batchOf(folder, batch)));
	return { manifest: number, snapshot, batches: hashed };
}

async function reportOf(
	{ folder, ask, catalogue, asOf, meeting: meetingOf }: ClosingPorts,
	month: string
): Promise<Uint8Array> {
	// Typst is loaded only where a report is made.
	const { makeCqiReport } = await import('#lib/server/reports/cqi-report.ts');
	const { reportLook } = await import('#lib/server/reports/report-look.ts');
	const settings = readSettings(folder.root);
	const ownInstruments = readInstruments(folder.root).own;
	const asked = { ...twelveMonths(month), where: {}, audience: 'inside' as const };
	// The day of the data and not of the clock: closed a day later, the same state gives the same bytes.
	const meeting = await meetingOf((await asOf())?.dataThrough ?? '');
	const look = reportLook(folder.root);
	return makeCqiReport({ ask, catalogue, settings, ownInstruments, meeting, look, ...asked });
}

const filtersOf = (month: string) => ({
	audience: 'inside',
	where: {},
	month: daysOf(month),
	twelve_months: twelveMonths(month)
});

/** The measures among frozen figures. */
const measureIds = (figures: readonly Frozen[]): Set<string> =>
	new Set(figures.map(({ frozen }) => frozen.measure.id));

async function writeRecords(ports: ClosingPorts, ids: Set<string>, month: string, draft: string) {
	const { folder, catalogue } = ports;
	const { snapshot } = await currentManifest(folder);
	const measures = catalogue.list().filter(({ id }) => ids.has(id));
	const path = join(draft, 'records.parquet');
	await besideFiles(snapshotPath(folder, snapshot), `${draft}-spill`, (db) =>
		writeStanding(db, measures, month, path)
	);
}

/**
 * Writes everything of a month but its manifest into the folder `draft`. Of the same state it writes the same bytes.
 * Gives what was frozen. Call as the only writer, so that nothing is loaded meanwhile. Throws ReportRefused, QueryFailed.
 */
export async function freezeMonth(
	ports: ClosingPorts,
	month: string,
	draft: string
): Promise<Frozen[]> {
	await mkdir(draft, { recursive: true });
	const write = (name: string, value: unknown) =>
		writeFile(join(draft, name), canonicalJson(value));
	const figures = await freezeFigures(ports, month);
	const ids = measureIds(figures);
	await write(
		'figures.json',
		figures.map(({ kept }) => kept)
	);
	await write('definitions.json', await freezeDefinitions(ports.folder, ports.catalogue, ids));
	await write('filters.json', filtersOf(month));
	await write('notes.json', await recordsOfTheDay(ports.store));
	await write('lake.json', await lakeOf(ports.folder));
	await writeRecords(ports, ids, month, draft);
	await writeFile(join(draft, 'report.pdf'), await reportOf(ports, month));
	return figures;
}
