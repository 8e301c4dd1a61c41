import { didYouMean } from '#lib/measures/near-matches.ts';
import { twelveMonthsTo } from '#lib/measures/twelve-months.ts';
import type { Application } from '#lib/server/application.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import { parseFields, refuseIdentifiers } from '#lib/server/meeting/fields.ts';
import { makeReferralReport } from '#lib/server/reports/referral-report.ts';
import { checkSnapshot } from '#lib/server/reports/report-frame.ts';
import type { MakeReport, ReportAsked } from '#lib/server/reports/report-kinds.ts';
import { reportLook } from '#lib/server/reports/report-look.ts';
import { linkState } from '#lib/server/sharing/links.ts';
import {
	checkFigures,
	contentSchema,
	usualFigures,
	type PageContent
} from '#lib/server/sharing/page-content.ts';
import { languagesOf } from '#lib/server/sharing/shared-page.ts';

/** The month that twelve whole months end with; null without days. Throws WrongUsage for any other days. */
function endOf({ from, to }: ReportAsked): string | null {
	if (from === undefined && to === undefined) return null;
	const months = to === undefined ? undefined : twelveMonthsTo(to.slice(0, 7));
	if (months && months.to === to && (from ?? months.from) === months.from) return months.last;
	throw new WrongUsage(
		'A referral page is about twelve whole months: end with the last day of a month and begin a year before, or leave both days out.'
	);
}

/** Throws WrongUsage for a referral source or a program that the data do not know. */
async function checkPlace({ dimensionValues }: Application, { where }: PageContent): Promise<void> {
	const known = await dimensionValues();
	for (const [dimension, [value = '']] of Object.entries(where))
		if (!known[dimension]?.includes(value))
			throw new WrongUsage(
				`The data know no ${dimension.replaceAll('_', ' ')} of that name (the page of reports lists them)${didYouMean(value, known[dimension] ?? [])}`
			);
}

/** A page of what was chosen, without an address. Throws as checkFigures does, and WrongUsage for what cannot be. */
async function chosenPage(application: Application, asked: ReportAsked): Promise<PageContent> {
	const { figures = [], recipient = '', language = 'en' } = asked.referral ?? {};
	const measures =
		figures.length > 0 ? figures : (await usualFigures(language, application)).chosen;
	const fields = { measures, where: asked.where, language, endsWith: endOf(asked) };
	const content = { ...parseFields(contentSchema, fields), recipient };
	await checkFigures(content, application);
	await refuseIdentifiers({ 'For whom': recipient }, asked.today);
	await checkPlace(application, content);
	return content;
}

const gone = {
	expired: 'The page of that address has expired',
	revoked: 'The page of that address was revoked'
};

/** The page that lies at an address. Throws WrongUsage where there never was one, FigureWithheld where it is gone. */
async function pageAt(application: Application, address: string, { today, referral }: ReportAsked) {
	const token = /\/shared\/([\w-]+)$/.exec(address)?.[1] ?? '';
	const link = await application.links.find(token);
	if (!link)
		throw new WrongUsage(
			'No page of ours has that address: give it whole, as it was shown when the page was made.'
		);
	const state = linkState(link, today);
	if (state !== 'open')
		throw new FigureWithheld(`${gone[state]}. Make a new one on the page Referral pages.`);
	const language = referral?.language ?? link.language;
	if (!languagesOf(link.measures, application.catalogue).includes(language))
		throw new WrongUsage('Language: a figure of that page has no words in Spanish.');
	return { ...link, language };
}

/**
 * A referral page as a PDF: of what is chosen, or of the page at an address. Throws WrongUsage for what cannot be on one,
 * FigureWithheld for a figure that is not approved and a page that is gone, and as makeReferralReport does.
 */
export const makeReferralPage: MakeReport = async (application, asked) => {
	const address = asked.referral?.address;
	const content =
		address === undefined
			? await chosenPage(application, asked)
			: await pageAt(application, address, asked);
	const { language } = content;
	const look = reportLook(application.folder.root);
	const organisation = asked.organisation ?? look.organisation;
	const before = await application.asOf();
	const page = await application.sharedPage(content, {
		...{ language, today: asked.today, isPaper: true },
		...(organisation !== '' && { organisation })
	});
	checkSnapshot([], `${before?.snapshot}`, `${(await application.asOf())?.snapshot}`);
	const dataThrough = before?.dataThrough ?? null;
	return makeReferralReport({ page, organisation, dataThrough, address, look });
};
