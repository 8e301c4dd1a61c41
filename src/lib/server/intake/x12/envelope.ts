import { BrokenX12, element, nameOf } from '#lib/server/intake/x12/segment.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';

/** A transaction set that is open: what it is by ST01, and which guide it follows (ST03, or GS08 before 5010). */
export type TransactionSet = { id: string; guide: string };

type Level = { segment: number; control: string; inside: number; guide: string };

const noLevel = (segment: Segment, control: string, guide = ''): Level => ({
	segment: segment.number,
	control,
	inside: 0,
	guide
});

/**
 * Follows the envelopes of an X12 file: interchange (ISA, IEA), group (GS, GE), transaction (ST, SE). Counts and
 * control numbers that are wrong are kept as faults; a transaction or an interchange that does not end is fatal.
 */
export class Envelope {
	#interchange: Level | undefined;
	#group: Level | undefined;
	#transaction: Level | undefined;
	#last = 0;
	readonly #faults = new Map<string, { times: number; first: number }>();
	interchanges = 0;
	/** How many transactions there are of each set. */
	readonly sets = new Map<string, number>();
	/** The transaction that the segment just taken stands in, its ST and its SE included. */
	set: TransactionSet | undefined;

	/** Takes the next segment. Throws BrokenX12. */
	take(segment: Segment): void {
		const name = nameOf(segment);
		if (!segment.isTerminated && name !== 'IEA')
			throw new BrokenX12(`the file is cut short within segment ${segment.number}`);
		this.#last = segment.number;
		if (!this.#transaction) this.set = undefined;
		const control = this.#controls[name];
		if (this.#transaction) this.#transaction.inside++;
		if (control) control(segment);
		else if (!this.#transaction && name !== 'TA1')
			throw new BrokenX12(`segment ${segment.number} stands outside a transaction`);
	}

	/** Says that the file has ended. Throws BrokenX12 where an interchange is still open. */
	end(): void {
		if (this.#transaction || this.#interchange)
			throw new BrokenX12(`the file is cut short after segment ${this.#last}`);
	}

	/** What is wrong with counts and control numbers, in words. */
	faults(): string[] {
		return [...this.#faults].map(
			([fault, { times, first }]) => `${fault}: ${times} times, first at segment ${first}`
		);
	}

	readonly #controls: Record<string, (segment: Segment) => void> = {
		ISA: (segment) => {
			if (this.#transaction || this.#interchange)
				throw new BrokenX12(
					`a new interchange begins at segment ${segment.number} before the one before has ended`
				);
			this.#interchange = noLevel(segment, element(segment, 13));
			this.interchanges++;
		},
		GS: (segment) => {
			this.#mustBeOutside(segment);
			if (this.#group) this.#fault('a group without GE', segment);
			this.#group = noLevel(segment, element(segment, 6), element(segment, 8));
			if (this.#interchange) this.#interchange.inside++;
		},
		ST: (segment) => {
			this.#mustBeOutside(segment);
			const guide = element(segment, 3) || (this.#group?.guide ?? '');
			this.#transaction = { ...noLevel(segment, element(segment, 2), guide), inside: 1 };
			this.set = { id: element(segment, 1), guide };
			this.sets.set(this.set.id, 1 + (this.sets.get(this.set.id) ?? 0));
			if (this.#group) this.#group.inside++;
			else this.#fault('a transaction outside a group', segment);
		},
		SE: (segment) => {
			this.#close(segment, this.#transaction, 'SE', 'ST', 'segments');
			this.#transaction = undefined;
		},
		GE: (segment) => {
			this.#mustBeOutside(segment);
			this.#close(segment, this.#group, 'GE', 'GS', 'transactions');
			this.#group = undefined;
		},
		IEA: (segment) => {
			this.#mustBeOutside(segment);
			if (this.#group) this.#fault('a group without GE', segment);
			this.#close(segment, this.#interchange, 'IEA', 'ISA', 'groups');
			this.#group = undefined;
			this.#interchange = undefined;
		}
	};

	#mustBeOutside(segment: Segment): void {
		if (this.#transaction)
			throw new BrokenX12(
				`the transaction that begins at segment ${this.#transaction.segment} does not end before segment ${segment.number}`
			);
		if (!this.#interchange)
			throw new BrokenX12(`segment ${segment.number} stands outside an interchange`);
	}

	#close(segment: Segment, level: Level | undefined, end: string, start: string, of: string): void {
		if (!level) return this.#fault(`${end} without ${start}`, segment);
		if (Number(element(segment, 1)) !== level.inside)
			this.#fault(`${end}01 does not count its ${of} right`, segment);
		if (element(segment, 2) !== level.control)
			this.#fault(`${end}02 is not the control number of its ${start}`, segment);
	}

	#fault(fault: string, { number }: Segment): void {
		const known = this.#faults.get(fault);
		this.#faults.set(fault, { times: 1 + (known?.times ?? 0), first: known?.first ?? number });
	}
}
