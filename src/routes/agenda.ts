import type { Action } from '#lib/measures/actions.ts';
import type { NotLoaded } from '#lib/measures/not-loaded.ts';
import type { WhatChanged } from '#lib/measures/what-changed.ts';
import { getApplication } from '#lib/server/application.ts';
import { agendaList } from '#lib/server/figures/agenda-list.ts';
import { today } from './today.ts';

/** What a meeting goes through: what is overdue, what nobody loaded, and what changed; null where nothing has a month. */
export type Agenda = { overdue: Action[]; notLoaded: NotLoaded[]; list: WhatChanged | null };

/**
 * Reads the agenda of a meeting, over the last 12 months of the data. Without calendar dates there is no month, and
 * nothing that changed from one to the next.
 */
export async function readAgenda(
	dataThrough: string | null,
	scope: 'headline' | 'all'
): Promise<Agenda> {
	const { actions, notLoaded, whatChanged } = getApplication();
	const written = { overdue: await actions.overdue(today()), notLoaded: await notLoaded() };
	if (!dataThrough) return { ...written, list: null };
	return { ...written, list: await whatChanged(agendaList(dataThrough, scope)) };
}
