import { unitKeys } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { countPlaced } from '#lib/server/figures/count-queries.ts';
import type { BoundSql } from '#lib/server/figures/count-queries.ts';
import { groupRows } from '#lib/server/figures/group-rows.ts';
import { dimensionSource, rowColumn } from '#lib/server/figures/kind-queries.ts';
import { stratumOf } from '#lib/server/rollups/make-strata.ts';
import { columns, joinOf, ownColumn, sumColumn } from '#lib/server/rollups/placed-rows.ts';
import type { PlacedRows, Shape } from '#lib/server/rollups/placed-rows.ts';
import { stepOfState } from '#lib/server/rollups/row-state.ts';
import type { Added } from '#lib/server/rollups/row-state.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';

const trajectorySums: readonly [string, Added['type']][] = [
	['units', 'integer'],
	['total', 'hugeint'],
	['squares', 'hugeint'],
	['baseline', 'hugeint']
];

/** The groups that a trajectory is counted by before it is counted by dimension. */
const trajectoryGroups = ({ dimensions }: Measure): string[] => [
	'month',
	'stratum',
	...dimensions.map((name) => `own ${name}`)
];

/** The statement that keeps the rows of a trajectory with their groups: its units are looked at before they are counted. */
export function trajectoryRows(measure: Measure): BoundSql {
	const { relation } = dimensionSource(measure.unit);
	const placed = groupRows(measure, {
		groups: {
			month: `date_trunc('month', ${rowColumn(measure.date)})::date`,
			day: rowColumn(measure.date),
			stratum: 'coalesce(dimension.stratum, 0)',
			...Object.fromEntries(
				measure.dimensions.map((name) => [`own ${name}`, `${rowColumn(name)}::varchar`])
			)
		},
		dimensions: [],
		filters: [],
		join: `left join ${stratumOf(relation)} as dimension on ${joinOf(measure, rowColumn)}`
	});
	const sql = fillSql(rollupTemplate('trajectory_rows'), { placed });
	return { sql, parameters: measure.parameters };
}

/** The query for how many of the units kept by trajectoryRows have rows in different months or groups. */
export function splitUnits(measure: Measure): string {
	const names = trajectoryGroups(measure).map(identifier);
	return fillSql(rollupTemplate('split_units'), {
		unit: unitKeys[measure.unit].map(identifier).join(', '),
		differs: names
			.map((name) => `min(${name}) <> max(${name}) or count(${name}) not in (0, count(*))`)
			.join(' or ')
	});
}

/** The query that places what is counted of the rows kept by trajectoryRows. */
export function placeTrajectory(measure: Measure, number: number): PlacedRows {
	const names = trajectoryGroups(measure);
	const groups = names.map(identifier).join(', ');
	const counted = countPlaced(measure, rollupTemplate('all_trajectory_rows'), {
		select: groups,
		grouping: `${groups}, depth, "at"`,
		names
	});
	const shape: Shape = {
		relation: dimensionSource(measure.unit).relation,
		own: measure.dimensions,
		at: 'double',
		types: trajectorySums.map(([, type]) => type)
	};
	const sql = fillSql(rollupTemplate('place_trajectory'), {
		counted,
		shared: String(number),
		own: columns(shape.own.map(ownColumn)),
		step: String(stepOfState),
		sums: columns(trajectorySums.map(([name, type], at) => `${name}::${type} as ${sumColumn(at)}`))
	});
	const sums = Object.fromEntries(trajectorySums.map(([name], at) => [name, sumColumn(at)]));
	return { sql, parameters: {}, shape, placed: [{ measure, shift: 0, sums, isAlone: true }] };
}
