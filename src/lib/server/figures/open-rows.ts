import type { Question } from '#lib/measures/figure.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { askRows, askStandings, columnsIn, rowHead } from '#lib/server/figures/ask-rows.ts';
import type { RowValue, Stretch } from '#lib/server/figures/ask-rows.ts';
import type { RowChoice } from '#lib/server/figures/row-queries.ts';
import { arrowOf } from '#lib/server/figures/rows-arrow.ts';
import { csvOf } from '#lib/server/figures/rows-csv.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { rowLook } from '#lib/server/store/schema/row-look.ts';
import type { Warehouse } from '#lib/server/warehouse/open-warehouse.ts';

/** Which rows, and when somebody looks at them. */
export type Look = { question: Question; choice: RowChoice; stretch?: Stretch; at: Date };

type Form = 'page' | 'csv' | 'arrow';
const gatherers = { csv: csvOf, arrow: arrowOf };

function noRows(): never {
	throw new FigureWithheld('Nothing is loaded yet. Load an export first.');
}

/** The rows behind figures, for the audience inside. Every look is written down before a row is handed out. */
export function openRows(warehouse: Warehouse, catalogue: Catalogue, store: Store) {
	async function writeDown(form: Form, rows: number, look: Look): Promise<void> {
		const { question, choice, stretch, at } = look;
		const asked = JSON.stringify({ ...question, ...choice, ...stretch });
		const row = { lookedAt: at.toISOString(), measure: question.measure, question: asked };
		await (await store.records()).insert(rowLook).values({ ...row, form, rows });
	}

	return {
		/** The head of the rows, a stretch of them row by row, and how many stand where of all there are. */
		page: async (look: Look & { stretch: Stretch }) => {
			const { question, choice } = look;
			const rows: RowValue[][] = [];
			const standings = await warehouse.read(async (db) => {
				await askRows(db, catalogue, look, (chunk) => {
					const columns = columnsIn(chunk);
					const count = columns[0]?.length ?? 0;
					for (let row = 0; row < count; row++)
						rows.push(columns.map((column) => column[row] ?? null));
				});
				return askStandings(db, catalogue, question, choice);
			});
			if (!standings) return noRows();
			await writeDown('page', rows.length, look);
			return { head: rowHead(catalogue.get(question.measure)), rows, standings };
		},
		/** All rows, or a stretch of them, as a file. */
		file: async (form: keyof typeof gatherers, look: Look): Promise<Uint8Array> => {
			const gatherer = gatherers[form](rowHead(catalogue.get(look.question.measure)));
			let count = 0;
			const read = await warehouse.read(async (db) => {
				await askRows(db, catalogue, look, (chunk) => {
					count += chunk.rowCount;
					gatherer.take(chunk);
				});
				return true;
			});
			if (!read) return noRows();
			await writeDown(form, count, look);
			return gatherer.finish();
		}
	};
}
