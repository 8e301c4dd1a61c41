export type Payer = {
	name: string;
	payerClass: string;
	share: number;
	/** Of the charge, what the contract allows. */
	allowed: number;
	/** Chance that a line is denied at first, and the same in the last six months of the period. */
	denied: number;
	deniedLately: number;
	/** Days from submission to remittance. */
	daysToRemit: [low: number, high: number];
	/** Most that a person may still owe of the year's deductible when a stay begins, in cents. */
	deductible: number;
	/** The person's share of what is allowed, after the deductible. */
	coinsurance: number;
	/** Fixed part a person pays per line, in cents. */
	copay: number;
	/** Asks for authorization before and during intensive care. */
	authorizes: boolean;
	/** Chance that another plan pays after it. */
	secondary: number;
};

export const selfPay = 'Self-pay';

export const payers: Payer[] = [
	{
		name: 'Bluestem Mutual',
		payerClass: 'Commercial',
		share: 0.27,
		allowed: 0.68,
		denied: 0.095,
		deniedLately: 0.19,
		daysToRemit: [12, 30],
		deductible: 120_000,
		coinsurance: 0.2,
		copay: 0,
		authorizes: true,
		secondary: 0
	},
	{
		name: 'Tamarack Health Plan',
		payerClass: 'Commercial',
		share: 0.21,
		allowed: 0.72,
		denied: 0.12,
		deniedLately: 0.12,
		daysToRemit: [14, 34],
		deductible: 80_000,
		coinsurance: 0,
		copay: 3_500,
		authorizes: true,
		secondary: 0.03
	},
	{
		name: 'Juniper Community Plan',
		payerClass: 'Medicaid managed care',
		share: 0.22,
		allowed: 0.47,
		denied: 0.145,
		deniedLately: 0.145,
		daysToRemit: [15, 40],
		deductible: 0,
		coinsurance: 0,
		copay: 0,
		authorizes: true,
		secondary: 0
	},
	{
		name: 'State Medicaid',
		payerClass: 'Medicaid',
		share: 0.14,
		allowed: 0.44,
		denied: 0.11,
		deniedLately: 0.11,
		daysToRemit: [10, 28],
		deductible: 0,
		coinsurance: 0,
		copay: 0,
		authorizes: false,
		secondary: 0
	},
	{
		name: 'Medicare',
		payerClass: 'Medicare',
		share: 0.11,
		allowed: 0.55,
		denied: 0.088,
		deniedLately: 0.088,
		daysToRemit: [14, 21],
		deductible: 25_700,
		coinsurance: 0.2,
		copay: 0,
		authorizes: false,
		secondary: 0.6
	},
	{
		name: selfPay,
		payerClass: 'Self-pay',
		share: 0.05,
		allowed: 1,
		denied: 0,
		deniedLately: 0,
		daysToRemit: [10, 10],
		deductible: 0,
		coinsurance: 0,
		copay: 0,
		authorizes: false,
		secondary: 0
	}
];

/** The plan that pays after another one. */
export const secondaryPayer = 'Larkspur Supplemental';
