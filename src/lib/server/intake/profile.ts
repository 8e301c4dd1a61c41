export { asSource, profileSchema } from '#lib/profiles/profile.ts';
export type {
	ColumnSource,
	ColumnSources,
	ItemSource,
	Output,
	Profile
} from '#lib/profiles/profile.ts';
