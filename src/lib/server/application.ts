import type { Question } from '#lib/measures/figure.ts';
import { openComparisons } from '#lib/server/comparison/comparisons.ts';
import { notLoaded } from '#lib/measures/not-loaded.ts';
import type { NotLoaded } from '#lib/measures/not-loaded.ts';
import { closedMonths } from '#lib/server/closing/closings.ts';
import { agendaList } from '#lib/server/figures/agenda-list.ts';
import { askSources } from '#lib/server/figures/ask-sources.ts';
import { openFacts } from '#lib/server/figures/open-facts.ts';
import { openFigures } from '#lib/server/figures/open-figures.ts';
import { openRows } from '#lib/server/figures/open-rows.ts';
import { readCatalogue } from '#lib/server/figures/catalogue.ts';
import { openQuality } from '#lib/server/checks/quality.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { readRowsByMonth } from '#lib/server/closing/month-list.ts';
import { openMonths } from '#lib/server/closing/open-months.ts';
import { listBatches, listLoads } from '#lib/server/batches.ts';
import { openDeliveries } from '#lib/server/incoming/deliveries.ts';
import type { ExportFile, LoadOptions } from '#lib/server/intake/load.ts';
import { readProfiles } from '#lib/server/intake/read-profiles.ts';
import { listRefusals } from '#lib/server/intake/refusals.ts';
import { openActions } from '#lib/server/meeting/actions.ts';
import { openMinutes } from '#lib/server/meeting/minutes.ts';
import { openNotes } from '#lib/server/meeting/notes.ts';
import { keepDefinitions } from '#lib/server/measures/definition-history.ts';
import { makeRollups } from '#lib/server/rollups/make-rollups.ts';
import type { Progress } from '#lib/server/rollups/fill-rollups.ts';
import { loadAndRestate, undoAndRestate } from '#lib/server/restatement/load-and-restate.ts';
import { numbersOf, readSettings, rhythmSettings } from '#lib/server/settings.ts';
import { openBaselines } from '#lib/server/series/baselines.ts';
import { openBenchmarks } from '#lib/server/series/benchmarks.ts';
import { openSeriesRecords } from '#lib/server/series/series-records.ts';
import { openTargets } from '#lib/server/series/targets.ts';
import { openApprovals } from '#lib/server/sharing/approvals.ts';
import { openLinks } from '#lib/server/sharing/links.ts';
import type { PageContent } from '#lib/server/sharing/page-content.ts';
import { sharedPage, type Reading } from '#lib/server/sharing/shared-page.ts';
import { openStore } from '#lib/server/store/open-store.ts';
import type { Theme } from '#lib/theme/theme.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';
import { refreshSnapshot } from '#lib/server/warehouse/refresh-snapshot.ts';

/** What pages and commands ask of one data folder. */
export type Application = ReturnType<typeof openApplication>;

/** Opens a data folder: its measures, its warehouse for reading, and the doors to load and undo. */
export function openApplication(root: string) {
	const folder = dataFolder(root);
	const registry = readRegistry(root);
	const catalogue = readCatalogue(registry, root);
	const warehouse = openWarehouse(root);
	const store = openStore(folder);
	const facts = openFacts(folder, warehouse);
	const series = {
		baselines: openBaselines(store, catalogue),
		targets: openTargets(store, catalogue),
		benchmarks: openBenchmarks(store, catalogue)
	};
	const today = () => new Date().toISOString().slice(0, 10);
	const { ask, askUnkept, askEach, whatChanged } = openFigures({
		...{ folder, warehouse, catalogue, facts },
		records: openSeriesRecords(folder, series, today),
		closed: () => closedMonths(folder, store),
		falseAlarms: () => (numbersOf(readSettings(root)).list_false_alarms_percent ?? 0) / 100
	});
	let theme: Theme | undefined;
	const notes = openNotes(store, catalogue);
	const actions = openActions(store, catalogue);
	const minutes = openMinutes(store, catalogue);
	const meeting = async (today: string) => ({
		notes: await notes.list(),
		actions: await actions.list(),
		minutes: await minutes.list(),
		today
	});
	const approvals = openApprovals(store, catalogue);
	const closing = {
		...{ folder, store, catalogue, meeting },
		ask: askUnkept,
		asOf: facts.asOf,
		scoredScales: facts.scoredScales
	};
	return {
		folder,
		catalogue,
		/** The clinic's own look, as it was when first asked for. Throws where its file cannot be used. */
		theme: async (): Promise<Theme> => {
			// What computes with colours is loaded only where pages are served.
			const { readTheme } = await import('#lib/server/theme/read-theme.ts');
			return (theme ??= readTheme(root));
		},
		/** Whether nothing was ever loaded. */
		isEmpty: async (): Promise<boolean> => (await warehouse.version()) === undefined,
		asOf: facts.asOf,
		dimensionValues: facts.dimensionValues,
		scoredScales: facts.scoredScales,
		ask,
		/** Groups beside each other, and a measure before and after a change. */
		comparisons: openComparisons(root, warehouse, { catalogue, ask }),
		whatChanged,
		/** The tables whose latest months nobody has loaded; none where the exports carry no dates. */
		notLoaded: async (): Promise<NotLoaded[]> => {
			const dataThrough = (await facts.asOf())?.dataThrough;
			if (!dataThrough) return [];
			return notLoaded(await facts.tableMonths(), dataThrough, rhythmSettings(readSettings(root)));
		},
		/**
		 * The rows of exports behind a figure, by table, load and file; of all in question where `counted` is false.
		 * Throws FigureWithheld for the audience outside.
		 */
		sources: async (question: Question, counted?: boolean) =>
			(await warehouse.read((db) => askSources(db, catalogue, question, counted))) ?? [],
		askEach,
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
		/** Notes, actions and minutes together, as a report prints them on the day `today` (ISO). */
		meetingRecords: meeting,
		/** Which measures outsiders may see. */
		approvals,
		/** Pages left with people outside. */
		links: openLinks(store, catalogue, approvals),
		/** A page as somebody outside reads it. */
		sharedPage: (link: PageContent, reading: Reading) =>
			sharedPage(link, reading, {
				...{ catalogue, ask },
				dataThrough: async () => (await facts.asOf())?.dataThrough ?? null,
				approved: async () => new Set((await approvals.inForce()).map(({ measure }) => measure)),
				closed: () => closedMonths(folder, store)
			}),
		/** Exports that were received and wait to be loaded. */
		deliveries: openDeliveries(root),
		/** The profiles by name and version. */
		profiles: () => readProfiles(folder).map(({ name, version }) => ({ name, version })),
		/** The names of the tables of the contract. */
		tables: async () => [...(await readContract()).keys()],
		/** All loads with their receipts, oldest first. */
		loads: () => listLoads(folder),
		/** The same, with the months that they moved. */
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
		/**
		 * Rolls up the snapshot in force, unless that is done: figures of whole months are then read from small tables.
		 * False where there was nothing to do.
		 */
		rollUp: (report?: Progress): Promise<boolean> => makeRollups(folder, catalogue.list(), report),
		/**
		 * Asks what the first page lists, which is kept beside the snapshot with its facts: whoever opens that page first
		 * after a start need not wait for it.
		 */
		prepareFirstPage: async (): Promise<void> => {
			const dataThrough = (await facts.asOf())?.dataThrough;
			if (dataThrough) await whatChanged(agendaList(dataThrough, 'headline'));
		},
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
