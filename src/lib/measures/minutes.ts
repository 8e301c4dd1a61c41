import type { Where } from '#lib/measures/place.ts';

/** What was said of one measure at one place; `measure` is null for what is of none. */
export type AgendaItem = { measure: string | null; where: Where; text: string };

/** The minutes of one quality meeting. Dates are ISO days. */
export type Minutes = {
	id: string;
	version: number;
	heldOn: string;
	/** Names of staff. */
	attendance: string[];
	agenda: AgendaItem[];
	/** `action` is the number of the action that carries a decision out. */
	decisions: { text: string; action: number | null }[];
	nextOn: string | null;
	/** Why they were taken back; null where they stand. */
	withdrawnWhy: string | null;
	author: string;
	recordedAt: string;
};
