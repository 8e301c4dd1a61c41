import type { Catalogue } from '#lib/measures/measure.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { askStandings, columnsIn, rowHead } from '#lib/server/figures/ask-rows.ts';
import type { RowValue } from '#lib/server/figures/ask-rows.ts';
import { openFigureCache } from '#lib/server/figures/figure-cache.ts';
import { askDays, planRows, readRows } from '#lib/server/figures/plan-rows.ts';
import type { AskedRows, RowPlan } from '#lib/server/figures/plan-rows.ts';
import type { DayCount, Stretch } from '#lib/server/figures/row-portions.ts';
import { arrowOf } from '#lib/server/figures/rows-arrow.ts';
import { csvOf } from '#lib/server/figures/rows-csv.ts';
import { streamRows } from '#lib/server/figures/stream-rows.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { rowLook } from '#lib/server/store/schema/row-look.ts';
import type { Held, Warehouse } from '#lib/server/warehouse/open-warehouse.ts';

/** Which rows, and when somebody looks at them. */
export type Look = AskedRows & { at: Date };

type Form = 'page' | 'csv' | 'arrow';
const gatherers = { csv: csvOf, arrow: arrowOf };

/** A list that scrolls asks the same question for stretch after stretch. */
const keptDays = 50;

/** The rows behind figures, for the audience inside. Every look is written down before a row is handed out. */
export function openRows(warehouse: Warehouse, catalogue: Catalogue, store: Store) {
	const days = openFigureCache<DayCount[]>(keptDays);

	async function hold(options?: { isLong: boolean }): Promise<Held> {
		const held = await warehouse.hold(options);
		if (!held) throw new FigureWithheld('Nothing is loaded yet. Load an export first.');
		return held;
	}

	async function plan({ number, turn }: Held, asked: AskedRows): Promise<RowPlan> {
		const { question, choice } = asked;
		const byDay = await days.get(number, [question, choice], () =>
			turn((db) => askDays(db, catalogue, asked))
		);
		return turn((db) => planRows(db, catalogue, asked, byDay));
	}

	async function writeDown(form: Form, rows: number, look: Look): Promise<void> {
		const { question, choice, stretch, at } = look;
		const asked = JSON.stringify({ ...question, ...choice, ...stretch });
		const row = { lookedAt: at.toISOString(), measure: question.measure, question: asked };
		await (await store.records()).insert(rowLook).values({ ...row, form, rows });
	}

	async function readPage(held: Held, look: Look): Promise<RowValue[][]> {
		const rows: RowValue[][] = [];
		const reading = readRows(held.turn, await plan(held, look), (chunk) => {
			const columns = columnsIn(chunk);
			for (let row = 0; row < chunk.rowCount; row++)
				rows.push(columns.map((column) => column[row] ?? null));
		});
		while (!(await reading.next()).done);
		return rows;
	}

	return {
		/** The head of the rows, a stretch of them row by row, and how many stand where of all there are. */
		page: async (look: Look & { stretch: Stretch }) => {
			const { question, choice } = look;
			const held = await hold();
			try {
				const rows = await readPage(held, look);
				const standings = await held.turn((db) => askStandings(db, catalogue, question, choice));
				await writeDown('page', rows.length, look);
				return { head: rowHead(catalogue.get(question.measure)), rows, standings };
			} finally {
				await held.leave();
			}
		},
		/**
		 * All rows, or a stretch of them, as a file that is made while it is read: whoever does not read it to its end
		 * must cancel it.
		 */
		file: async (
			form: keyof typeof gatherers,
			look: Look
		): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> => {
			const held = await hold({ isLong: true });
			try {
				const planned = await plan(held, look);
				await writeDown(form, planned.rows, look);
				const head = rowHead(catalogue.get(look.question.measure));
				return streamRows(held, planned, gatherers[form](head, planned.texts));
			} catch (error) {
				await held.leave();
				throw error;
			}
		}
	};
}
