import { longMoment } from '#lib/components/dates.ts';

/** Who saved a version, and when, in words; nothing where it is not recorded. */
export const savedWords = (saved: { by?: string | undefined; at: string } | undefined): string =>
	saved ? `, saved ${longMoment(saved.at)}${saved.by ? ` by ${saved.by}` : ''}` : '';
