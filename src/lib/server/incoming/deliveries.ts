import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { WrongUsage } from '#lib/server/errors.ts';
import { openDelivery } from '#lib/server/incoming/delivery.ts';
import type { Delivery, ReceivedFile } from '#lib/server/incoming/delivery.ts';
import { makePrivateFolder } from '#lib/server/private-folder.ts';

/** A folder to receive files in, and what becomes of them then. */
export type Receiving = {
	folder: string;
	/** Begins to read them. */
	begin: (files: ReceivedFile[]) => Delivery;
	/** Removes the folder where nothing came of it. */
	abandon: () => void;
};

export type Deliveries = {
	/** Makes room for files. Throws WrongUsage where too many deliveries wait. */
	receive: () => Promise<Receiving>;
	/** A delivery by its id; undefined where there is none, or it was forgotten. */
	find: (id: string) => Delivery | undefined;
	/** Those whose files wait, the last received first. */
	waiting: () => Delivery[];
	/** Cancels a delivery and forgets it. */
	discard: (id: string) => Promise<void>;
};

const mostWaiting = 5;
// Long enough for a telephone call about a column; short, because the files may hold what the gate refuses.
const forgottenAfterMs = 60 * 60_000;

/** The deliveries of this process for one data folder. They live in memory and in private folders, nowhere else. */
export function openDeliveries(root: string): Deliveries {
	const known = new Map<string, Delivery>();
	const folders = new Set<string>();
	const forgetters = new Map<string, NodeJS.Timeout>();

	function removeAll(): void {
		for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	}

	const waiting = (): Delivery[] =>
		[...known.values()].filter(({ stage }) => ['reading', 'ready', 'storing'].includes(stage));

	async function discard(id: string): Promise<void> {
		clearTimeout(forgetters.get(id));
		forgetters.delete(id);
		await known.get(id)?.cancel();
		known.delete(id);
	}

	/** Anything asked of a delivery gives it its time again. */
	function touch(id: string): void {
		clearTimeout(forgetters.get(id));
		const forget = () => {
			if (known.get(id)?.stage === 'storing') touch(id);
			else void discard(id);
		};
		forgetters.set(id, setTimeout(forget, forgottenAfterMs).unref());
	}

	return {
		async receive() {
			if (waiting().length >= mostWaiting)
				throw new WrongUsage(
					`${mostWaiting} deliveries wait to be loaded already. Load or discard one of them first.`
				);
			const folder = await makePrivateFolder();
			if (folders.size === 0) process.once('exit', removeAll);
			folders.add(folder);
			return {
				folder,
				begin(files) {
					const delivery = openDelivery(root, folder, files, randomUUID());
					known.set(delivery.id, delivery);
					touch(delivery.id);
					return delivery;
				},
				abandon: () => rmSync(folder, { recursive: true, force: true })
			};
		},
		find(id) {
			if (known.has(id)) touch(id);
			return known.get(id);
		},
		waiting: () => waiting().toReversed(),
		discard
	};
}
