import type { Slice } from '#lib/server/rollups/slice.ts';

/** Slices of one file of roll-ups that were read before, by name. */
export type HeldSlices = {
	/** The slice of this name, read only where it is not held. What fails is not held. */
	get: (name: string, read: () => Promise<Slice>) => Promise<Slice>;
};

/** Holds the slices asked for last, `mostBytes` together at most. */
export function holdSlices(mostBytes: number): HeldSlices {
	const held = new Map<string, Slice>();
	let bytes = 0;

	function release(name: string): void {
		bytes -= held.get(name)?.bytes ?? 0;
		held.delete(name);
	}

	return {
		async get(name, read) {
			// Two who want it at once read it each: the connection of one may be stopped when that one leaves.
			const slice = held.get(name) ?? (await read());
			// Whichever was asked for last stays longest.
			release(name);
			held.set(name, slice);
			bytes += slice.bytes;
			for (const oldest of held.keys()) {
				if (bytes <= mostBytes) break;
				release(oldest);
			}
			return slice;
		}
	};
}
