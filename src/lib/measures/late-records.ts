/** A row of the lake that is not what it was when the month was closed: where it stands, never what it says. */
export type LateRow = {
	table: string;
	/** The row's key, such as "episode_id=e17". */
	key: string;
	state: 'new' | 'changed' | 'gone';
	/** Which columns read otherwise; of these, `filled` were empty before and `emptied` are now. */
	columns: string[];
	filled: string[];
	emptied: string[];
	/** The load that brought the row as it is now, or that was taken back with it; and where in which file. */
	batch: string;
	file: string;
	line: number | null;
};

/** One record that a figure counts otherwise than when its month was closed. */
export type LateRecord = {
	/** The record's own code and what of it: "e17", "c204 line 2". */
	record: string;
	/** "counted now", "not counted any more", "counted otherwise". */
	change: string;
	/** Why, in the words of one: "late discharge". */
	cause: string;
	rows: LateRow[];
};

const nouns: Record<string, string> = {
	episode: 'episode',
	assessment: 'score',
	attendance: 'session',
	claim_line: 'claim line',
	remit_line: 'remittance',
	appeal: 'appeal',
	authorization: 'authorization',
	survey: 'survey',
	follow_up: 'follow-up',
	referral: 'referral'
};

/** What a changed column of a stay means to a meeting, the most telling first. */
const tellingColumns: [columns: string[], noun: string, corrected: string][] = [
	[['discharged_on', 'discharged_day'], 'discharge', 'corrected discharge date'],
	[['discharge_reason'], 'discharge reason', 'corrected discharge reason'],
	[['admitted_on'], 'admission date', 'corrected admission date']
];

function episodeWords({ columns, filled, emptied }: LateRow): string {
	for (const [names, noun, corrected] of tellingColumns) {
		if (!names.some((name) => columns.includes(name))) continue;
		if (names.some((name) => filled.includes(name))) return `late ${noun}`;
		return names.some((name) => emptied.includes(name)) ? `${noun} taken back` : corrected;
	}
	return 'corrected episode';
}

function rowWords(row: LateRow): string {
	const noun = nouns[row.table] ?? row.table.replaceAll('_', ' ');
	if (row.state === 'new') return `late ${noun}`;
	if (row.state === 'gone') return `${noun} taken back`;
	return row.table === 'episode' ? episodeWords(row) : `corrected ${noun}`;
}

const order = Object.keys(nouns);
const rank = ({ table }: LateRow): number => {
	const at = order.indexOf(table);
	return at < 0 ? order.length : at;
};

/** What a record of which no row changed owes its move to: the data reach further, or others moved what it rests on. */
const settledWords = 'settled since';

/**
 * Why a record counts otherwise, in the words of one: by the row of it that changed, a stay's before a score's, and
 * within a stay the discharge before all else.
 */
export function causeOf(rows: readonly LateRow[]): string {
	const [first] = [...rows].sort((a, b) => rank(a) - rank(b));
	return first ? rowWords(first) : settledWords;
}

const plural = (words: string): string => {
	if (words === settledWords) return words;
	if (words.endsWith(' taken back')) return `${words.replace(/ taken back$/, '')}s taken back`;
	return `${words}s`;
};

/** "1 late discharge, 2 corrected discharge reasons": how many records for each cause, the most frequent first. */
export function causeWords(records: readonly Pick<LateRecord, 'cause'>[]): string {
	const counts = new Map<string, number>();
	for (const { cause } of records) counts.set(cause, (counts.get(cause) ?? 0) + 1);
	return [...counts]
		.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
		.map(([cause, n]) => `${n} ${n === 1 ? cause : plural(cause)}`)
		.join(', ');
}
