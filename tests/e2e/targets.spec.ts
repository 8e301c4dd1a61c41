import { expect, test } from '@playwright/test';

// A measure of its own, so that what is written here changes no other test's figure.
const measure = 'survey_response_rate';

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
		test.use({ javaScriptEnabled });
		const place = javaScriptEnabled ? 'everywhere' : 'level of care IOP';

		test('a target is refused in words, set, shown on its measure, and ended', async ({ page }) => {
			await page.goto(`/targets?measure=${measure}`);
			const form = page.locator('form', {
				has: page.getByRole('button', { name: 'Set this target' })
			});
			await form.getByRole('combobox', { name: /^For/ }).selectOption(place);
			await form.getByLabel('Value (rates in percent)').fill('170');
			await form.getByLabel('From the month').fill('2026-01');
			await form.getByLabel('Owner, who sees to it').fill('M. Ortiz');
			await form.getByLabel('Why this number').fill('The best quarter of last year.');
			await form.getByLabel('Your name').fill('R. Lee');
			await form.getByRole('button').click();
			await expect(page.getByRole('alert')).toContainText('a rate lies between 0 and 100%');
			await expect(form.getByLabel('Owner, who sees to it')).toHaveValue('M. Ortiz');
			await form.getByLabel('Value (rates in percent)').fill('70');
			await form.getByRole('button').click();
			const entry = page.getByRole('listitem').filter({ hasText: `, ${place}` });
			await expect(entry).toContainText('Our aim: 70% since January 2026. M. Ortiz sees to it.');
			await entry.getByText('End', { exact: true }).click();
			const end = entry.locator('form', {
				has: page.getByRole('button', { name: 'End this target' })
			});
			await end.getByLabel('From this month on there is none').fill('2026-08');
			await end.getByLabel('Why it ends').fill('Reached and kept.');
			await end.getByLabel('Your name').fill('R. Lee');
			await end.getByRole('button').click();
			await expect(entry).toContainText('Ended.');
			await page.goto(`/measures/${measure}${javaScriptEnabled ? '' : '?where=level_of_care=IOP'}`);
			await expect(page.getByRole('columnheader', { name: 'Our aim' })).toBeVisible();
		});

		test('a baseline is set with its reason, marked in the table, and withdrawn', async ({
			page
		}) => {
			const kept = javaScriptEnabled ? '' : '?where=level_of_care=IOP';
			await page.goto(`/measures/${measure}${kept}`);
			await page.locator('summary', { hasText: 'Usual range' }).click();
			const form = page.getByRole('form', { name: 'Set a baseline' });
			await form.getByLabel('Begins with the month or quarter').fill('spring');
			await form.getByLabel('Decided on').fill('2026-02-03');
			await form.getByLabel('Your name').fill('R. Lee');
			await form.getByLabel(/^Why/).fill('Surveys go out with the last session');
			await form.getByRole('button').click();
			await expect(page.getByRole('alert')).toContainText('as a month (2026-01) or a quarter');
			await form.getByLabel('Begins with the month or quarter').fill('2026-02');
			await form.getByRole('button').click();
			await expect(page.getByText('from here note 1')).toBeVisible();
			await expect(
				page
					.getByText('1: New baseline from February 2026: Surveys go out with the last session.')
					.last()
			).toBeVisible();
			await page.locator('summary', { hasText: 'Usual range: 1 set by somebody' }).click();
			await page.getByText('Withdraw it').first().click();
			const withdraw = page.locator('form', {
				has: page.getByRole('button', { name: 'Withdraw this baseline' })
			});
			await withdraw.getByLabel('Why it is withdrawn').fill('It began a month later.');
			await withdraw.getByLabel('Your name').fill('R. Lee');
			await withdraw.getByRole('button').click();
			await expect(page.getByText('from here note 1')).toHaveCount(0);
		});
	});
