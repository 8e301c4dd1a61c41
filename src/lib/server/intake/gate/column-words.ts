import { headerWords } from '#lib/profiles/header-words.ts';

/**
 * Kinds of direct identifier and the words that name them in a header. A phrase must stand as whole tokens of the
 * header, in order: `first name` is in patient_first_name, not in firstname_of_program_x.
 * 45 CFR 164.514(b)(2)(i) lists the kinds.
 */
const identifiers: Record<string, string> = {
	'social security number': 'ssn, social, social security, soc sec',
	name: `first name, firstname, fname, last name, lastname, lname, middle name, mname, maiden, maiden name,
		full name, fullname, patient name, client name, member name, surname, given name, family name, nickname,
		alias, initials, name, first, last, middle, suffix, prefix, patient first, patient last, client first,
		client last`,
	'date of birth': 'dob, birth, birthdate, birthday, birth date, date of birth',
	'date of death': 'deathdate, death date, date of death, dod',
	'place smaller than a state': `city, county, zip, zipcode, zip5, zip9, postal, postcode, lat, lon, lng, latitude,
		longitude, geocode, fips, birthplace`,
	'telephone or fax number': 'phone, telephone, mobile, cell, fax',
	// Before the address of a house: the first kind that fits is told.
	'e-mail address': 'email, e mail, mail',
	'medical record number': 'mrn, chart no, chart number, medical record',
	'health plan number': `member id, member no, member number, subscriber, subscriber id, policy, policy no,
		policy number, policy id, medicaid id, medicare id, medicaid no, medicare no, mbi, hic, hicn, insurance id`,
	'account number': 'account, account no, acct, iban',
	'licence or certificate number': `license, licence, license no, license number, drivers, driver license, dl,
		passport`,
	'vehicle or device number': 'plate, vin, device, serial, mac address',
	'web address': 'url, ip, ip addr, ip address, ipaddr, website',
	address: 'street, address, addr, addr1, addr2, address1, address2',
	'photograph or biometric': 'photo, face, fingerprint, voiceprint, selfie',
	'employer or school': 'employer, school',
	'another person': 'emergency contact, guarantor, next of kin',
	'free text': 'notes, note, comment, comments, narrative, free text, freetext, memo'
};

/** Staff are not patients, but a column about them is told. */
const staff = `npi, provider name, clinician, clinician name, counselor, counsellor, therapist, prescriber,
	physician, case manager, attending, rendering provider, referring provider`;

const phrases = (list: string): string[][] =>
	list.split(',').map((phrase) => phrase.trim().split(/\s+/));

const kinds = Object.entries(identifiers).map(([kind, list]) => ({ kind, phrases: phrases(list) }));
const staffPhrases = phrases(staff);

const contains = (of: string[], phrase: string[]): boolean =>
	of.some((_, at) => phrase.every((word, offset) => of[at + offset] === word));

// A header "First" is a name; "first_contact_on" is not: words this common must stand alone.
const alone = new Set(
	'first last middle suffix prefix mail face policy note ip dl social name alias initials subscriber dod'.split(
		' '
	)
);

const speaksOf = (of: string[], phrase: string[]): boolean =>
	phrase.length === 1 && alone.has(phrase[0] ?? '')
		? of.length === 1 && of[0] === phrase[0]
		: contains(of, phrase);

/** The kind of direct identifier a column's name speaks of; undefined where it speaks of none. */
export function identifierKind(header: string): string | undefined {
	const of = headerWords(header);
	return kinds.find((kind) => kind.phrases.some((phrase) => speaksOf(of, phrase)))?.kind;
}

/** Whether a column's name speaks of the people who treat, not of those who are treated. */
export function isAboutStaff(header: string): boolean {
	const of = headerWords(header);
	return staffPhrases.some((phrase) => contains(of, phrase));
}
