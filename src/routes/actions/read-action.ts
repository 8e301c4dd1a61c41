import type { ActionFields } from '#lib/server/meeting/actions.ts';
import { getApplication } from '#lib/server/application.ts';
import { directions } from '#lib/measures/actions.ts';
import type { RecordFields } from '../record-forms.ts';
import { typedValue } from '../typed-forms.ts';

/** A value in the unit of the measure that the form names, if it names one. */
function readTarget(text: string, measure: string): number | null {
	const { catalogue } = getApplication();
	return typedValue(
		text,
		catalogue.list().find(({ id }) => id === measure)
	);
}

/** What a form says of an action. */
export function readAction({ text, where }: RecordFields): ActionFields {
	const measure = text('measure');
	return {
		aim: text('aim'),
		measure,
		where: where(),
		prediction: text('prediction'),
		direction: directions.find((each) => each === text('direction')) ?? null,
		target: readTarget(text('target'), measure),
		owner: text('owner'),
		dueOn: text('dueOn'),
		doOn: text('doOn')
	};
}
