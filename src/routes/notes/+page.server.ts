import { getApplication } from '#lib/server/application.ts';
import { recordChoices } from '../record-choices.ts';
import { storeRecord, type RecordFields } from '../record-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { notes, catalogue } = getApplication();
	const all = await notes.list();
	const entries = all.map(async (note) => ({
		...note,
		earlier: note.version > 1 ? (await notes.versions(note.id)).slice(0, -1).reverse() : []
	}));
	return {
		notes: (await Promise.all(entries)).sort((a, b) => (a.day < b.day ? 1 : -1)),
		titles: Object.fromEntries(catalogue.list().map(({ id, title }) => [id, title])),
		choices: await recordChoices()
	};
};

const noteOf = ({ text, where }: RecordFields) => ({
	measure: text('measure'),
	where: where(),
	day: text('day'),
	text: text('text')
});

export const actions: Actions = {
	add: (sent) =>
		storeRecord(sent, async (fields) => {
			await getApplication().notes.add(noteOf(fields), fields.signed);
		}),
	change: (sent) =>
		storeRecord(sent, (fields) => {
			const { text, whole, signed } = fields;
			return getApplication().notes.change(text('id'), whole('version'), noteOf(fields), signed);
		}),
	withdraw: (sent) =>
		storeRecord(sent, ({ text, signed }) =>
			getApplication().notes.withdraw(text('id'), text('why'), signed)
		)
};
