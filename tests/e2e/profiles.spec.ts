import { expect, test, type Page } from '@playwright/test';
import { listenForComplaints, violations } from './pages.ts';

const profile = (name: string, status = '{constant: attended}') => `name: ${name}
version: 1
recognise: [Encounter, Seen On]
tables:
  - table: attendance
    columns:
      episode_id: Encounter
      service_on: {from: Seen On, date: '%m/%d/%Y'}
      status: ${status}
`;

async function importProfile(page: Page, text: string): Promise<void> {
	await page.goto('/profiles');
	const form = page.getByRole('form', { name: 'Import a profile' });
	await form
		.getByLabel('A profile that somebody sent')
		.setInputFiles({ name: 'p.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
	await form.getByLabel('Your name').fill('R. Alder');
	await form.getByRole('button', { name: 'Import' }).click();
}

const entry = (page: Page, name: string) =>
	page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
		test.use({ javaScriptEnabled });
		const ending = javaScriptEnabled ? 'scripted' : 'plain';

		test('a profile is imported, changed, compared and removed', async ({ page }) => {
			const complaints = listenForComplaints(page);
			const name = `Visits ${ending}`;
			await importProfile(page, profile(name));
			await expect(page.getByText(`${name} is imported as version 1.`)).toBeVisible();
			await expect(entry(page, name)).toContainText('by R. Alder');
			await entry(page, name).getByRole('link', { name: 'Change' }).click();
			await page.getByLabel('How dates of service_on are written').selectOption('%d/%m/%Y');
			await page.getByRole('button', { name: 'Save as the next version' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
			await page.getByRole('link', { name: 'What differs from version 1' }).click();
			const row = page.getByRole('group', { name: 'What the two versions say' }).getByRole('row');
			await expect(row).toHaveCount(2);
			await expect(row.nth(1)).toContainText('service_on');
			await expect(row.nth(1).getByRole('cell').nth(1)).toContainText('31/01/2025');
			if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
			await page.goto('/profiles');
			await entry(page, name).getByText('Remove', { exact: false }).first().click();
			await entry(page, name)
				.getByRole('button', { name: `Remove ${name}` })
				.click();
			await expect(page.getByText(`${name} is removed.`)).toBeVisible();
			await expect(entry(page, name)).toHaveCount(0);
			expect(complaints).toEqual([]);
		});

		test('SQL is shown before a profile that holds it is taken', async ({ page }) => {
			const name = `Computed ${ending}`;
			await importProfile(page, profile(name, '{sql: lower(Shown)}'));
			await expect(page.getByRole('heading', { name: 'This profile holds SQL' })).toBeVisible();
			await expect(page.getByText('lower(Shown)', { exact: true })).toBeVisible();
			await expect(entry(page, name)).toHaveCount(0);
			if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
			await page.getByRole('button', { name: 'I have read it: import the profile' }).click();
			await expect(page.getByText(`${name} is imported as version 1.`)).toBeVisible();
		});

		test('a faulty profile is sent back with the line, the rule and how to mend it', async ({
			page
		}) => {
			await importProfile(page, profile(`Faulty ${ending}`, '{constant: here}'));
			await expect(
				page.getByText('line 9: tables, 1, columns, status: "here" is not one of attended')
			).toBeVisible();
		});

		test('a set of rows is added and what is missing is told', async ({ page }) => {
			await page.goto('/profiles/PHQ-9%20item%20file/edit');
			await page.getByRole('button', { name: 'Add a set of rows' }).click();
			await expect(page.getByRole('group', { name: 'Set 1' })).toBeVisible();
			await page.getByRole('button', { name: 'Take this table out' }).first().click();
			await page.getByLabel('Column of the file for episode_id').first().selectOption('');
			await page.getByRole('button', { name: 'Save as the next version' }).click();
			await expect(page.getByText(/assessment needs episode_id/)).toBeVisible();
			if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
		});
	});

test('a profile is downloaded as it is written', async ({ request }) => {
	const response = await request.get('/profiles/TEDS-D%202023/profile.yaml');
	expect(await response.text()).toMatch(/^name: TEDS-D 2023$/m);
	expect((await request.get('/profiles/nobody/profile.yaml')).status()).toBe(404);
	expect((await request.get('/profiles/nobody')).status()).toBe(404);
});

test('a table is chosen and its columns are mapped by keyboard alone', async ({ page }) => {
	await page.goto('/profiles/TEDS-D%202023/edit');
	const select = page.getByLabel('Column of the file for payer', { exact: true });
	await select.focus();
	await page.keyboard.press('Tab');
	await expect(page.locator('summary', { hasText: /for payer$/ })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('The same for every row').locator('visible=true')).toBeVisible();
});
