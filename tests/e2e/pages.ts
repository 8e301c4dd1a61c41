import AxeSource from 'axe-core';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The pages of figures, by heading. */
export const familyPages = {
	Access: '/access',
	Retention: '/retention',
	Attendance: '/attendance',
	Completion: '/completion',
	'Length of stay': '/length-of-stay',
	Outcomes: '/outcomes',
	'Score capture': '/capture',
	Satisfaction: '/satisfaction',
	Readmission: '/readmission',
	'Follow-up': '/follow-up',
	Authorization: '/authorization',
	Denials: '/denials'
} as const;

const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** Every page there is, and two that there are not. */
export const everyPage = [
	'/',
	'/meeting?slide=2',
	'/overview',
	...Object.values(familyPages),
	'/completion?compare=year-before',
	'/readmission?period=all&compare=level_of_care%3DIOP&with=level_of_care%3DPHP',
	'/completion?by=site&view=multiples',
	'/measures/completion',
	'/reports',
	'/reports?report=payer',
	'/reports?report=accreditation',
	'/reports?report=referral',
	'/measures/completion/ledger',
	'/measures/completion/rows?period=all',
	'/measures/retention_curve/rows?at=30',
	'/measures/phq_9_reliable_improvement/ledger?period=all',
	'/measures/length_of_stay',
	'/actions',
	'/actions/1',
	'/notes',
	'/minutes',
	'/minutes/new',
	'/minutes/2026-03-10',
	'/minutes/2026-03-10/edit',
	'/compare?period=all',
	'/compare?measure=phq_9_mean_change&by=payer&period=all&change=2026-03-01&months=6',
	'/targets',
	'/referral',
	`/referral/new?figure=completion&figure=length_of_stay&for=Harbor&language=es&expires=${soon}`,
	'/definitions',
	'/definitions?q=transfer',
	'/definitions/completion',
	'/definitions/outcomes?part=gad-7',
	'/months',
	'/data',
	'/profiles',
	'/profiles/TEDS-D%202023',
	'/profiles/TEDS-D%202023/edit',
	'/data/b0002',
	'/data/refused-2026-09-02T08-00-00.000Z',
	'/disparities/completion',
	'/disparities',
	'/shared/no-such-address',
	'/no-such-page'
];

/** Opens the ledger of the first figure on a page; gives the drawer. */
export async function openLedger(page: Page): Promise<Locator> {
	await page
		.getByRole('link', { name: /^Ledger/ })
		.first()
		.click();
	const drawer = page.getByRole('dialog', { name: /^Ledger of/ });
	await drawer.getByRole('heading', { name: 'Where it came from' }).waitFor();
	return drawer;
}

/** Notes what the browser complains of, to be empty at the end. */
export function listenForComplaints(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	return complaints;
}

/** What axe finds on the page as it stands, one line per rule broken. */
export async function violations(page: Page): Promise<string[]> {
	await page.evaluate(AxeSource.source);
	return page.evaluate(async () => {
		const { violations: found } = await (window as unknown as { axe: typeof AxeSource }).axe.run();
		return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
	});
}

/** Opens pages in light and dark, wide and narrow, with everything on them open: none breaks a rule of axe or is too wide. */
export async function expectReadable(page: Page, addresses: readonly string[]): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const)
		for (const width of [1440, 360]) {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 900 });
			for (const address of addresses) {
				const which = [address, colorScheme, width];
				await page.goto(address);
				await page
					.locator('main details')
					.evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
				expect([...which, await violations(page)]).toEqual([...which, []]);
				const tooWide = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect([...which, tooWide]).toEqual([...which, 0]);
			}
		}
}

/** Moves the pointer, as whoever looks does, until the browser draws this chart itself. */
export async function attend(page: Page, chart: Locator): Promise<void> {
	let at = 0;
	await expect(async () => {
		at = (at + 7) % 40;
		await page.mouse.move(at, at);
		await expect(chart.locator('.wide')).toHaveCount(0, { timeout: 1000 });
	}).toPass({ timeout: 30_000 });
}
