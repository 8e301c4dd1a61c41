import { BillReader, billColumns } from '#lib/server/intake/x12/bill.ts';
import { Envelope } from '#lib/server/intake/x12/envelope.ts';
import type { TransactionSet } from '#lib/server/intake/x12/envelope.ts';
import { RemittanceReader, remitColumns } from '#lib/server/intake/x12/remittance.ts';
import type { SetReader, Sink } from '#lib/server/intake/x12/row.ts';
import { nameOf } from '#lib/server/intake/x12/segment.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';
import type { X12Staging } from '#lib/server/intake/x12/stage-x12.ts';
import { Tokeniser } from '#lib/server/intake/x12/tokenise.ts';

/** One kind of transaction set that we read, and the table it feeds. */
export type Kind = {
	table: string;
	columns: string[];
	reads: (set: TransactionSet) => boolean;
	reader: (sink: Sink) => SetReader;
};

// Dental bills have service lines of their own kind (SV3).
const isDental = (guide: string): boolean => /X(224|097)/.test(guide);

/** All kinds that we read. */
export const kinds: Kind[] = [
	{
		table: 'remit_line',
		columns: remitColumns,
		reads: (set) => set.id === '835',
		reader: (sink) => new RemittanceReader(sink)
	},
	{
		table: 'claim_line',
		columns: billColumns,
		reads: (set) => set.id === '837' && !isDental(set.guide),
		reader: (sink) => new BillReader(sink)
	}
];

/** One kind of transaction set under way: who reads it, where its rows go, how many there were. */
export type Lane = { kind: Kind; reader: SetReader; staging: X12Staging; sets: number };

/** Sends every segment to the reader of its transaction. */
export class Dispatch {
	readonly #tokeniser = new Tokeniser();
	readonly #lanes: Lane[];
	readonly envelope = new Envelope();
	/** Transactions that no reader takes. */
	passedOver = 0;

	constructor(lanes: Lane[]) {
		this.#lanes = lanes;
	}

	/** Takes the next piece of the file. Throws BrokenX12. */
	push(text: string): void {
		this.#tokeniser.push(text).forEach((segment) => this.#take(segment));
	}

	/** Says that the file has ended. Throws BrokenX12. */
	end(): void {
		this.#tokeniser.end().forEach((segment) => this.#take(segment));
		this.envelope.end();
	}

	#take(segment: Segment): void {
		this.envelope.take(segment);
		const { set } = this.envelope;
		if (!set) return;
		const lane = this.#lanes.find(({ kind }) => kind.reads(set));
		if (nameOf(segment) === 'ST') {
			if (lane) lane.sets++;
			else this.passedOver++;
		}
		lane?.reader.take(segment);
	}
}
