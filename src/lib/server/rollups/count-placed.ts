import { dimensionsOf } from '#lib/measures/dimensions.ts';
import { strataOf } from '#lib/server/rollups/make-strata.ts';
import { addedTo, columns, sumColumn, wordOf } from '#lib/server/rollups/placed-rows.ts';
import type { Placed, Shape } from '#lib/server/rollups/placed-rows.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { countsOf, rollupTable, sumsOf } from '#lib/server/rollups/rollup-tables.ts';
import { fillSql, identifier, literal } from '#lib/server/sql-file.ts';

/** A measure whose rows are placed: the number of the rows it shares, and its own in the tables of roll-ups. */
export type Counted = Placed & { shared: number; number: number };

const summed = ({ types }: Shape): string =>
	columns(types.map((type, at) => `sum(${sumColumn(at)})::${type} as ${sumColumn(at)}`));

const countBy = (shape: Shape, dimension: string, place: number): string =>
	fillSql(rollupTemplate('count_dimension'), {
		place: String(place),
		dimension: literal(dimension),
		word: dimension === '' ? "''" : identifier(dimension),
		sums: columns(shape.types.map((_, at) => sumColumn(at))),
		summed: summed(shape)
	});

/** The statements that count a table of placed rows by month alone, and by month with each dimension. */
export function countPlacedRows(table: string, shape: Shape, placed: Placed): string[] {
	const dimensions = dimensionsOf(placed.measure);
	return [
		fillSql(rollupTemplate('cells'), { table }),
		fillSql(rollupTemplate('numbered_rows'), {
			table,
			strata: strataOf(shape.relation),
			words: columns(
				dimensions.map((name) => `${wordOf(placed.measure, name)} as ${identifier(name)}`)
			),
			sums: columns(shape.types.map((_, at) => `placed.${sumColumn(at)}`))
		}),
		fillSql(rollupTemplate('counted_dimensions'), {
			counted: ['', ...dimensions].map((name, at) => countBy(shape, name, at)).join('\nunion all\n')
		})
	];
}

/** How a column of a roll-up is told from states and sums; grouped where several states are one of the measure's. */
function columnOf(name: string, counted: Counted): string {
	const added = addedTo(name, counted);
	return `${counted.isAlone ? added : `sum(${added})`} as "${name}"`;
}

/** Measures of one kind whose sums are in the same columns are read in one pass. */
function alike(counted: readonly Counted[]): Counted[][] {
	const groups = new Map<string, Counted[]>();
	for (const each of counted) {
		const key = JSON.stringify([rollupTable(each.measure), each.sums, each.isAlone]);
		groups.set(key, [...(groups.get(key) ?? []), each]);
	}
	return [...groups.values()];
}

function fillTable(counted: readonly Counted[]): string[] {
	const [first] = counted;
	if (!first) return [];
	const { measure, isAlone } = first;
	const summed = [
		{ name: 'n', type: 'integer' },
		...countsOf(measure).map((name) => ({ name, type: 'integer' })),
		...sumsOf(measure).map((name) => ({ name, type: 'hugeint' }))
	];
	const table = rollupTable(measure);
	return [
		fillSql(rollupTemplate('make_table'), {
			table,
			at: measure.kind === 'breakdown' ? 'varchar' : 'double',
			columns: columns(summed.map(({ name, type }) => `"${name}" ${type}`))
		}),
		fillSql(rollupTemplate('fill_table'), {
			table,
			measures: counted
				.map(({ number, shared, shift }) => `(${number}, ${shared}, ${shift})`)
				.join(',\n    '),
			columns: columns(summed.map(({ name }) => columnOf(name, first))),
			grouping: isAlone ? '' : rollupTemplate('fill_grouping')
		})
	];
}

/** The statements that lay down what was counted by countPlacedRows, for each of the measures that read those rows. */
export const fillTables = (counted: readonly Counted[]): string[] =>
	alike(counted).flatMap(fillTable);
