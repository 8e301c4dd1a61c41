import { readAdjustments, writeAdjustments } from '#lib/server/intake/x12/adjustments.ts';
import { isBalanced, linesOf } from '#lib/server/intake/x12/claim-answer.ts';
import type { AnsweredClaim, AnsweredLine } from '#lib/server/intake/x12/claim-answer.ts';
import { toCents, writeCents } from '#lib/server/intake/x12/money.ts';
import { ProviderAdjustments } from '#lib/server/intake/x12/provider-adjustments.ts';
import type { SetReader, Sink } from '#lib/server/intake/x12/row.ts';
import { asText, element, nameOf } from '#lib/server/intake/x12/segment.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';

/** The columns of remit_line that a remittance fills. */
export const remitColumns = [
	'claim_id',
	'line_no',
	'payer',
	'payer_sequence',
	'claim_status',
	'remitted_on',
	'charge',
	'allowed',
	'paid',
	'adjustments',
	'remarks'
];

/** CLP02 says which payer in turn processed the claim; the other codes say something else. */
const sequences: Record<string, string> = {
	'1': '1',
	'19': '1',
	'2': '2',
	'20': '2',
	'3': '3',
	'21': '3'
};

const remarkForm = /^[A-Za-z]{1,2}\d{1,4}$/;

const remarksAt = (segment: Segment, places: number[]): string[] =>
	places.map((at) => element(segment, at)).filter((code) => remarkForm.test(code));

const unsound =
	'the procedure code is missing, and the elements behind it are not where they belong';

/**
 * Reads remittances (835, 005010X221 and 004010X091) into rows of remit_line. Names, member and account numbers,
 * addresses and references to payments are passed over.
 */
export class RemittanceReader implements SetReader {
	readonly #sink: Sink;
	readonly #providers = new ProviderAdjustments();
	#payer = '';
	#paidOn = '';
	#producedOn = '';
	#claim: AnsweredClaim | undefined;
	/** Lines handed on in this transaction: a payer may split a claim into several CLP of one status. */
	#numbered = new Map<string, number>();
	#unbalanced = 0;
	#firstUnbalanced = 0;
	#shared = 0;

	constructor(sink: Sink) {
		this.#sink = sink;
	}

	/** Takes the next segment of a transaction, from its ST to its SE. */
	take(segment: Segment): void {
		this.#readers[nameOf(segment)]?.(segment);
	}

	/** What the receipt should say beside the counts. */
	notes(): string[] {
		const notes = this.#providers.notes();
		if (this.#unbalanced > 0)
			notes.push(
				`claims that do not balance (charge - adjustments = paid), loaded as they stand: ${this.#unbalanced}, first at segment ${this.#firstUnbalanced}`
			);
		if (this.#shared > 0)
			notes.push(
				`claims whose adjustments of the whole claim were shared over its lines: ${this.#shared}`
			);
		return notes;
	}

	readonly #readers: Record<string, (segment: Segment) => void> = {
		ST: () => this.#begin(),
		BPR: (segment) => (this.#paidOn = element(segment, 16)),
		DTM: (segment) => {
			if (!this.#claim && element(segment, 1) === '405') this.#producedOn = element(segment, 2);
		},
		N1: (segment) => {
			if (element(segment, 1) === 'PR')
				this.#payer = asText(element(segment, 2) || element(segment, 4));
		},
		LX: () => this.#close(),
		CLP: (segment) => this.#open(segment),
		CAS: (segment) => (this.#line() ?? this.#claim)?.adjustments.push(...readAdjustments(segment)),
		MIA: (segment) => this.#claim?.remarks.push(...remarksAt(segment, [5, 20, 21, 22, 23])),
		MOA: (segment) => this.#claim?.remarks.push(...remarksAt(segment, [3, 4, 5, 6, 7])),
		SVC: (segment) => this.#openLine(segment),
		AMT: (segment) => {
			const line = this.#line();
			if (line && element(segment, 1) === 'B6') line.allowed = toCents(element(segment, 2));
		},
		LQ: (segment) => {
			if (element(segment, 1) === 'HE') this.#line()?.remarks.push(...remarksAt(segment, [2]));
		},
		PLB: (segment) => {
			this.#close();
			this.#providers.take(segment);
		},
		SE: () => this.#close()
	};

	#begin(): void {
		this.#payer = '';
		this.#paidOn = '';
		this.#producedOn = '';
		this.#numbered = new Map();
	}

	#line(): AnsweredLine | undefined {
		return this.#claim?.lines.at(-1);
	}

	#open(segment: Segment): void {
		this.#close();
		this.#claim = {
			segment: segment.number,
			number: element(segment, 1),
			status: element(segment, 2),
			charge: toCents(element(segment, 3)),
			paid: toCents(element(segment, 4)),
			adjustments: [],
			remarks: [],
			lines: []
		};
	}

	#openLine(segment: Segment): void {
		this.#claim?.lines.push({
			segment: segment.number,
			charge: toCents(element(segment, 2)),
			paid: toCents(element(segment, 3)),
			allowed: null,
			adjustments: [],
			remarks: [],
			// SVC01 is a qualifier and a code: with the qualifier alone, the code has slipped into SVC02.
			isSound: element(segment, 1).length > 2
		});
	}

	#close(): void {
		const claim = this.#claim;
		if (!claim) return;
		this.#claim = undefined;
		if (claim.lines.every((line) => line.isSound) && !isBalanced(claim)) {
			this.#unbalanced++;
			this.#firstUnbalanced ||= claim.segment;
		}
		if (claim.lines.length > 0 && claim.adjustments.length > 0) this.#shared++;
		const key = `${claim.status} ${claim.number}`;
		const before = this.#numbered.get(key) ?? 0;
		const lines = linesOf(claim);
		this.#numbered.set(key, before + lines.length);
		for (const [at, line] of lines.entries()) this.#hand(claim, line, before + at + 1);
	}

	#hand(claim: AnsweredClaim, line: AnsweredLine, lineNo: number): void {
		if (!line.isSound)
			return this.#sink.reject({ line: line.segment, column: 'charge', rule: unsound });
		this.#sink.row({
			segment: line.segment,
			values: {
				claim_id: claim.number && this.#sink.codeOf(claim.number),
				line_no: `${lineNo}`,
				payer: this.#payer,
				payer_sequence: sequences[claim.status] ?? '',
				claim_status: claim.status,
				remitted_on: this.#remittedOn(),
				charge: writeCents(line.charge),
				allowed: line.allowed === null ? '' : writeCents(line.allowed),
				paid: writeCents(line.paid),
				adjustments: writeAdjustments(line.adjustments),
				remarks: [...new Set(line.remarks)].join(';')
			}
		});
	}

	/** The day the money moved; where that is no date, the day the remittance was made. */
	#remittedOn(): string {
		return isDay(this.#paidOn) ? this.#paidOn : this.#producedOn || this.#paidOn;
	}
}

function isDay(text: string): boolean {
	const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
	const day = new Date(`${iso}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}
