import fc from 'fast-check';

type Column = { name: string; good: string[]; bad: string[] };
type Kind = { table: string; columns: Column[]; key: number[]; repeats: boolean };
type Row = { cells: string[]; isSound: boolean };
/** A made-up export of one table, some rows of which break a rule. */
export type RandomFile = { kind: Kind; rows: Row[] };

const ids = ['e1', 'e2', 'e3', 'e4', 'e5'];

const episode: Kind = {
	table: 'episode',
	columns: [
		{ name: 'episode_id', good: ids, bad: [''] },
		{ name: 'person_id', good: ['p1', 'p2'], bad: ['', '1.2E+11'] },
		{ name: 'program', good: ['North', 'a, "b"', 'two\nlines'], bad: ['NA'] },
		{ name: 'level_of_care', good: ['IOP', 'PHP'], bad: ['', 'DAY'] },
		{ name: 'admitted_on', good: ['2025-01-02', '2025-01-03'], bad: ['', '2025-02-30', '3/4/25'] },
		{ name: 'discharged_on', good: ['', '2025-03-01'], bad: ['2024-12-01', 'soon'] },
		{ name: 'discharge_reason', good: ['', 'completed', 'left_early'], bad: ['gone'] }
	],
	key: [0],
	repeats: false
};

const attendance: Kind = {
	table: 'attendance',
	columns: [
		{ name: 'episode_id', good: ids, bad: [''] },
		{ name: 'service_on', good: ['2025-01-06', '2025-01-07'], bad: ['', '6 January'] },
		{ name: 'service_type', good: ['group', 'individual'], bad: ['dance'] },
		{ name: 'scheduled_minutes', good: ['60', '90'], bad: ['1500', '-1', 'many'] },
		{ name: 'attended_minutes', good: ['', '45'], bad: ['2.5'] },
		{ name: 'status', good: ['attended', 'no_show'], bad: ['', 'maybe'] }
	],
	key: [0, 1, 2],
	repeats: true
};

const cellOf = ({ good, bad }: Column): fc.Arbitrary<[string, boolean]> =>
	fc.oneof(
		{
			weight: 19,
			arbitrary: fc.constantFrom(...good).map((cell): [string, boolean] => [cell, true])
		},
		{
			weight: 1,
			arbitrary: fc.constantFrom(...bad).map((cell): [string, boolean] => [cell, false])
		}
	);

// Now and then a line has a cell too few or too many.
const shape = fc.oneof(
	{ weight: 12, arbitrary: fc.constant(0) },
	{ weight: 1, arbitrary: fc.constantFrom(-1, 1) }
);

const rowOf = ({ columns }: Kind): fc.Arbitrary<Row> =>
	fc.tuple(fc.tuple(...columns.map(cellOf)), shape).map(([found, extra]) => {
		const cells = found.map(([cell]) => cell);
		const shaped = extra < 0 ? cells.slice(0, -1) : extra > 0 ? [...cells, 'x'] : cells;
		return { cells: shaped, isSound: extra === 0 && found.every(([, isGood]) => isGood) };
	});

/** Exports of a few stays and their services: keys come again, in one file and in the next. */
export const randomFile: fc.Arbitrary<RandomFile> = fc
	.constantFrom(episode, attendance)
	.chain((kind) =>
		fc.array(rowOf(kind), { minLength: 1, maxLength: 25 }).map((rows) => ({ kind, rows }))
	);

const quoted = (cell: string): string =>
	/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** The text of such an export. */
export const randomText = ({ kind, rows }: RandomFile): string =>
	[kind.columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)]
		.map((cells) => cells.map(quoted).join(','))
		.join('\n');
