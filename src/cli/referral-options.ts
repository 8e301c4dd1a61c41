import { Option } from 'commander';
import type { Command } from 'commander';
import { languages, type Language } from '#lib/messages/say.ts';
import type { Application } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import type { ReferralChoices, ReportId } from '#lib/server/reports/report-kinds.ts';
import { usualFigures } from '#lib/server/sharing/page-content.ts';
import { isoDate, type PeriodOptions } from './options.ts';
import { say } from './output.ts';

/** The options that only a referral page has. */
export type ReferralOptions = {
	figure?: string[];
	for?: string;
	language?: Language;
	link?: string;
	on?: string;
};

/** Adds the options of a referral page. */
export const withReferral = (command: Command): Command =>
	command
		.option('--figure <measure...>', 'referral: which approved figures, four at most')
		.option('--for <whom>', 'referral: for whom it is, a practice or a role')
		.addOption(new Option('--language <code>', 'referral: its language').choices(languages))
		.option('--link <address>', 'referral: the page at this address, which is printed on it')
		.option('--on <date>', 'referral: the day it bears, YYYY-MM-DD; today without it', isoDate);

const names = ['figure', 'for', 'language', 'link', 'on'] as const;
/** What a page that has an address was made with: nothing of it is chosen again. */
const ofThePage = ['figure', 'for', 'from', 'to'] as const;

type Given = ReferralOptions & Pick<PeriodOptions, 'from' | 'to' | 'where'>;

/** What is chosen of a referral page; undefined for another report. Throws WrongUsage for options that do not go together. */
export function readReferral(kind: ReportId, given: Given): ReferralChoices | undefined {
	if (kind !== 'referral') {
		const [stray] = names.filter((name) => given[name] !== undefined);
		if (stray === undefined) return undefined;
		throw new WrongUsage(`--${stray} is an option of the referral page alone: leave it out.`);
	}
	const { figure: figures, for: recipient, language, link: address } = given;
	const isChosenAgain = given.where.length > 0 || ofThePage.some((name) => given[name]);
	if (address !== undefined && isChosenAgain)
		throw new WrongUsage(
			'With --link the page says what is on it: leave --figure, --for, --where, --from and --to out.'
		);
	return { figures, recipient, language, address };
}

/** Says which approved figures are not on a page for which nobody chose any. */
export async function sayLeft(application: Application, choices: ReferralChoices): Promise<void> {
	if (choices.address !== undefined || (choices.figures ?? []).length > 0) return;
	const { left } = await usualFigures(choices.language ?? 'en', application);
	if (left.length === 0) return;
	say(`Approved too, and not on it: ${left.join(', ')}. Choose which are with --figure.`);
}
