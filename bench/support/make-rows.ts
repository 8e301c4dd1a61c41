// `make-rows.ts DATA arrow|json ROWS`: writes the rows behind a figure in memory and prints how long that took.
import type { Question } from '#lib/measures/figure.ts';
import { openApplication } from '#lib/server/application.ts';
import { rowsQuery } from '#lib/server/figures/row-queries.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';

const [data = '', form, rows = '0'] = process.argv.slice(2);
const question: Question = { measure: 'attendance_rate', where: {}, audience: 'inside' };
const stretch = { limit: Number(rows), offset: 0 };

/** The bytes of a stream as they come, with how many there were. */
async function* counted(stream: ReadableStream<Uint8Array>, count: { bytes: number }) {
	for await (const part of stream) {
		count.bytes += part.byteLength;
		yield part;
	}
}

/** As whoever reads them does: a batch after the other, none of them kept. */
async function asArrow() {
	const { RecordBatchReader } = await import('apache-arrow');
	const application = openApplication(data);
	const start = performance.now();
	const look = { question, choice: {}, stretch, at: new Date() };
	const count = { bytes: 0 };
	const stream = counted(await application.rows.file('arrow', look), count);
	let read = 0;
	for await (const batch of await RecordBatchReader.from(stream)) read += batch.numRows;
	const ms = performance.now() - start;
	application.close();
	return { ms, bytes: count.bytes, rows: read };
}

async function asJson() {
	const application = openApplication(data);
	const measure = application.catalogue.get(question.measure);
	application.close();
	const { sql, parameters } = rowsQuery(measure, question, {}, true);
	const warehouse = openWarehouse(data);
	const start = performance.now();
	const made = await warehouse.read(async (db) => {
		const bound = { ...parameters, row_limit: stretch.limit, row_offset: stretch.offset };
		const objects = (await db.runAndReadAll(sql, bound as never)).getRowObjectsJson();
		return { text: JSON.stringify(objects), rows: objects.length };
	});
	const ms = performance.now() - start;
	warehouse.close();
	return { ms, bytes: Buffer.byteLength(made?.text ?? ''), rows: made?.rows ?? 0 };
}

process.stdout.write(JSON.stringify(await (form === 'arrow' ? asArrow() : asJson())));
