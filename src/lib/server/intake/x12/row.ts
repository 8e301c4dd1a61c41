import type { Reject } from '#lib/server/intake/receipt.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';

/** One row of a table of the contract as text, from the segment of that number. Empty text is a missing value. */
export type X12Row = { segment: number; values: Record<string, string> };

/** Where a reader hands what it reads. */
export type Sink = {
	row: (row: X12Row) => void;
	reject: (reject: Reject) => void;
	/** The code that stands for a claim number. */
	codeOf: (claimNumber: string) => string;
};

/** Reads one kind of transaction set: hears its segments from ST to SE, and says at the end what it noticed. */
export type SetReader = {
	take: (segment: Segment) => void;
	notes: () => string[];
};

type Form = { form: RegExp; rule: string };

const date = { form: /^\d{8}$/, rule: 'not a date written as CCYYMMDD' };
const amount = { form: /^-?\d{1,12}\.\d{2}$/, rule: 'not an amount in dollars and cents' };

/** How the text of a column must look. What looks otherwise may be anything, a name too: it goes no further. */
const forms: Record<string, Form> = {
	line_no: { form: /^\d{1,6}$/, rule: 'not a whole number' },
	// An organisation's name or short number: nothing as long as a person's number, no address of any kind.
	payer: { form: /^(?!(\D*\d){7})[^@<>\\]{1,80}$/, rule: 'not a name of a payer' },
	claim_status: { form: /^\d{1,2}$/, rule: 'not a claim status code (CLP02)' },
	remitted_on: date,
	submitted_on: date,
	service_from: date,
	service_to: date,
	// CPT, HCPCS, CDT and HIPPS have five letters and digits, a drug's code eleven digits: neither a name nor a person's number.
	procedure_code: {
		form: /^((?=\w*\d)[A-Za-z0-9]{4,5}|\d{11})$/,
		rule: 'not a procedure code'
	},
	revenue_code: { form: /^\d{4}$/, rule: 'not a revenue code' },
	units: { form: /^\d{1,10}(\.\d+)?$/, rule: 'not a number of units' },
	charge: amount,
	allowed: amount,
	paid: amount
};

/** The first column whose text has another form than it must have, as a reject; undefined where all are well. */
export function faultOf({ segment, values }: X12Row): Reject | undefined {
	for (const [column, text] of Object.entries(values)) {
		const known = forms[column];
		if (text !== '' && known && !known.form.test(text))
			return { line: segment, column, rule: known.rule };
	}
	return undefined;
}
