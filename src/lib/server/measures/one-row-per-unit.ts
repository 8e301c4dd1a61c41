import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { unitKeys } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

/** What tells the rows of a measure apart, as SQL. A trajectory has a row per unit and week. */
const rowKey = ({ unit, kind }: Measure): string =>
	[...unitKeys[unit], ...(kind === 'trajectory' ? ['week'] : [])].map(identifier).join(', ');

const row = z.object({ rows: z.number(), units: z.number() });

/** How many rows a measure gives in `db`, and for how many units. Throws QueryFailed. */
export async function countUnits(db: DuckDBConnection, measure: Measure) {
	const sql = fillSql(readSqlFile('own_measures/count_units.sql').sql, {
		rows: measure.sql,
		key: rowKey(measure)
	});
	const [found] = await runQuery(db, { name: `${measure.id} units`, sql, row }, measure.parameters);
	return found ?? { rows: 0, units: 0 };
}

/** Throws FigureWithheld where a clinic's own measure counts units of this data twice: shipped ones are tested. */
export async function refuseDoubleCount(db: DuckDBConnection, measure: Measure): Promise<void> {
	if (!measure.isOwn) return;
	const { rows, units } = await countUnits(db, measure);
	if (rows === units) return;
	const unit = measure.unit.replaceAll('_', ' ');
	throw new FigureWithheld(
		`${measure.title} cannot be told: ${measure.file} gives more than one row for one ${unit}, and would count it ` +
			`twice. Join so that each ${unit} comes once.`
	);
}
