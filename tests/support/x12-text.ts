/** Delimiters of a made-up interchange. */
export type Marks = { element?: string; component?: string; terminator?: string };

export const isa = (
	{ element = '*', component = ':', terminator = '~' }: Marks = {},
	version = '00501'
): string =>
	[
		'ISA',
		'00',
		' '.repeat(10),
		'00',
		' '.repeat(10),
		'ZZ',
		'SENDER'.padEnd(15),
		'ZZ',
		'RECEIVER'.padEnd(15),
		'250301',
		'1200',
		'^',
		version,
		'000000001',
		'0',
		'P',
		component
	].join(element) + terminator;

/** One interchange with one group and one transaction around the given segments, with right counts. */
export function interchange(id: '835' | '837', segments: string[], guide: string): string {
	const group = id === '835' ? 'HP' : 'HC';
	return [
		isa().slice(0, -1),
		`GS*${group}*S*R*20250301*1200*7*X*${guide}`,
		`ST*${id}*0001`,
		...segments,
		`SE*${segments.length + 2}*0001`,
		'GE*1*7',
		'IEA*1*000000001',
		''
	].join('~');
}

/** A made-up remittance, paid on 1 March 2025, of the claims given as segments. */
export const remittance = (claims: string[], payer = 'NORTHERN HEALTH'): string =>
	interchange(
		'835',
		[
			'BPR*I*100.00*C*ACH*CCP*01*999*DA*ACCT55501*1999999999**01*999*DA*ACCT55502*20250301',
			'TRN*1*TRACE77*1999999999',
			'DTM*405*20250302',
			`N1*PR*${payer}`,
			'N1*PE*WILLOW CLINIC*XX*1234567893',
			'LX*1',
			...claims
		],
		'005010X221A1'
	);

/** A made-up professional bill of 2 February 2025 with the claims given as segments. */
export const bill = (claims: string[], sequence = 'P', guide = '005010X222A1'): string =>
	interchange(
		'837',
		[
			'BHT*0019*00*REF1*20250202*1200*CH',
			'NM1*41*2*WILLOW CLINIC*****46*SUBMIT1',
			'HL*1**20*1',
			'NM1*85*2*WILLOW CLINIC*****XX*1234567893',
			'HL*2*1*22*0',
			`SBR*${sequence}*18*******CI`,
			'NM1*IL*1*QUIGGLESWORTH*ADELHEID****MI*MEMB0987654',
			'N3*77 PRIMROSE LANE',
			'DMG*D8*19610908*F',
			'NM1*PR*2*NORTHERN HEALTH*****PI*12345',
			...claims
		],
		guide
	);
