import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportLook } from '#lib/server/reports/report-look.ts';
import { typeset } from '#lib/server/reports/typeset.ts';
import { makeDefinitionBook } from '#lib/server/reports/make-definition-book.ts';
import { readTheme } from '#lib/server/theme/read-theme.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

const plainLogo =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';

async function folderWith(theme: string, logo = plainLogo): Promise<string> {
	const folder = await temporaryFolder();
	await writeExport(folder, 'theme.yaml', theme);
	await writeFile(join(folder, 'logo.svg'), logo);
	return folder;
}

const accent = 'accent:\n  light: "#7a1f3d"\n  dark: "#f0a0b8"\n';
const refusal = async (theme: string, logo?: string): Promise<string> => {
	const folder = await folderWith(theme, logo);
	try {
		return JSON.stringify(readTheme(folder));
	} catch (error) {
		return error instanceof Error ? error.message : '';
	}
};

test('a theme is name, logo and accent, and a folder without one has none', async () => {
	const folder = await folderWith(`organisation: Riverbend Health\nlogo: logo.svg\n${accent}`);
	expect(readTheme(folder)).toEqual({
		organisation: 'Riverbend Health',
		logo: 'logo.svg',
		accent: { light: '#7a1f3d', dark: '#f0a0b8' }
	});
	expect(readTheme(await temporaryFolder())).toEqual({});
});

test('an accent that is hard to read is refused with its line, the rule and a colour that would do', async () => {
	expect(await refusal('organisation: R\naccent:\n  light: "#f5c400"\n  dark: "#f0a0b8"\n')).toBe(
		'theme.yaml, line 3: accent.light is too hard to read: against a shaded part its contrast is 1.51 to 1, and WCAG 2.2 AA asks 4.50 to 1 of text. Choose a darker colour; "#876b00" is the nearest of its hue that would do.'
	);
	expect(await refusal(accent.replace('#f0a0b8', '#401020'))).toContain('Choose a lighter colour');
});

test('what is no theme says which line is wrong', async () => {
	expect(await refusal('accent:\n  light: blue\n  dark: "#f0a0b8"\n')).toContain(
		'line 2: accent.light: a colour is written "#rrggbb", in quotes'
	);
	expect(await refusal('organization: R\n')).toContain(
		'It may have organisation, logo, and accent'
	);
	expect(await refusal('a: [\n')).toContain('it is no YAML');
});

test('a logo is one plain picture in the data folder', async () => {
	expect(await refusal('logo: ../logo.svg\n')).toContain('Write the name of the file alone');
	expect(await refusal('logo: other.png\n')).toContain('there is no other.png in the data folder');
	expect(await refusal('logo: logo.svg\n', 'hello')).toContain('the name of an SVG and is none');
	const active = [
		'<svg><script>alert(1)</script></svg>',
		'<svg onload="alert(1)"></svg>',
		'<svg><image href="https://example.org/a.png"/></svg>',
		'<svg><foreignObject/></svg>'
	];
	for (const logo of active)
		expect(await refusal('logo: logo.svg\n', logo)).toContain('holds a script, or something from');
});

test('the PDF bears name and logo, and is tagged as before', async () => {
	const folder = await folderWith(`organisation: Riverbend Health\nlogo: logo.svg\n${accent}`);
	const look = reportLook(folder);
	const book = { chapters: [], settings: {}, asOf: null };
	const text = Buffer.from(await makeDefinitionBook({ ...book, look })).toString('latin1');
	expect(text).toContain('Definition book, Riverbend Health');
	expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
	expect(Object.keys(look.files)).toEqual(['theme.json', 'logo.svg']);
	const plain = await makeDefinitionBook(book);
	expect(Buffer.from(plain).toString('latin1')).not.toContain('Riverbend');
	expect((await typeset('check.typ', {})).byteLength).toBeGreaterThan(0);
});
