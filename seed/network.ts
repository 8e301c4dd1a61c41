export type Level = 'PHP' | 'IOP' | 'OP';
export type Track = 'MH' | 'SUD' | 'COD';

export type Site = {
	name: string;
	/** Of the people who come, how many come here. */
	share: number;
	zip3: string[];
	/** Weekdays of the intensive outpatient groups, 0 Sunday. */
	groupDays: number[];
	partialRevenueCode: string;
	/** Added to the chance of leaving early on the first and on the last day of the period. */
	leaving: [first: number, last: number];
	daysToAdmission: [low: number, high: number];
	/** Points on the survey's scale of 1 to 5. */
	welcome: number;
};

export const sites: Site[] = [
	{
		name: 'Riverside',
		share: 0.42,
		zip3: ['441', '442', '443'],
		groupDays: [1, 3, 4],
		partialRevenueCode: '0912',
		leaving: [0, 0],
		daysToAdmission: [2, 12],
		welcome: 0
	},
	{
		name: 'Northgate',
		share: 0.33,
		zip3: ['446', '447'],
		groupDays: [2, 3, 4],
		partialRevenueCode: '0913',
		leaving: [0.13, -0.05],
		daysToAdmission: [4, 21],
		welcome: -0.15
	},
	{
		name: 'Cedar Hill',
		share: 0.25,
		zip3: ['452', '453', '454'],
		groupDays: [1, 2, 4],
		partialRevenueCode: '0912',
		leaving: [-0.03, -0.03],
		daysToAdmission: [1, 9],
		welcome: 0.2
	}
];

/** Planned length of a stay in weeks: shortest, likeliest, longest. */
export const plannedWeeks: Record<Level, [number, number, number]> = {
	PHP: [2, 3, 5],
	IOP: [4, 9, 12],
	OP: [8, 14, 20]
};

export const firstLevels: [Level, number][] = [
	['PHP', 0.33],
	['IOP', 0.55],
	['OP', 0.12]
];

export const tracks: [Track, number][] = [
	['MH', 0.52],
	['SUD', 0.26],
	['COD', 0.22]
];

export const diagnoses: Record<Track, [string, number][]> = {
	MH: [
		['Depressive disorder', 0.44],
		['Anxiety disorder', 0.2],
		['Bipolar disorder', 0.18],
		['Trauma and stressor disorder', 0.14],
		['Psychotic disorder', 0.04]
	],
	SUD: [
		['Alcohol use disorder', 0.46],
		['Opioid use disorder', 0.27],
		['Stimulant use disorder', 0.17],
		['Cannabis use disorder', 0.1]
	],
	COD: [
		['Alcohol use disorder', 0.4],
		['Depressive disorder', 0.26],
		['Opioid use disorder', 0.2],
		['Stimulant use disorder', 0.14]
	]
};

export const referralSources: [string, number][] = [
	['Hospital', 0.27],
	['Self or family', 0.24],
	['Outpatient therapist', 0.2],
	['Primary care', 0.12],
	['Health plan', 0.07],
	['Court or probation', 0.06],
	['Employer', 0.04]
];

export const internalReferral = 'Step-down within the network';

export const ageGroups: [string, number][] = [
	['18 to 25', 0.22],
	['26 to 34', 0.25],
	['35 to 49', 0.3],
	['50 to 64', 0.18],
	['65 and over', 0.05]
];

export const sexes: [string, number][] = [
	['female', 0.56],
	['male', 0.43],
	['another', 0.01]
];

export const races: [string, number][] = [
	['White', 0.61],
	['Black or African American', 0.18],
	['Hispanic or Latino', 0.12],
	['Asian', 0.03],
	['Two or more', 0.03],
	['American Indian or Alaska Native', 0.01],
	['Not known', 0.02]
];

export const languages: [string, number][] = [
	['English', 0.91],
	['Spanish', 0.07],
	['Other', 0.02]
];
