import { questionSearch } from '#lib/components/drill-addresses.ts';
import type { Finding } from '#lib/measures/what-changed.ts';

/** The page of a finding's measure, with its place as the filter. */
export const findingAddress = ({ measure, where }: Pick<Finding, 'measure' | 'where'>): string =>
	`/measures/${measure.id}${questionSearch('', { where })}`;

/** What a finding's number was asked: its last final month, at its place. */
export const findingSearch = ({ days, where }: Pick<Finding, 'days' | 'where'>): string =>
	questionSearch('', { ...days, where });
