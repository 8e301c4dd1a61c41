/**
 * Kinds of direct identifier and the words that name them in a header. A word of one entry must stand as whole
 * tokens of the header, in order: `first name` is in patient_first_name, not in firstname_of_program_x.
 * 45 CFR 164.514(b)(2)(i) lists the kinds.
 */
const words: Record<string, string[]> = {
	name: [
		'first name',
		'firstname',
		'fname',
		'last name',
		'lastname',
		'lname',
		'middle name',
		'mname',
		'maiden',
		'maiden name',
		'full name',
		'fullname',
		'patient name',
		'client name',
		'member name',
		'surname',
		'first',
		'last',
		'middle',
		'suffix',
		'prefix'
	],
	'social security number': ['ssn', 'social', 'social security'],
	'date of birth': ['dob', 'birth', 'birthdate', 'birthday', 'birth date', 'date of birth'],
	address: ['street', 'address', 'addr', 'addr1', 'addr2', 'address1', 'address2'],
	'place smaller than a state': [
		'city',
		'county',
		'zip',
		'zipcode',
		'zip5',
		'postal',
		'postcode',
		'lat',
		'lon',
		'lng',
		'latitude',
		'longitude',
		'geocode'
	],
	'telephone or fax number': ['phone', 'telephone', 'mobile', 'cell', 'fax'],
	'e-mail address': ['email', 'e mail', 'mail'],
	'medical record number': ['mrn', 'chart no', 'chart number', 'medical record'],
	'health plan number': [
		'member id',
		'subscriber id',
		'policy',
		'medicaid id',
		'medicare id',
		'mbi',
		'hic',
		'hicn'
	],
	'account number': ['account', 'account no', 'acct'],
	'licence or certificate number': [
		'license no',
		'license number',
		'drivers',
		'driver license',
		'dl',
		'passport'
	],
	'vehicle or device number': ['plate', 'vin', 'device', 'serial'],
	'web address': ['url', 'ip', 'ip addr', 'ip address', 'ipaddr'],
	photograph: ['photo', 'face', 'fingerprint'],
	'employer or school': ['employer', 'school'],
	'another person': ['emergency contact', 'guarantor', 'next of kin'],
	'free text': ['notes', 'note', 'comment', 'comments', 'narrative', 'free text']
};

const tokens = (header: string): string[] =>
	header
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((token) => token !== '');

const contains = (of: string[], phrase: string[]): boolean =>
	of.some((_, at) => phrase.every((token, offset) => of[at + offset] === token));

// A one-word header such as "First" is a name; "first_contact_on" is not: words this common must stand alone.
const alone = new Set([
	'first',
	'last',
	'middle',
	'suffix',
	'prefix',
	'mail',
	'face',
	'policy',
	'note',
	'ip',
	'dl',
	'social'
]);

function isKind(header: string[], phrase: string): boolean {
	const wanted = phrase.split(' ');
	return alone.has(phrase) ? header.length === 1 && header[0] === phrase : contains(header, wanted);
}

/** The kind of direct identifier a column's name speaks of; undefined where it speaks of none. */
export function identifierKind(header: string): string | undefined {
	const of = tokens(header);
	return Object.entries(words).find(([, phrases]) =>
		phrases.some((phrase) => isKind(of, phrase))
	)?.[0];
}
