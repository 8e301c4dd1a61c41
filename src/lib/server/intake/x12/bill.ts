import { toCents, writeCents } from '#lib/server/intake/x12/money.ts';
import type { SetReader, Sink } from '#lib/server/intake/x12/row.ts';
import { asText, component, element, nameOf } from '#lib/server/intake/x12/segment.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';

/** The columns of claim_line that a bill fills. */
export const billColumns = [
	'claim_id',
	'line_no',
	'payer',
	'submitted_on',
	'service_from',
	'service_to',
	'procedure_code',
	'revenue_code',
	'units',
	'charge'
];

type Days = { from: string; to: string };
type Service = { procedure: string; revenue: string; charge: string; units: string };
type BilledLine = { segment: number; number: string; service: Service; days?: Days };
type BilledClaim = {
	segment: number;
	number: string;
	isVoid: boolean;
	days?: Days;
	/** LX01 of the service line that has begun. */
	lineNo: string;
	lines: BilledLine[];
};

/** Revenue codes have four digits; older bills leave the first, a zero, out, or write a number: 450.00. */
const revenueOf = (text: string): string => text.replace(/\.0+$/, '').replace(/^(?=\d{3}$)/, '0');

const daysOf = (segment: Segment): Days => {
	const [from = '', to = from] = element(segment, 3).split('-');
	return { from, to: element(segment, 2) === 'RD8' ? to : from };
};

// A composite whose components are parted by another character than ISA16 declares, as some senders write it.
const otherwiseParted = /^[A-Z0-9]{2}[:>|^<\\]([A-Za-z0-9]+)/;

const toLaterPayer = {
	column: 'payer',
	rule: 'billed to a second or third payer (SBR01): a claim line holds the bill to the first'
};
const voided = {
	column: '',
	rule: 'takes back an earlier bill (CLM05-3 is 8): it bills nothing'
};

/**
 * Reads bills (837 P and I, 005010X222, X223, 004010X098, X096) into rows of claim_line. Names, member and account
 * numbers, addresses, dates of birth and diagnoses are passed over.
 */
export class BillReader implements SetReader {
	readonly #sink: Sink;
	#submittedOn = '';
	#payer = '';
	#isFirstPayer = true;
	#claim: BilledClaim | undefined;
	#withoutLines = 0;
	#otherwiseParted = 0;

	constructor(sink: Sink) {
		this.#sink = sink;
	}

	/** Takes the next segment of a transaction, from its ST to its SE. */
	take(segment: Segment): void {
		this.#readers[nameOf(segment)]?.(segment);
	}

	/** What the receipt should say beside the counts. */
	notes(): string[] {
		const notes: string[] = [];
		if (this.#withoutLines > 0)
			notes.push(`claims without a service line, with nothing to load: ${this.#withoutLines}`);
		if (this.#otherwiseParted > 0)
			notes.push(
				`procedure codes parted by another character than ISA16 declares: ${this.#otherwiseParted}`
			);
		return notes;
	}

	readonly #readers: Record<string, (segment: Segment) => void> = {
		ST: () => {
			this.#submittedOn = '';
			this.#payer = '';
		},
		BHT: (segment) => (this.#submittedOn = element(segment, 4)),
		HL: (segment) => this.#openLevel(segment),
		SBR: (segment) => {
			// After CLM the same segment tells of other payers.
			if (!this.#claim) this.#isFirstPayer = ['P', ''].includes(element(segment, 1));
		},
		NM1: (segment) => {
			// A payer that is a person (NM102 = 1) has a name we must not keep.
			if (!this.#claim && element(segment, 1) === 'PR')
				this.#payer =
					element(segment, 2) === '2' ? asText(element(segment, 3) || element(segment, 9)) : '';
		},
		CLM: (segment) => {
			this.#close();
			this.#claim = {
				segment: segment.number,
				number: element(segment, 1),
				isVoid: component(segment, 5, 3) === '8',
				lineNo: '',
				lines: []
			};
		},
		LX: (segment) => {
			if (this.#claim) this.#claim.lineNo = element(segment, 1);
		},
		SV1: (segment) =>
			this.#serve(segment, {
				procedure: this.#procedure(segment, 1),
				revenue: '',
				charge: element(segment, 2),
				units: element(segment, 4)
			}),
		SV2: (segment) =>
			this.#serve(segment, {
				procedure: this.#procedure(segment, 2),
				revenue: revenueOf(element(segment, 1)),
				charge: element(segment, 3),
				units: element(segment, 5)
			}),
		DTP: (segment) => {
			const of = element(segment, 1);
			const line = this.#claim?.lines.at(-1);
			if (line && of === '472') line.days = daysOf(segment);
			// An institutional bill may date the statement (434) and not its lines.
			else if (this.#claim && !line && of === '434') this.#claim.days = daysOf(segment);
		},
		SE: () => this.#close()
	};

	#openLevel(segment: Segment): void {
		this.#close();
		// A dependant (23) is billed to the payer of the subscriber (22) above.
		if (element(segment, 3) === '23') return;
		this.#payer = '';
		this.#isFirstPayer = true;
	}

	/** The code of a composite of qualifier, code and modifiers. */
	#procedure(segment: Segment, at: number): string {
		const code = component(segment, at, 2);
		const found = code === '' ? otherwiseParted.exec(element(segment, at))?.[1] : undefined;
		if (found !== undefined) this.#otherwiseParted++;
		return found ?? code;
	}

	#serve({ number: segment }: Segment, service: Service): void {
		const claim = this.#claim;
		claim?.lines.push({ segment, number: claim.lineNo, service });
	}

	#close(): void {
		const claim = this.#claim;
		if (!claim) return;
		this.#claim = undefined;
		if (claim.lines.length === 0) this.#withoutLines++;
		const refusal = claim.isVoid ? voided : this.#isFirstPayer ? undefined : toLaterPayer;
		for (const line of claim.lines)
			if (refusal) this.#sink.reject({ line: line.segment, ...refusal });
			else this.#hand(claim, line);
	}

	#hand(claim: BilledClaim, { segment, number, service, days = claim.days }: BilledLine): void {
		this.#sink.row({
			segment,
			values: {
				claim_id: claim.number && this.#sink.codeOf(claim.number),
				line_no: number,
				payer: this.#payer,
				submitted_on: this.#submittedOn,
				service_from: days?.from ?? '',
				service_to: days?.to ?? '',
				procedure_code: service.procedure,
				revenue_code: service.revenue,
				units: service.units,
				charge: writeCents(toCents(service.charge))
			}
		});
	}
}
