import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;

/** Whom a process lets go first: `readers` of pages only, or `everybody`, loads too. */
const levels = { readers: PRIORITY_BELOW_NORMAL, everybody: PRIORITY_LOW };

// Linux gives each thread a priority of its own, by its number; elsewhere a process has one.
const threads = (): number[] =>
	process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid];

/**
 * Has this process wait where others want the processors. It is for all its threads, those that Node started before
 * anything of ours ran too: DuckDB asks from those, and what they start is as they are. A process that has a lower
 * priority already keeps it. Call it before a database is opened.
 */
export function giveWayTo(whom: keyof typeof levels): void {
	const level = levels[whom];
	for (const thread of threads()) if (getPriority(thread) < level) setPriority(thread, level);
}
