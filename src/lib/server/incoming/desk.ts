import type { LoadEvent } from '#lib/intake/load-event.ts';
import { rankCandidates } from '#lib/profiles/rank-candidates.ts';
import type { Candidate } from '#lib/profiles/rank-candidates.ts';
import { previewRows, sampleColumns } from '#lib/server/incoming/look.ts';
import type {
	Asks,
	CandidateLook,
	FileReading,
	Kind,
	TableLook
} from '#lib/server/incoming/protocol.ts';
import { forgetRows } from '#lib/server/intake/forget-rows.ts';
import { keptHeaders } from '#lib/server/intake/gate/overrides.ts';
import type { ExportFile, FilePart } from '#lib/server/intake/load.ts';
import { openReading } from '#lib/server/intake/reading.ts';
import { storeAndRestate } from '#lib/server/restatement/load-and-restate.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

// What a page can show; the receipt of the load has them all.
const shownRejects = 200;

/** What the process of a delivery does: one answer for each kind of request. */
export type Desk = { [K in Kind]: (ask: Asks[K]['ask']) => Promise<Asks[K]['answer']> };

const byName = ({ profile, ...candidate }: Candidate): CandidateLook => ({
	...candidate,
	profile: profile?.name ?? null
});

/** Opens a scratch database for the exports of one delivery, and answers what is asked about them. */
export async function openDesk(
	folder: DataFolder,
	report: (event: LoadEvent) => void
): Promise<Desk> {
	let tables: TableLook[] = [];
	let drop: string[] = [];
	const reading = await openReading(folder, {
		now: new Date(),
		report,
		look: async ({ name, headers, form }, rows, held) => {
			const kept = keptHeaders(headers, drop);
			// Where the gate tells columns by their place, the line of headers may be somebody's data.
			const isNamed = held.every((column) => headers.includes(column));
			const shown = kept.filter((header) => !held.includes(header));
			const samples = isNamed ? await sampleColumns(reading.load.db, rows, shown) : null;
			const candidates = isNamed ? rankCandidates(reading.load, kept) : [];
			tables.push({ name, headers, form, samples, candidates: candidates.slice(0, 5).map(byName) });
		}
	});
	const { db } = reading.load;
	const kept = new Map<number, FilePart[]>();
	let lastTables = 0;

	async function read(file: ExportFile): Promise<{ parts: FilePart[]; looked: FileReading }> {
		tables = [];
		drop = file.choices?.dropColumns ?? [];
		const parts = await reading.read(file, lastTables++);
		const shown = parts.map(async ({ receipt, mapped, message }) => ({
			receipt: { ...receipt, rejects: receipt.rejects.slice(0, shownRejects) },
			preview: mapped && (await previewRows(db, mapped)),
			message
		}));
		return { parts, looked: { parts: await Promise.all(shown), tables } };
	}

	return {
		async read({ number, file }) {
			await forgetRows(db, kept.get(number) ?? []);
			kept.delete(number);
			const { parts, looked } = await read(file);
			kept.set(number, parts);
			return looked;
		},
		async try({ file }) {
			const { parts, looked } = await read(file);
			await forgetRows(db, parts);
			return looked;
		},
		async forget({ number }) {
			await forgetRows(db, kept.get(number) ?? []);
			kept.delete(number);
			return null;
		},
		store({ route, asOf, at }) {
			const parts = [...kept].sort(([one], [other]) => one - other).flatMap(([, part]) => part);
			const options = { ...reading.load.options, route, asOf, now: new Date(at) };
			return storeAndRestate({ ...reading.load, options }, parts);
		}
	};
}
