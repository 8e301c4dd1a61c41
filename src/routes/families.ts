import { families, ownFamily, type Family } from '#lib/measures/families.ts';

export { families, measuresOf, measuresOnPage, ownFamily } from '#lib/measures/families.ts';
export type { Family } from '#lib/measures/families.ts';

const withPages = [...families, ownFamily];

/** The family of a measure's folder. */
export const familyOf = (id: string): Family | undefined =>
	withPages.find((family) => family.id === id);

/** The page on which the measures of a folder stand. */
export const pageOf = (id: string): Family | undefined =>
	familyOf(id) ?? withPages.find(({ also }) => also?.some((other) => other.id === id));

/** Is this the address of a page of figures? */
export const isFamilyPage = (path: string): boolean =>
	withPages.some((family) => family.path === path);

/** The family of a page's address. Throws for an address that the router should not have let through. */
export function familyAt(path: string): Family {
	const family = withPages.find((each) => each.path === path);
	if (!family) throw new Error(`There is no family of measures at ${path}`);
	return family;
}
