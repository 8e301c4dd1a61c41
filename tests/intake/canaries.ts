/** Made-up identifiers of thirty kinds, each with a part that stands nowhere else, to be sought in what is left behind. */
export const canaries: Record<string, string> = {
	'social security number': '512-48-7391',
	'social security number with blanks': '512 48 7392',
	'labelled social security number': 'SSN 512487393',
	'Medicare number': '1EG4-TE5-MK73',
	'Medicare number without dashes': '2FH5UF6NM84',
	'e-mail address': 'quackenbush.z@canary.example',
	'telephone number': '(312) 555-0147',
	'telephone number with a country': '+44 20 7946 0951',
	'web address': 'https://canary.example/quackenbush',
	'IP address': '203.0.113.77',
	'IPv6 address': '2001:db8::ca:4a17',
	'device address': '00:1B:44:CA:4A:17',
	street: '7391 Quackenbush Knoll',
	'post office box': 'PO Box 73914',
	'city and ZIP code': 'Canaryville, MA 02173',
	coordinates: '42.73917, -71.73918',
	'date of birth in words': 'dob 7/3/61',
	'date of birth': '1917-03-09',
	'age over 89': '97 years old',
	'name with a title': 'Mrs. Quackenbush',
	'labelled name': 'patient: quackenbush',
	'medical record number': 'MRN 73917391',
	'member number': 'Member ID: W7391739',
	'account number': 'acct 739-1739',
	'licence number': 'license no. S7391-7391',
	'vehicle number': '1HGCM82633A073917',
	'card number': '4111 7391 7391 1111',
	photograph: 'quackenbush_7391.jpeg',
	'key of another system': '73917391-90b8-4f20-362b-3c58301d7391',
	'progress note':
		'Quackenbush says he moved back with his sister after the job in the harbour ended last spring and sleeps badly'
};

/** The canaries that stand in one cell. */
export const texts = Object.values(canaries);

const first = 'Zebulonia Ysoldina Xanthippa Wilfredo Verityna Ulrichson'.split(' ');
const last = 'Quackenbush Canarywood Featherby Birdsonger Finchlock'.split(' ');

/** Every name that is planted, wherever it may turn up. */
export const names = [...first, ...last];

/** Kinds that only a whole column gives away: what row n says. */
export const columnCanaries: Record<string, (n: number) => string> = {
	names: (n) => `${first[n % 6]} ${last[(n + Math.floor(n / 6)) % 5]}`,
	'names turned round': (n) => `${last[(n + Math.floor(n / 6)) % 5]}, ${first[n % 6]}`,
	'record numbers': (n) => `QK${7391000 + n * 37}`,
	'short notes': (n) => `came ${n} minutes late, upset about canary birds again`
};
