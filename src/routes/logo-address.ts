import { getApplication } from '#lib/server/application.ts';
import { readLogo } from '#lib/server/theme/read-logo.ts';

/** The clinic's logo as a data address, so that a page outside leads to nothing inside; undefined where there is none. */
export async function logoAddress(): Promise<string | undefined> {
	const { folder, theme } = getApplication();
	const name = (await theme()).logo;
	const logo = name === undefined ? undefined : readLogo(folder.root, name);
	if (!logo || 'rule' in logo) return undefined;
	return `data:${logo.type};base64,${logo.bytes.toString('base64')}`;
}
