import type { Delivery, DeliveryFile } from '#lib/server/incoming/delivery.ts';
import { receiptToJson } from '#lib/server/intake/receipt.ts';

/** What a file is doing: in line, being read, held against the rules, or done. */
function stateOf({ doing, current }: Delivery, { number, reading, problem }: DeliveryFile) {
	if (reading || problem !== undefined) return 'read';
	if (current !== number) return 'waiting';
	return doing?.step === 'checking' ? 'checking' : 'reading';
}

function viewFile(delivery: Delivery, file: DeliveryFile) {
	const { number, name, bytes, choices, reading, problem } = file;
	const state = stateOf(delivery, file);
	const receipts = reading?.parts.map(({ receipt }) => receipt) ?? [];
	const { files } = receiptToJson({ batch: null, files: receipts });
	const { form = {}, dropColumns = [], profile, as } = choices;
	return {
		number,
		name,
		bytes,
		state,
		doing: state === 'reading' || state === 'checking' ? (delivery.doing ?? null) : null,
		problem: problem ?? null,
		given: { form, dropColumns, profile: profile ?? null, as: as ?? null },
		parts: files.map((receipt, at) => ({
			receipt,
			preview: reading?.parts[at]?.preview ?? null,
			message: reading?.parts[at]?.message ?? null
		})),
		tables: reading?.tables ?? []
	};
}

/** A delivery as its page shows it. */
export function viewDelivery(delivery: Delivery) {
	const { id, receivedAt, stage, files, doing, outcome, problem, storedAs } = delivery;
	return {
		id,
		receivedAt: receivedAt.toISOString(),
		stage,
		files: files.map((file) => viewFile(delivery, file)),
		doing: stage === 'storing' ? (doing ?? null) : null,
		problem: problem ?? null,
		storedAs: storedAs ?? null,
		outcome: outcome && { ...receiptToJson(outcome.receipt), status: outcome.status }
	};
}

export type DeliveryView = ReturnType<typeof viewDelivery>;
export type FileView = DeliveryView['files'][number];
