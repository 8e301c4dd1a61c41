/** What people are told apart by here, and how it is said in the middle of a sentence. */
export const characteristics = {
	sex: 'sex',
	race_ethnicity: 'race and ethnicity',
	language: 'language',
	age_group: 'age group',
	payer_class: 'payer class'
} as const;

export type Characteristic = keyof typeof characteristics;

/** The characteristics in the order they are shown. */
export const characteristicNames = Object.keys(characteristics) as Characteristic[];

/** The group of those whose characteristic the export does not give. */
export const unknownGroup = 'unknown';

/** What exports write where a characteristic is not known, or was not told. */
// @wc-ignore
const wordsForUnknown = new Set([
	unknownGroup,
	'not known',
	'not reported',
	'not recorded',
	'not stated',
	'not collected',
	'unreported',
	'missing',
	'declined',
	'declined to answer',
	'declined to specify',
	'refused',
	'asked but unknown',
	'prefer not to say'
]);

/** Does the name of a group say that the characteristic is not known? However it is spaced and capitalised. */
export const isUnknown = (name: string): boolean =>
	wordsForUnknown.has(
		name
			.trim()
			.toLowerCase()
			.replaceAll(/[\s_-]+/g, ' ')
	);
