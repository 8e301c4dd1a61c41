import { csvField } from '#lib/measures/figure-csv.ts';
import { getApplication } from '#lib/server/application.ts';
import { findClosing } from '../find-closing.ts';
import { recordRows } from '../view.ts';
import type { RequestHandler } from './$types';

const line = (cells: (string | number)[]): string => cells.map(csvField).join(',');
const columns = 'record,cause,figures,table,state,columns,batch,file,line'.split(',');

/** Every record that figures of a closed month count otherwise now, one line for each row of it that changed. */
export const GET: RequestHandler = async ({ params: { month }, url }) => {
	const closing = await findClosing(month, url.searchParams.get('version'));
	const records = recordRows(await getApplication().months.compare(closing));
	const lines = records.flatMap(({ record, cause, figures, rows }) => {
		const own = [record, cause, figures.join('; ')];
		if (rows.length === 0) return [line([...own, '', '', '', '', '', ''])];
		return rows.map(({ table, state, columns: changed, batch, file, line: at }) =>
			line([...own, table, state, changed.join('; '), batch, file, at ?? ''])
		);
	});
	return new Response([line(columns), ...lines, ''].join('\r\n'), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${month}-changed-records.csv"`
		}
	});
};
