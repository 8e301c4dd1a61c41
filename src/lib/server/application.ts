import type { DuckDBConnection } from '@duckdb/node-api';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { openComparisons } from '#lib/server/comparison/comparisons.ts';
import { notLoaded } from '#lib/measures/not-loaded.ts';
import type { NotLoaded } from '#lib/measures/not-loaded.ts';
import type { WhatChanged } from '#lib/measures/what-changed.ts';
import { markClosed } from '#lib/measures/mark-closed.ts';
import { closedMonths } from '#lib/server/closing/closings.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { askEach } from '#lib/server/figures/ask-each.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { askSources } from '#lib/server/figures/ask-sources.ts';
import { askWhatChanged } from '#lib/server/figures/ask-what-changed.ts';
import type { AskedList } from '#lib/server/figures/ask-what-changed.ts';
import { contextOf } from '#lib/server/figures/context-of.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import { openRows } from '#lib/server/figures/open-rows.ts';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';
import { readCatalogue } from '#lib/server/figures/catalogue.ts';
import { openQuality } from '#lib/server/checks/quality.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { readRowsByMonth } from '#lib/server/closing/month-list.ts';
import { openMonths } from '#lib/server/closing/open-months.ts';
import { listBatches } from '#lib/server/batches.ts';
import { openDeliveries } from '#lib/server/incoming/deliveries.ts';
import type { ExportFile, LoadOptions } from '#lib/server/intake/load.ts';
import { readProfiles } from '#lib/server/intake/read-profiles.ts';
import { listRefusals } from '#lib/server/intake/refusals.ts';
import { openActions } from '#lib/server/meeting/actions.ts';
import { openMinutes } from '#lib/server/meeting/minutes.ts';
import { openNotes } from '#lib/server/meeting/notes.ts';
import { keepDefinitions } from '#lib/server/measures/definition-history.ts';
import { isRolledUp, makeRollups } from '#lib/server/rollups/make-rollups.ts';
import type { Progress } from '#lib/server/rollups/fill-rollups.ts';
import { loadAndRestate, undoAndRestate } from '#lib/server/restatement/load-and-restate.ts';
import { numbersOf, readSettings } from '#lib/server/settings.ts';
import { openBaselines } from '#lib/server/series/baselines.ts';
import { openBenchmarks } from '#lib/server/series/benchmarks.ts';
import { openSeriesRecords } from '#lib/server/series/series-records.ts';
import { openTargets } from '#lib/server/series/targets.ts';
import {
	dimensionValues,
	readAsOf,
	scoredScales,
	tableMonths
} from '#lib/server/snapshot-facts.ts';
import { openStore } from '#lib/server/store/open-store.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';
import { refreshSnapshot } from '#lib/server/warehouse/refresh-snapshot.ts';

// A page asks some twenty figures, a report some hundred.
const keptFigures = 500;
// A home page asks its measures for each site, program and level of care.
const keptEach = 300;
// A list of what changed asks some thousand figures, and keeps what they say.
const keptLists = 20;

function nothingLoaded(): never {
	throw new FigureWithheld('Nothing is loaded yet. Load an export first.');
}

/** What pages and commands ask of one data folder. */
export type Application = ReturnType<typeof openApplication>;

/** Opens a data folder: its measures, its warehouse for reading, and the doors to load and undo. */
export function openApplication(root: string) {
	const folder = dataFolder(root);
	const registry = readRegistry(root);
	const catalogue = readCatalogue(registry, root);
	const warehouse = openWarehouse(root);
	const store = openStore(folder);
	const figures = openFigureCache<Figure | undefined>(keptFigures);
	const series = {
		baselines: openBaselines(store, catalogue),
		targets: openTargets(store, catalogue),
		benchmarks: openBenchmarks(store, catalogue)
	};
	const today = () => new Date().toISOString().slice(0, 10);
	const seriesRecords = openSeriesRecords(folder, series, today);
	const eachFigures = openFigureCache<Map<string, Figure> | undefined>(keptEach);
	/** What is read of a snapshot once, for as long as it is in force; `none` where nothing was ever loaded. */
	const once = <T>(read: (db: DuckDBConnection) => Promise<T>, none: T): (() => Promise<T>) => {
		const kept = openFigureCache<T>(1);
		return async () =>
			kept.get(await warehouse.version(), '', async () => (await warehouse.read(read)) ?? none);
	};
	const asOf = once<Awaited<ReturnType<typeof readAsOf>> | null>(readAsOf, null);
	const scales = once(scoredScales, []);
	const months = once(tableMonths, []);
	const knownValues = once(dimensionValues, {});
	/** Asks of the snapshot in force, with what all its figures have in common. */
	const onSnapshot = <T>(work: (db: DuckDBConnection, context: SnapshotContext) => Promise<T>) =>
		warehouse.read(async (db, opening) => work(db, await contextOf(db, opening)));
	const lists = openFigureCache<WhatChanged>(keptLists);
	// What a list asks is kept as the list: a thousand figures would put out all others.
	const askAnew = async (question: Question): Promise<Figure | undefined> => {
		const { of: records } = await seriesRecords.now();
		return onSnapshot((db, context) => askFigure(db, catalogue, question, { records, context }));
	};
	const askEachAnew = async (
		question: Question,
		dimension: string
	): Promise<Map<string, Figure>> => {
		const values = (await knownValues())[dimension];
		const asked = { question, dimension, values };
		const { of: records } = await seriesRecords.now();
		const each = await onSnapshot((db, context) =>
			askEach(db, catalogue, asked, { records, context })
		);
		return each ?? new Map();
	};
	// A closing asks more figures than are kept: they would push out those of the pages.
	const askUnkept = async (question: Question) => (await askAnew(question)) ?? nothingLoaded();
	const ask = async (question: Question): Promise<Figure> => {
		const version = await warehouse.version();
		const { of: records } = await seriesRecords.now();
		const key = { question, records: records(question) };
		const figure = await figures.get(version, key, () =>
			onSnapshot((db, context) => askFigure(db, catalogue, question, { records, context }))
		);
		if (!figure) return nothingLoaded();
		return question.by === 'month' ? markClosed(figure, await closedMonths(folder, store)) : figure;
	};
	const notes = openNotes(store, catalogue);
	const actions = openActions(store, catalogue);
	const minutes = openMinutes(store, catalogue);
	const meeting = async (today: string) => ({
		notes: await notes.list(),
		actions: await actions.list(),
		minutes: await minutes.list(),
		today
	});
	const closing = {
		...{ folder, store, catalogue, meeting },
		ask: askUnkept,
		asOf,
		scoredScales: scales
	};
	return {
		folder,
		catalogue,
		/** Whether nothing was ever loaded. */
		isEmpty: async (): Promise<boolean> => (await warehouse.version()) === undefined,
		/** The snapshot in force and the last day it knows of; null where nothing was ever loaded. */
		asOf,
		/** The values that occur, by dimension: for lists of filters. */
		dimensionValues: knownValues,
		/** The scales of instruments on which anybody has a score. */
		scoredScales: scales,
		/** One Figure. Throws FigureWithheld where it must not or cannot be had, WrongUsage for a wrong question. */
		ask,
		/** Groups beside each other, and a measure before and after a change. */
		comparisons: openComparisons(root, warehouse, { catalogue, ask }),
		/** What changed, over all measures that have a series by month, for the whole, each site and each program. */
		whatChanged: async (asked: AskedList): Promise<WhatChanged> => {
			const { version: written } = await seriesRecords.now();
			return lists.get(await warehouse.version(), { asked, written }, async () => {
				const percent = numbersOf(readSettings(root)).list_false_alarms_percent ?? 0;
				const scored = await scales();
				const values = await knownValues();
				const known = { catalogue, values, scored, level: percent / 100 };
				return askWhatChanged({ ...known, ...asked, ask: askAnew, askEach: askEachAnew });
			});
		},
		/** The tables whose latest months nobody has loaded; none where the exports carry no dates. */
		notLoaded: async (): Promise<NotLoaded[]> => {
			const dataThrough = (await asOf())?.dataThrough;
			return dataThrough ? notLoaded(await months(), dataThrough) : [];
		},
		/**
		 * The rows of exports behind a figure, by table, load and file; of all in question where `counted` is false.
		 * Throws FigureWithheld for the audience outside.
		 */
		sources: async (question: Question, counted?: boolean) =>
			(await warehouse.read((db) => askSources(db, catalogue, question, counted))) ?? [],
		/**
		 * The question for every value of a dimension that occurs, asked in one go: by value the very Figure that `ask`
		 * gives with that value as filter. Throws as `ask` does. A value none of whose rows has a date is left out.
		 */
		askEach: async (question: Question, dimension: string): Promise<Map<string, Figure>> => {
			const version = await warehouse.version();
			const { of: records, version: written } = await seriesRecords.now();
			const key = { question, dimension, written };
			const figures = await eachFigures.get(version, key, async () => {
				const values = (await knownValues())[dimension];
				return onSnapshot((db, context) =>
					askEach(db, catalogue, { question, dimension, values }, { records, context })
				);
			});
			return figures ?? nothingLoaded();
		},
		/** The rows behind figures, for inside; every look is written down. */
		rows: openRows(warehouse, catalogue, store),
		/** Months that were closed, and to close one. */
		months: openMonths(closing, {
			askKept: ask,
			rowsByMonth: async () => (await warehouse.read(readRowsByMonth)) ?? new Map()
		}),
		/** The data-quality rules: what they find, and waivers. */
		quality: openQuality(folder, warehouse, registry),
		/** `baselines`: from when on what is usual is read; `targets`: what we aim at; `benchmarks`: numbers of others. */
		...series,
		/** What people wrote beside series. */
		notes,
		/** What meetings set out to try, and what came of it. */
		actions,
		/** The minutes of meetings. */
		minutes,
		/** Exports that were received and wait to be loaded. */
		deliveries: openDeliveries(root),
		/** The profiles by name and version. */
		profiles: () => readProfiles(folder).map(({ name, version }) => ({ name, version })),
		/** The names of the tables of the contract. */
		tables: async () => [...(await readContract()).keys()],
		batches: () => listBatches(folder),
		/** Loads of which nothing was taken. */
		refusals: () => listRefusals(folder),
		load: (files: ExportFile[], options: LoadOptions) => loadAndRestate(folder, files, options),
		undo: (batch: string) => undoAndRestate(folder, batch),
		/** Builds the snapshot again where its definitions have changed since, and keeps the text of those that did. */
		refresh: async (report?: (message: string) => void): Promise<void> => {
			await refreshSnapshot(folder, report);
			await keepDefinitions(folder);
		},
		/** Whether the snapshot in force is rolled up; true where there is none. */
		isRolledUp: (): Promise<boolean> => isRolledUp(folder, catalogue.list()),
		/**
		 * Rolls up the snapshot in force, unless that is done: figures of whole months are then read from small tables.
		 * False where there was nothing to do.
		 */
		rollUp: (report?: Progress): Promise<boolean> => makeRollups(folder, catalogue.list(), report),
		close: () => {
			store.close();
			warehouse.close();
		}
	};
}

let application: Application | undefined;

/** The application of this process, on the folder that PLUMBLINE_DATA names (default ./data). */
export function getApplication(): Application {
	application ??= openApplication(process.env.PLUMBLINE_DATA ?? 'data');
	return application;
}
