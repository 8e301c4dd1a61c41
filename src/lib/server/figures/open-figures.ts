import type { DuckDBConnection } from '@duckdb/node-api';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { markClosed } from '#lib/measures/mark-closed.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import type { WhatChanged } from '#lib/measures/what-changed.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { askEach } from '#lib/server/figures/ask-each.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { askWhatChanged } from '#lib/server/figures/ask-what-changed.ts';
import type { AskedList } from '#lib/server/figures/ask-what-changed.ts';
import { contextOf } from '#lib/server/figures/context-of.ts';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';
import { keptList } from '#lib/server/figures/kept-list.ts';
import type { Facts } from '#lib/server/figures/open-facts.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import type { SeriesRecordsNow } from '#lib/server/series/series-records.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import type { Warehouse } from '#lib/server/warehouse/open-warehouse.ts';

// A page asks some twenty figures, a report some hundred.
const keptFigures = 500;
// A home page asks its measures for each site, program and level of care.
const keptEach = 300;
// A list of what changed asks some thousand figures, and keeps what they say.
const keptLists = 20;

/** What figures are asked with. */
export type FiguresOf = {
	folder: DataFolder;
	warehouse: Warehouse;
	catalogue: Catalogue;
	facts: Facts;
	/** What people decided about series, as of now. */
	records: SeriesRecordsNow;
	/** The months that are closed. */
	closed: () => Promise<Set<string>>;
	/** Of what a list puts first, how much may be false: a share from 0 to 1. */
	falseAlarms: () => number;
};

function nothingLoaded(): never {
	throw new FigureWithheld('Nothing is loaded yet. Load an export first.');
}

type Each = Map<string, Figure>;

/** Asks figures of the snapshot in force, anew each time; undefined where nothing was ever loaded. */
function openAsking({ warehouse, catalogue, facts, records }: FiguresOf) {
	/** With what all figures of the snapshot have in common. */
	const onSnapshot = <T>(work: (db: DuckDBConnection, context: SnapshotContext) => Promise<T>) =>
		warehouse.read(async (db, opening) => work(db, await contextOf(db, opening)));
	return {
		one: async (question: Question): Promise<Figure | undefined> => {
			const { of } = await records.now();
			return onSnapshot((db, context) =>
				askFigure(db, catalogue, question, { records: of, context })
			);
		},
		each: async (question: Question, dimension: string): Promise<Each | undefined> => {
			const { of } = await records.now();
			const values = (await facts.dimensionValues())[dimension];
			const asked = { question, dimension, values };
			return onSnapshot((db, context) => askEach(db, catalogue, asked, { records: of, context }));
		}
	};
}

/** The figures of a data folder, asked once for each version of its data and records. */
export function openFigures(given: FiguresOf) {
	const { folder, warehouse, catalogue, facts, records, closed, falseAlarms } = given;
	const figures = openFigureCache<Figure | undefined>(keptFigures);
	const eachFigures = openFigureCache<Each | undefined>(keptEach);
	const lists = openFigureCache<WhatChanged>(keptLists);
	const asking = openAsking(given);
	return {
		/** One Figure. Throws FigureWithheld where it must not or cannot be had, WrongUsage for a wrong question. */
		ask: async (question: Question): Promise<Figure> => {
			const { of } = await records.now();
			const key = { question, records: of(question) };
			const figure = await figures.get(await warehouse.version(), key, () => asking.one(question));
			if (!figure) return nothingLoaded();
			return question.by === 'month' ? markClosed(figure, await closed()) : figure;
		},
		/** The same, for those who ask more figures than are kept: they would push out those of the pages. */
		askUnkept: async (question: Question): Promise<Figure> =>
			(await asking.one(question)) ?? nothingLoaded(),
		/**
		 * The question for every value of a dimension that occurs, asked in one go: by value the very Figure that `ask`
		 * gives with that value as filter. Throws as `ask` does. A value none of whose rows has a date is left out.
		 */
		askEach: async (question: Question, dimension: string): Promise<Each> => {
			const { version: written } = await records.now();
			const key = { question, dimension, written };
			const each = await eachFigures.get(await warehouse.version(), key, () =>
				asking.each(question, dimension)
			);
			return each ?? nothingLoaded();
		},
		/** What changed, over all measures that have a series by month, for the whole, each site and each program. */
		whatChanged: async (asked: AskedList): Promise<WhatChanged> => {
			const { content: written } = await records.now();
			const level = falseAlarms();
			// What a list asks is kept as the list: a thousand figures would put out all others.
			const make = async () => {
				const scored = await facts.scoredScales();
				const values = await facts.dimensionValues();
				const each = async (question: Question, dimension: string) =>
					(await asking.each(question, dimension)) ?? new Map<string, Figure>();
				const known = { catalogue, values, scored, level };
				return askWhatChanged({ ...known, ...asked, ask: asking.one, askEach: each });
			};
			const key = { asked, written, level };
			return lists.get(await warehouse.version(), key, () => keptList(folder, key, make));
		}
	};
}
