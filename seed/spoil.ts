import { dayOf, isoOf } from '#seed/days.ts';
import type { Period } from '#seed/days.ts';
import { tableNames } from '#seed/tables.ts';
import type { Row, Rows, TableName } from '#seed/tables.ts';

/** The rows of a stay with a flaw in them; `late` rows go to the very end of their file. */
export type Spoiled = { rows: Rows; late?: Partial<Rows> };

/** Puts a flaw into the rows of a stay; undefined where the stay has nothing to spoil. */
export type Spoil = (rows: Rows, period: Period) => Spoiled | undefined;

type Change<Name extends TableName> = (row: Row<Name>) => Partial<Row<Name>>;

const noRows = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as Rows;

/** The episode alone, changed: with it refused, its other rows would all be orphans and hide the flaws meant. */
export const changeEpisode =
	(change: Change<'episodes'>): Spoil =>
	({ episodes }) => ({
		rows: { ...noRows, episodes: episodes.map((row) => ({ ...row, ...change(row) })) }
	});

/** The same for an episode that has ended. */
export const changeEnded =
	(change: Change<'episodes'>): Spoil =>
	(rows, period) =>
		rows.episodes[0]?.discharged_on ? changeEpisode(change)(rows, period) : undefined;

/** The last row of one file changed. */
export const changeLast =
	<Name extends TableName>(name: Name, change: Partial<Row<Name>>): Spoil =>
	(rows) => {
		const old = rows[name].at(-1);
		if (!old) return undefined;
		return { rows: { ...rows, [name]: [...rows[name].slice(0, -1), { ...old, ...change }] } };
	};

/** The last row of one file written once more, changed or not. */
export const repeatLast =
	<Name extends TableName>(name: Name, change: Change<Name> = () => ({})): Spoil =>
	(rows) => {
		const old = rows[name].at(-1);
		return old && { rows: { ...rows, [name]: [...rows[name], { ...old, ...change(old) }] } };
	};

/** One more service attended, days after the discharge. */
export const attendAfterDischarge: Spoil = (rows, period) => {
	const discharged = rows.episodes[0]?.discharged_on;
	const on = discharged === undefined ? Infinity : dayOf(`${discharged}`) + 6;
	if (on > period.through) return undefined;
	return repeatLast('attendance', (row) => ({
		service_on: isoOf(on),
		status: 'attended',
		attended_minutes: row.scheduled_minutes
	}))(rows, period);
};

/** The last services of a stay recorded after everything else. */
export const recordLate =
	(count: number): Spoil =>
	(rows) => {
		if (rows.attendance.length < 3 * count) return undefined;
		return {
			rows: { ...rows, attendance: rows.attendance.slice(0, -count) },
			late: { attendance: rows.attendance.slice(-count) }
		};
	};
