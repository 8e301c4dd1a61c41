import { isCompared } from '#lib/measures/counts.ts';
import type { Measure, Unit } from '#lib/measures/measure.ts';
import { axes, stepsPassed } from '#lib/server/figures/group-rows.ts';
import { dimensionSource } from '#lib/server/figures/kind-queries.ts';
import { stratumOf } from '#lib/server/rollups/make-strata.ts';
import { columns, joinOf, ownColumn, sumColumn } from '#lib/server/rollups/placed-rows.ts';
import type { Placed, PlacedRows, Shape } from '#lib/server/rollups/placed-rows.ts';
import { placeTrajectory } from '#lib/server/rollups/place-trajectory.ts';
import {
	amountsOf,
	bitsOfState,
	comparedAmounts,
	passes,
	stateOf
} from '#lib/server/rollups/row-state.ts';
import type { Added, Read } from '#lib/server/rollups/row-state.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import type { SharedRows } from '#lib/server/rollups/shared-rows.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';

// Of these a stay or a claim has many in one month that are counted alike.
const unitsAlike: readonly Unit[] = ['session', 'claim_line', 'answer'];

/** Placed rows that differ in nothing, counted together where there are many such. */
function gather(sql: string, unit: Unit, shape: Shape): string {
	if (!unitsAlike.includes(unit)) return sql;
	const groups = ['stratum', ...shape.own.map(ownColumn), 'month', 'state', '"at"'];
	return fillSql(rollupTemplate('gather'), {
		placed: sql,
		own: columns(shape.own.map(ownColumn)),
		groups: groups.join(',\n    '),
		sums: columns(
			shape.types.map((type, at) => `sum(${sumColumn(at)})::${type} as ${sumColumn(at)}`)
		)
	});
}

const atType = ({ kind }: Measure): Shape['at'] => (kind === 'breakdown' ? 'varchar' : 'double');

function axisOf({ measure, column, depth }: Read): string {
	const axis = axes[measure.kind]?.(column);
	const at =
		axis === undefined
			? 'null'
			: `case when ${passes({ measure, column, depth })} then ${axis} end`;
	return `(${at})::${atType(measure)}`;
}

const depthColumn = (at: number): string => identifier(`depth ${at}`);

const readOf = ({ measures, column }: SharedRows): Read[] =>
	measures.map((measure, at) => ({
		measure,
		column: (name) => column(at, name),
		depth: `measure_rows.${depthColumn(at)}`
	}));

/** Every number that rows add to, and where each measure finds its own. */
function addedBy(reads: readonly Read[]) {
	const isAlone = reads.length === 1;
	const added: Added[] = reads.some(({ measure }) => isCompared(measure))
		? [...comparedAmounts]
		: [];
	const namesFrom = (amounts: readonly Added[], from: number) =>
		Object.fromEntries(amounts.map(({ name }, at) => [name, sumColumn(from + at)]));
	const placed = reads.map((read, at): Placed => {
		const { measure } = read;
		const own = amountsOf(read);
		const sums = {
			...(isCompared(measure) && namesFrom(comparedAmounts, 0)),
			...namesFrom(own, added.length)
		};
		added.push(...own);
		return { measure, shift: at * bitsOfState, sums, isAlone };
	});
	return { added, placed };
}

function comparison({ measures, column, parameters }: SharedRows) {
	const scale = measures.find(isCompared)?.scale;
	if (!scale) return { compared: '', parameters };
	return {
		compared: fillSql(rollupTemplate('place_compared'), { episode_id: column(0, 'episode_id') }),
		parameters: {
			...parameters,
			compared_instrument: scale.instrument,
			compared_scale: scale.scale
		}
	};
}

/** Each measure's state in the bits that are its own. */
const statesOf = (reads: readonly Read[]): string =>
	reads
		.map((read, at) => (at === 0 ? stateOf(read) : `(${stateOf(read)} << ${at * bitsOfState})`))
		.join('\n    + ');

function placePlain(shared: SharedRows, first: Read, number: number): PlacedRows {
	const { measure, column: of } = first;
	const { relation } = dimensionSource(measure.unit);
	const reads = readOf(shared);
	const { added, placed } = addedBy(reads);
	const shape: Shape = {
		relation,
		own: measure.dimensions,
		at: atType(measure),
		types: added.map(({ type }) => type)
	};
	const { compared, parameters } = comparison(shared);
	const depths = reads.map(
		(read, at) => `${stepsPassed(read.measure, read.column)} as ${depthColumn(at)}`
	);
	const sql = fillSql(rollupTemplate('place'), {
		rows: shared.sql,
		depths: depths.join(',\n        '),
		shared: String(number),
		own: columns(shape.own.map((name) => `${of(name)}::varchar as ${ownColumn(name)}`)),
		date: of(measure.date),
		state: statesOf(reads),
		at: axisOf(first),
		sums: columns(added.map(({ sql: value }, at) => `${value} as ${sumColumn(at)}`)),
		stratum_of: stratumOf(relation),
		same: joinOf(measure, of),
		compared
	});
	return { sql: gather(sql, measure.unit, shape), parameters, shape, placed };
}

/**
 * The query that places rows which measures share: each with its stratum, its month, its state in every measure and
 * what it adds to their sums. `number` tells these rows from others in the same table.
 */
export function placeRows(shared: SharedRows, number: number): PlacedRows {
	const [first] = readOf(shared);
	if (!first) throw new Error('rows are shared by one measure or more');
	return first.measure.kind === 'trajectory'
		? placeTrajectory(first.measure, number)
		: placePlain(shared, first, number);
}
