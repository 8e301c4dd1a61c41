import { z } from 'zod';
import { periodKind } from '#lib/measures/baseline.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import type { Where } from '#lib/measures/place.ts';
import { isSpokenIn } from '#lib/messages/measure-words.ts';
import { languages, type Language } from '#lib/messages/say.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import { placeField } from '#lib/server/meeting/fields.ts';
import type { Approvals } from '#lib/server/sharing/approvals.ts';

/** So many figures fit one sheet with what they do not tell. */
export const mostFigures = 4;
/** What of the clinic a page may be about, besides all of it. */
export const sharedDimensions = ['referral_source', 'program'] as const;

const partOfClinic = placeField.refine((where) => {
	const parts = Object.entries(where);
	const isKnown = ([name, values]: [string, string[]]) =>
		sharedDimensions.some((each) => each === name) && values.length === 1;
	return parts.length <= 1 && parts.every(isKnown);
}, 'Choose one referral source or one program, or everyone.');

/** What is chosen of every page, on screen and on paper. */
export const contentSchema = z.object({
	measures: z
		.array(z.string())
		.min(1, 'Choose at least one figure.')
		.max(mostFigures, `Choose ${mostFigures} figures or fewer: they have to fit one sheet.`)
		.transform((ids) => [...new Set(ids)]),
	/** The last of its twelve months; null: the last twelve whole months in the data, whenever it is read. */
	endsWith: z.preprocess(
		(value) => (value === '' ? null : value),
		z
			.string()
			.refine((text) => periodKind(text) === 'month', 'Give the last month as 2026-08.')
			.nullable()
			.default(null)
	),
	where: partOfClinic,
	language: z.enum(languages, { error: 'Choose the language: en or es.' })
});

/** What a page shows. `recipient` is '' where it is for nobody in particular; `expiresOn` where it has an address. */
export type PageContent = {
	recipient: string;
	measures: string[];
	endsWith: string | null;
	where: Where;
	language: Language;
	expiresOn?: string;
};

/** Whose approvals and whose measures a page is held to. */
export type Allowing = { catalogue: Catalogue; approvals: Pick<Approvals, 'inForce'> };

/** The approved measures that the catalogue still has, those approved first. */
async function approvedIds({ approvals, catalogue }: Allowing): Promise<string[]> {
	const known = new Set(catalogue.list().map(({ id }) => id));
	const all = await approvals.inForce();
	return all.map(({ measure }) => measure).filter((id) => known.has(id));
}

const titlesOf = (ids: readonly string[], catalogue: Catalogue): string =>
	ids.map((id) => catalogue.get(id).title).join(', ');

/**
 * Holds the figures of a page to what people approved. Throws FigureWithheld for one that is not, WrongUsage for one that
 * is none or has no words in the page's language.
 */
export async function checkFigures(
	{ measures, language }: Pick<PageContent, 'measures' | 'language'>,
	allowing: Allowing
): Promise<void> {
	const { catalogue } = allowing;
	const approved = new Set(await approvedIds(allowing));
	const refused = measures.filter((id) => !approved.has(id));
	if (refused.length > 0)
		throw new FigureWithheld(
			`Figures: ${titlesOf(refused, catalogue)}: not approved for outsiders. Approve it on the page Referral pages first.`
		);
	const unsaid = measures.filter((id) => !isSpokenIn(catalogue.get(id), language));
	if (unsaid.length === 0) return;
	throw new WrongUsage(
		`Language: ${titlesOf(unsaid, catalogue)} has no words in Spanish. Leave it out, or make the page in English.`
	);
}

/** The figures of a page where nobody chose any, and the approved ones that it has no room or no words for. */
export type UsualFigures = { chosen: string[]; left: string[] };

/**
 * The approved figures with words in a language, those approved first, as many as fit one sheet. Throws FigureWithheld
 * where there is none.
 */
export async function usualFigures(language: Language, allowing: Allowing): Promise<UsualFigures> {
	const approved = await approvedIds(allowing);
	if (approved.length === 0)
		throw new FigureWithheld(
			'No figure is approved for outsiders, so there is nothing a page could show. Approve one on the page Referral pages first.'
		);
	const chosen = approved
		.filter((id) => isSpokenIn(allowing.catalogue.get(id), language))
		.slice(0, mostFigures);
	if (chosen.length === 0)
		throw new FigureWithheld(
			'No approved figure has words in Spanish. Approve one that has, or make the page in English.'
		);
	return { chosen, left: approved.filter((id) => !chosen.includes(id)) };
}
