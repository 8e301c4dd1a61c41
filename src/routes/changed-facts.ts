import type { LoadSummary } from '#lib/server/batches.ts';

/** The last load that stands: when, and how many of its rows were rejected. */
export type LastLoad = { id: string; loadedAt: string; read: number; rejected: number };

export function lastLoad(loads: readonly LoadSummary[]): LastLoad | null {
	const last = loads.findLast(({ isUndone }) => !isUndone);
	if (!last) return null;
	const total = (key: 'read' | 'rejected') => last.files.reduce((sum, file) => sum + file[key], 0);
	return { id: last.id, loadedAt: last.loadedAt, read: total('read'), rejected: total('rejected') };
}

/** The places of a list, by dimension, where there is more than one to choose from. */
export const placesToChoose = (values: Record<string, string[]>) =>
	['site', 'program'].flatMap((dimension) => {
		const found = values[dimension] ?? [];
		return found.length > 1 ? [{ dimension, values: found }] : [];
	});
