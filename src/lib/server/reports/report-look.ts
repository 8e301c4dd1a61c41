import { extname } from 'node:path';
import { readLogo } from '#lib/server/theme/read-logo.ts';
import { readTheme } from '#lib/server/theme/read-theme.ts';

/** How a clinic's reports look: the name on them, and the files by name that their templates read. */
export type ReportLook = { organisation: string; files: Record<string, string | Uint8Array> };

/** What a template reads of a theme: its accent, and the file of its logo with the words that stand for it. '' is none. */
export const plainTheme = { accent: '', logo: '', alt: '' };

/** The look of reports by the theme of a data folder. Throws as readTheme does. */
export function reportLook(dataFolder: string): ReportLook {
	const { organisation = '', accent, logo: file } = readTheme(dataFolder);
	const theme = { ...plainTheme, accent: accent?.light ?? '' };
	const logo = file === undefined ? undefined : readLogo(dataFolder, file);
	if (file === undefined || !logo || 'rule' in logo)
		return { organisation, files: { 'theme.json': JSON.stringify(theme) } };
	const name = `logo${extname(file).toLowerCase()}`;
	const alt = organisation === '' ? 'Logo' : `Logo of ${organisation}`;
	const named = JSON.stringify({ ...theme, logo: name, alt });
	return { organisation, files: { 'theme.json': named, [name]: logo.bytes } };
}
