/** How the dates of an export were made safe, or why they may stay: asked at each load and kept with it. */
export const routes = [
	'limited-data-set',
	'date-shifted',
	'relative-days',
	'expert-determination'
] as const;
