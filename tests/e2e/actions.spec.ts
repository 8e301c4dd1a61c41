import { expect, test, type Locator, type Page } from '@playwright/test';
import { listenForComplaints, violations } from './pages.ts';

const card = (page: Page) => page.getByRole('article', { name: 'Length of stay', exact: true });

/** Opens what a summary folds, by keyboard. */
async function open(within: Locator, summary: string): Promise<void> {
	await within.locator('summary').filter({ hasText: summary }).first().focus();
	await within.page().keyboard.press('Enter');
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
		test.use({ javaScriptEnabled });
		const ending = javaScriptEnabled ? 'scripted' : 'plain';

		test('a note is added on a card by keyboard, and stands on the chart, in the list and in the table', async ({
			page
		}) => {
			const complaints = listenForComplaints(page);
			const text = `New intake coordinator, ${ending}`;
			await page.goto('/measures/length_of_stay');
			await open(card(page), 'Notes and actions');
			await open(card(page), 'Add a note');
			const form = page.getByRole('form', { name: 'Add a note to Length of stay' });
			await form.getByLabel('What happened').fill(text);
			const day = form.getByLabel('Day', { exact: true });
			expect(await day.inputValue()).toMatch(/^2026-\d\d-(28|30|31)$/);
			await day.fill('2026-03-14');
			await form.getByLabel('Your name').fill('R. Lee');
			await form.getByRole('button', { name: 'Add the note' }).focus();
			await page.keyboard.press('Enter');
			const line = page.getByRole('list', { name: 'Notes on the chart' }).getByText(text);
			await expect(line).toHaveText(new RegExp(`^(\\d+) · 14 March 2026: ${text} \\(R\\. Lee\\)$`));
			const label = /^\d+/.exec((await line.textContent()) ?? '')?.[0] ?? '';
			const chart = card(page).getByRole('img').first();
			await expect(chart.locator('text').filter({ hasText: label }).first()).toBeVisible();
			const row = page.getByRole('row').filter({ hasText: 'March 2026' });
			await expect(row.getByRole('cell').last()).toContainText(label);
			await page.goto('/measures/completion');
			await expect(page.getByText(text)).toHaveCount(0);
			expect(complaints).toEqual([]);
		});

		test('a telephone number in a note is refused by its kind, and not repeated', async ({
			page
		}) => {
			await page.goto('/measures/length_of_stay');
			await open(card(page), 'Notes and actions');
			await open(card(page), 'Add a note');
			const form = page.getByRole('form', { name: 'Add a note to Length of stay' });
			await form.getByLabel('What happened').fill('Call 555-867-5309 about it.');
			await form.getByLabel('Your name').fill('R. Lee');
			await form.getByRole('button', { name: 'Add the note' }).press('Enter');
			const alert = page.getByRole('alert');
			await expect(alert).toContainText('what looks like a telephone or fax number');
			await expect(alert).not.toContainText('867');
		});

		test('an action is started, stepped, closed with a result, and goes on', async ({ page }) => {
			const aim = `Call on the day after, ${ending}`;
			await page.goto('/actions');
			await open(page.locator('main'), 'Start an action');
			const start = page.getByRole('form', { name: 'Start an action' });
			await start.getByLabel('Measure', { exact: true }).selectOption('Completion');
			await start.getByLabel(/^Aim/).fill(aim);
			await start.getByLabel('Owner').fill('M. Ortiz');
			await start.getByLabel('Due').fill('2026-06-30');
			await start.getByLabel(/^Change began/).fill('2026-01-10');
			await start.getByLabel('Your name').fill('R. Lee');
			await start.getByRole('button', { name: 'Start the action' }).press('Enter');
			await expect(page.getByRole('heading', { level: 1 })).toContainText(aim);
			await expect(page.getByText('overdue since 30 June 2026')).toBeVisible();
			await expect(page.getByText('It cannot be closed yet.')).toBeVisible();
			await open(page.locator('main'), 'Change');
			const change = page.getByRole('form', { name: 'Change the action' });
			await change.getByLabel(/^Prediction/).fill('More will stay to the end.');
			await change.getByLabel('The measure will go').selectOption('To a value');
			await change.getByLabel(/^Value/).fill('75%');
			await change.getByRole('button', { name: 'Store the change' }).press('Enter');
			await expect(page.getByText('Predicted to go to 75.0%.')).toBeVisible();
			const history = page.getByRole('region', { name: 'History' });
			await expect(history).toContainText('Predicted to go: to 75.0% (before: none)');
			await open(page.locator('main'), 'Add a step');
			const step = page.getByRole('form', { name: 'Add a step' });
			await step.getByLabel('What was done').fill('Two callers trained.');
			await step.getByRole('button', { name: 'Add the step' }).press('Enter');
			await expect(page.getByText('Two callers trained. (R. Lee)')).toBeVisible();
			const says = page.getByRole('region', { name: 'What the series says' });
			await expect(says).toContainText('Completion since January 2026, when the change began');
			if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
			const close = page.getByRole('form', { name: 'Close the action' });
			await close.getByRole('radio', { name: /^Adapt:/ }).check();
			await close.getByLabel(/^Result/).fill('Too late in the day: try mornings.');
			await close.getByRole('button', { name: 'Close the action' }).press('Enter');
			await expect(page.getByText('adapted: tried again in another way').first()).toBeVisible();
			await expect(says).toContainText('When it was closed: Completion since January 2026');
			const first = page.url();
			await open(page.locator('main'), 'Start its next cycle');
			const next = page.getByRole('form', { name: 'Start the next cycle' });
			await next.getByLabel(/^Aim/).fill(`Call in the morning, ${ending}`);
			await next.getByLabel('Owner').fill('M. Ortiz');
			await next.getByLabel('Due').fill('2099-12-31');
			await next.getByRole('button', { name: 'Start the next cycle' }).press('Enter');
			await expect(page.getByText('Goes on from')).toBeVisible();
			await expect(page.getByText('open, due 31 December 2099')).toBeVisible();
			await page.goto(first);
			await expect(page.getByRole('link', { name: /Call in the morning/ })).toBeVisible();
		});

		test('minutes begin with the last ones and the open actions, and are changed without loss', async ({
			page
		}) => {
			await page.goto('/minutes');
			await page.getByRole('link', { name: 'Write minutes' }).press('Enter');
			await expect(page.getByRole('heading', { name: 'Open actions' })).toBeVisible();
			const form = page.getByRole('form', { name: 'Write minutes' });
			await form.getByLabel('Day of the meeting').fill('2026-09-08');
			await form.getByLabel(/^Who was there/).fill('R. Lee\nM. Ortiz');
			await form.getByLabel('What was said').first().fill(`Completion as usual, ${ending}.`);
			await form.getByLabel('Measure', { exact: true }).first().selectOption('Completion');
			await form.getByLabel('What was decided').first().fill(`Go on calling, ${ending}.`);
			await form.getByLabel('Your name').fill('R. Lee');
			await form.getByRole('button', { name: 'Store the minutes' }).press('Enter');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				'Quality meeting of 8 September 2026'
			);
			await expect(page.getByText('R. Lee, M. Ortiz')).toBeVisible();
			await expect(page.getByText(`Completion as usual, ${ending}.`)).toBeVisible();
			if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
			await page.getByRole('link', { name: 'Change', exact: true }).press('Enter');
			const change = page.getByRole('form', { name: 'Change the minutes' });
			await change.getByLabel('What was decided').nth(1).fill('Meet in October.');
			await change.getByRole('button', { name: 'Store the minutes' }).press('Enter');
			await expect(page.getByText('Meet in October.')).toBeVisible();
			await expect(page.getByText(/, version 2$/)).toBeVisible();
			await page.goto('/minutes/new');
			await expect(page.getByText('Minutes of 8 September 2026')).toBeVisible();
		});
	});

test('a note is changed and taken back, and what it said before stays', async ({ page }) => {
	await page.goto('/notes');
	await open(page.locator('main'), 'Add a note');
	const add = page.getByRole('form', { name: 'Add a note' });
	await add.getByLabel('Measure').selectOption('Length of stay');
	await add.getByLabel('What happened').fill('Snow closed the clinic.');
	await add.getByLabel('Day', { exact: true }).fill('2026-02-03');
	await add.getByLabel('Your name').fill('R. Lee');
	await add.getByRole('button', { name: 'Add the note' }).press('Enter');
	const entry = page.getByRole('article', { name: 'Note of 3 February 2026' });
	await open(entry, 'Change or take back');
	const change = page.getByRole('form', { name: 'Change the note of 3 February 2026' });
	await change.getByLabel('What happened').fill('Snow closed both sites.');
	await change.getByRole('button', { name: 'Store the change' }).press('Enter');
	await expect(entry.getByText('Snow closed both sites.').first()).toBeVisible();
	await open(entry, 'Before that');
	await expect(entry.getByText(/Snow closed the clinic\. \(R\. Lee/)).toBeVisible();
	await open(entry, 'Change or take back');
	const withdraw = page.getByRole('form', { name: 'Take the note of 3 February 2026 back' });
	await withdraw.getByLabel('Why it is taken back').fill('It was in January.');
	await withdraw.getByRole('button', { name: 'Take it back' }).press('Enter');
	await expect(entry.getByText('Taken back by R. Lee: It was in January.')).toBeVisible();
	expect(await violations(page)).toEqual([]);
});

test('a form leads back to this site only, and what is not there is not found', async ({
	request
}) => {
	const form = {
		day: '2026-02-02',
		measure: 'length_of_stay',
		text: 'Elsewhere.',
		author: 'R. Lee',
		back: '//example.org/'
	};
	const { origin } = new URL(test.info().project.use.baseURL ?? '');
	const headers = { origin, accept: 'text/html' };
	const answer = await request.post('/notes?/add', { form, headers, maxRedirects: 0 });
	expect(answer.status()).toBe(303);
	expect(answer.headers().location).toBe('/');
	for (const path of ['/actions/999', '/actions/none', '/minutes/none'])
		expect((await request.get(path)).status()).toBe(404);
});
