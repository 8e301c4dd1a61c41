import { rm } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { LoadEvent } from '#lib/intake/load-event.ts';
import { PlumblineError, WrongUsage } from '#lib/server/errors.ts';
import { openLoader } from '#lib/server/incoming/open-loader.ts';
import type { Loader } from '#lib/server/incoming/open-loader.ts';
import type { FileReading, StoreChoices } from '#lib/server/incoming/protocol.ts';
import type { FileChoices } from '#lib/server/intake/load.ts';
import { writeRefusal } from '#lib/server/intake/refusals.ts';
import type { RestatedLoad } from '#lib/server/restatement/load-and-restate.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

/** A file that was received: the name it came with, and where it waits. */
export type ReceivedFile = { name: string; path: string; bytes: number };

export type DeliveryFile = ReceivedFile & {
	number: number;
	choices: FileChoices;
	/** Undefined while it waits or is being read. */
	reading: FileReading | undefined;
	/** Why it could not be read at all. */
	problem: string | undefined;
};

/** Reading: files are being read. Ready: all are, and wait for a decision. The others are what became of that. */
export type Stage = 'reading' | 'ready' | 'storing' | 'stored' | 'cancelled' | 'failed';

/** Exports that came together: read as they arrive, and kept apart from the data until a person has looked. */
export type Delivery = {
	readonly id: string;
	readonly receivedAt: Date;
	stage: Stage;
	files: DeliveryFile[];
	/** What the process does just now, and with which file. */
	doing: LoadEvent | undefined;
	current: number | undefined;
	outcome: RestatedLoad | undefined;
	problem: string | undefined;
	/** Reads a file again under other choices. Throws WrongUsage for a file that is not there. */
	choose: (number: number, choices: FileChoices) => Promise<void>;
	/** Reads a file under other choices without keeping the result. */
	tryOut: (number: number, choices: FileChoices) => Promise<FileReading>;
	/** Takes a file out. */
	leaveOut: (number: number) => Promise<void>;
	/** Stores what was read, in the background. Throws WrongUsage where the delivery is not ready. */
	store: (choices: Omit<StoreChoices, 'at'>) => void;
	/** Ends whatever is done, and removes the files. Where the load was stored by then, `storedAs` says so. */
	cancel: () => Promise<void>;
	/** The batch that a load became before it could be cancelled. */
	storedAs: string | undefined;
	/** Removes the files and ends the process; what became of it stays to be read. */
	close: () => Promise<void>;
};

const wordsOf = (error: unknown): string => {
	if (error instanceof PlumblineError) return error.message;
	throw error;
};

/** Begins to read the files of a delivery, which lie in `folder`; it is removed when the delivery is closed. */
export function openDelivery(
	root: string,
	folder: string,
	received: ReceivedFile[],
	id: string
): Delivery {
	const oneAtATime = pLimit(1);
	let loader: Loader | undefined;
	let storingSince: string | undefined;
	const hear = (event: LoadEvent) => (delivery.doing = event);
	const process = (): Loader => (loader ??= openLoader(root, hear));

	function fileOf(number: number): DeliveryFile {
		const file = delivery.files.find((each) => each.number === number);
		if (file) return file;
		throw new WrongUsage('That file is no longer among those that wait. Drop it again.');
	}

	async function read(file: DeliveryFile): Promise<void> {
		if (isOver()) return;
		const { number, name, path, choices } = file;
		delivery.current = number;
		delivery.doing = undefined;
		try {
			file.reading = await process().ask('read', { number, file: { name, path, choices } });
		} catch (error) {
			if (!isOver()) file.problem = wordsOf(error);
		}
	}

	const isOver = (): boolean => ['stored', 'cancelled', 'failed'].includes(delivery.stage);

	/** Does some work with the process; the delivery is ready again when nothing is left to do. */
	async function work<T>(what: () => Promise<T>): Promise<T> {
		if (!isOver()) delivery.stage = 'reading';
		const result = await oneAtATime(what).finally(() => {
			const isIdle = oneAtATime.activeCount === 0 && oneAtATime.pendingCount === 0;
			if (isIdle) delivery.doing = delivery.current = undefined;
			if (isIdle && delivery.stage === 'reading') delivery.stage = 'ready';
		});
		return result;
	}

	async function store(choices: Omit<StoreChoices, 'at'>): Promise<void> {
		try {
			storingSince = new Date().toISOString();
			delivery.outcome = await process().ask('store', { ...choices, at: storingSince });
			await close();
			// Who is told that it is stored finds no file any more. Meanwhile it may have been cancelled.
			if (delivery.stage === 'storing') delivery.stage = 'stored';
		} catch (error) {
			if (delivery.stage !== 'storing') return;
			delivery.stage = 'failed';
			delivery.problem = wordsOf(error);
		} finally {
			await close();
		}
	}

	/** What the gate held back, and nobody loaded otherwise, stays on record. */
	async function recordRefusals(): Promise<void> {
		const held = delivery.files.filter(({ reading }) =>
			reading?.parts.some(({ receipt }) => receipt.refused.length > 0)
		);
		if (held.length === 0) return;
		const data = dataFolder(root);
		const files = held.flatMap(({ reading }) => reading?.parts.map(({ receipt }) => receipt) ?? []);
		const allow = held.flatMap(({ choices }) => choices.allow ?? []);
		const record = () =>
			writeRefusal(data, { batch: null, files }, { now: new Date(), route: undefined, allow });
		await asOnlyWriter(data, record);
	}

	async function close(): Promise<void> {
		delivery.doing = undefined;
		const ending = loader?.end();
		loader = undefined;
		await ending;
		await rm(folder, { recursive: true, force: true });
	}

	const delivery: Delivery = {
		id,
		receivedAt: new Date(),
		stage: 'reading',
		files: received.map((file, number) => ({
			...file,
			number,
			choices: {},
			reading: undefined,
			problem: undefined
		})),
		doing: undefined,
		current: undefined,
		outcome: undefined,
		problem: undefined,
		storedAs: undefined,
		choose(number, choices) {
			const file = fileOf(number);
			Object.assign(file, { choices, reading: undefined, problem: undefined });
			return work(() => read(file));
		},
		tryOut(number, choices) {
			const { name, path } = fileOf(number);
			return work(() => process().ask('try', { file: { name, path, choices } }));
		},
		leaveOut(number) {
			const file = fileOf(number);
			delivery.files = delivery.files.filter((each) => each !== file);
			return work(async () => void (await process().ask('forget', { number })));
		},
		store(choices) {
			if (delivery.stage !== 'ready')
				throw new WrongUsage('The files are still being read. Load them when that is done.');
			delivery.stage = 'storing';
			void store(choices);
		},
		async cancel() {
			if (isOver()) return;
			delivery.stage = 'cancelled';
			await close();
			await recordRefusals();
			// The pointer moves at one instant: the load may have been in force before its process was gone.
			const { batches } = await currentManifest(dataFolder(root));
			delivery.storedAs = batches.find(({ loadedAt }) => loadedAt === storingSince)?.id;
		},
		close
	};
	for (const file of delivery.files) void work(() => read(file));
	return delivery;
}
