import { getApplication } from '#lib/server/application.ts';
import type { AskingDisparities } from '#lib/server/disparities/ask-disparities.ts';
import { readSettings } from '#lib/server/settings.ts';
import { periodOf, type Selection } from '../question.ts';

/** What the pages of disparities ask: the period and the filters of their address, for inside. */
export function askingOf(selection: Selection, dataThrough: string | null): AskingDisparities {
	const { ask, catalogue, folder } = getApplication();
	return {
		ask,
		catalogue,
		settings: readSettings(folder.root),
		asked: { ...periodOf(selection, dataThrough), where: selection.where, audience: 'inside' }
	};
}
