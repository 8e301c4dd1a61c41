import type { MinutesFields } from '#lib/server/meeting/minutes.ts';
import type { RecordFields } from '../record-forms.ts';

/** The rows of a form, each with fields of its own (`text-0`, `text-1` …). `count` says how many were sent. */
const rows = (fields: RecordFields, name: string): number[] =>
	Array.from({ length: Math.min(fields.whole(`${name}-count`), 200) }, (_, index) => index);

/** What a form says of a meeting. Rows without a text are left out; so are lines without a name. */
export function readMinutes(fields: RecordFields): MinutesFields {
	const { text, where, whole } = fields;
	const lines = text('attendance').split(/[\n;]/);
	return {
		heldOn: text('heldOn'),
		attendance: lines.map((line) => line.trim()).filter(Boolean),
		agenda: rows(fields, 'agenda')
			.map((row) => ({
				measure: text(`measure-${row}`),
				where: where(`where-${row}`),
				text: text(`agenda-${row}`)
			}))
			.filter((entry) => entry.text !== ''),
		decisions: rows(fields, 'decision')
			.map((row) => ({ text: text(`decision-${row}`), action: whole(`action-${row}`) || null }))
			.filter((decision) => decision.text !== ''),
		nextOn: text('nextOn')
	};
}
